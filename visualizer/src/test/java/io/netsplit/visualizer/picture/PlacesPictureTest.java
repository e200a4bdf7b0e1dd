package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleSweep;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.Finding.Outcome;
import io.netsplit.visualizer.model.PlaceComparison;
import io.netsplit.visualizer.model.PlaceComparison.Claim;
import io.netsplit.visualizer.model.PlaceComparison.Figure;
import io.netsplit.visualizer.model.PlaceComparison.Found;
import io.netsplit.visualizer.model.PlaceComparison.Spread;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A scenario simulated and on real nodes. */
class PlacesPictureTest {
    private static final Path GOLDEN = Path.of("src/test/resources/pictures/compare-places.svg");
    private static final List<String> THREE = List.of("sim", "sim as ratis", "ratis");
    private static final List<String> SIX = List.of(
            "read-index, sim",
            "read-index, sim as jgroups-raft",
            "read-index, jgroups-raft",
            "log, sim",
            "log, sim as jgroups-raft",
            "log, jgroups-raft");

    @Test
    void threePlacesAreAsTheyWere() throws IOException {
        String svg = SvgWriter.write(draw(places(THREE), 1000, 420), Theme.LIGHT);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void resultsOfPlacesOpenToTheirComparison() {
        assertThat(session(places(THREE)).view().pane()).isEqualTo(Pane.COMPARE);
    }

    @Test
    void everyPlaceHasItsMedianItsSpreadAndItsVerdict() {
        Drawing drawing = draw(places(THREE), 1280, 700);
        assertThat(Texts.of(drawing))
                .contains("10.0 ms", "20.0 ms", "15.0 ms to 40.0 ms · 8 runs", "one run", "–")
                .contains("holds", "violated in 2 of 3", "unknown", "not asked")
                .contains("ratis: a sync of the disk took 1.00 ms in the middle");
        assertThat(drawing.words())
                .contains("latency.p50 sim 10.0 ms, sim as ratis 20.0 ms, ratis 30.0 ms")
                .contains("linearizable: sim holds, sim as ratis unknown, ratis violated in 2 of 3")
                .doesNotContain("no difference shown");
    }

    @Test
    void longNamesKeepWhatTellsThemApart() {
        Drawing drawing = draw(places(SIX), 1280, 700);
        assertThat(Texts.of(drawing)).contains("read-index, sim as jgroups-raft", "log, sim as jgroups-raft");
    }

    @Test
    void whatIsTheSameEverywhereComesLastAndNotesGiveWayToFigures() {
        List<String> low = Texts.of(draw(places(THREE), 640, 320));
        assertThat(low).contains("latency.p50").doesNotContain("availability");
        assertThat(low).noneMatch(text -> text.startsWith("ratis: a"));
        assertThat(Texts.of(draw(places(THREE), 640, 700))).containsSubsequence("latency.p50", "availability");
    }

    @Test
    void whatHasNoRoomIsCountedAndNoTextReachesOut() {
        for (List<String> names : List.of(THREE, SIX)) {
            for (double[] size : new double[][] {{1280, 700}, {640, 380}, {560, 360}, {640, 200}, {320, 90}}) {
                Drawing drawing = draw(places(names), size[0], size[1]);
                Texts.stayWithin(drawing.shapes(), size[0]);
                Texts.doNotOverlap(drawing.shapes());
            }
        }
        assertThat(Texts.of(draw(places(SIX), 640, 200)))
                .anyMatch(text -> text.startsWith("2 more figures and 4 more claims in a larger window"));
    }

    private static Drawing draw(PlaceComparison places, double width, double height) {
        return new Pictures(session(places)).draw(Pane.COMPARE, width, height);
    }

    private static Session session(PlaceComparison places) {
        Sweep two = SampleSweep.balancing().sweep();
        return new Session(SampleSweep.opened(
                new Sweep(3, two.durationNs(), 0, List.of(), two.variants(), List.of(), Optional.of(places))));
    }

    private static PlaceComparison places(List<String> names) {
        List<Optional<Spread>> latency = new ArrayList<>();
        List<Optional<Spread>> availability = new ArrayList<>();
        List<Optional<Spread>> takeover = new ArrayList<>();
        List<Optional<Found>> linearizable = new ArrayList<>();
        List<Optional<Found>> matching = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int kind = i % 3;
            int runs = kind == 2 ? 3 : 8;
            latency.add(Optional.of(new Spread(1e7 * (i + 1), 7.5e6 * (i + 1), 2e7 * (i + 1), runs)));
            availability.add(Optional.of(new Spread(0.91, 0.91, 0.91, 1)));
            takeover.add(kind == 1 ? Optional.empty() : Optional.of(new Spread(3.1e8, 2.9e8, 7.4e8, runs)));
            Outcome outcome = Outcome.values()[(kind * 2) % 3];
            linearizable.add(Optional.of(new Found(outcome, outcome == Outcome.FAIL ? 2 : 0, runs)));
            matching.add(kind == 2 ? Optional.empty() : Optional.of(new Found(Outcome.PASS, 0, runs)));
        }
        return new PlaceComparison(
                names,
                List.of(
                        new Figure("new leader after split", "ns", takeover),
                        new Figure("availability", "share", availability),
                        new Figure("latency.p50", "ns", latency)),
                List.of(
                        new Claim("invariant log-matching", matching),
                        new Claim("invariant one-leader-per-term", matching),
                        new Claim("linearizable", linearizable),
                        new Claim(
                                "threshold availability > 0.5 of all operations while the leader is cut off",
                                linearizable)),
                List.of(
                        "ratis: a line was on its way between a node and the controller for 3.00 ms in the middle",
                        "ratis: a sync of the disk took 1.00 ms in the middle"));
    }
}
