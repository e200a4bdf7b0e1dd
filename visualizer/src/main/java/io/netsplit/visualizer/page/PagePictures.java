package io.netsplit.visualizer.page;

import io.netsplit.scenario.report.RunDrawing;
import io.netsplit.scenario.report.RunPictures;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.SvgWriter;
import io.netsplit.visualizer.model.Operations;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.RecordingReader;
import io.netsplit.visualizer.opening.Judgements;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.picture.StripPicture;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The panes of the dashboard as the figures of a report: what is drawn, and how, is the same in both. */
public final class PagePictures implements RunPictures {
    /** How much room a page has for a figure, in pixels. */
    private static final double WIDTH = 1232;

    /** The charts below the strip have names at their right; time lies at the same place in both. */
    private static final double STRIP_WIDTH = 1150;

    private static final double CLUSTER_HEIGHT = 400;
    private static final double LARGE_CLUSTER_HEIGHT = 640;

    /** With more nodes than these the rings of the two sides need more room. */
    private static final int SMALL_CLUSTER_MAX = 12;

    private static final double EVIDENCE_HEIGHT = 480;
    private static final double LANES_HEIGHT = 330;
    private static final double SPACE_TIME_MIN = 320;
    private static final double SPACE_TIME_MAX = 760;
    private static final double AROUND_LANES = 90;
    private static final double LANE = 58;

    /** More operations than these are judged again only where the run's own judges found something. */
    private static final int JUDGED_MAX = 20_000;

    @Override
    public String style() {
        return SvgWriter.style();
    }

    @Override
    public RunDrawing draw(Path trace, SweepResult result, VariantResult variant, int arrowsMax) throws IOException {
        RunDetail detail = Objects.requireNonNull(variant.detail(), "a variant without a run to show");
        Recording recording = RecordingReader.read(trace);
        Session session = new Session(new Judgements("netsplit").of(recording, Optional.of(result)));
        session.showRange(detail.windowStartNs(), detail.windowEndNs());
        session.moveTo(detail.focusNs());
        Pictures pictures = new Pictures(session);
        double height = Math.min(SPACE_TIME_MAX, AROUND_LANES + LANE * recording.addresses());
        return new RunDrawing(
                svg(pictures.spaceTime(WIDTH, Math.max(SPACE_TIME_MIN, height), arrowsMax), variant, "space-time"),
                cluster(pictures, recording, variant, detail),
                svg(strip(pictures), variant, "strip"),
                consistency(pictures, recording, variant, detail.summary().inconsistency() != null),
                recording.problem());
    }

    /** At the very beginning there is nothing to be seen of it. */
    private static String cluster(Pictures pictures, Recording recording, VariantResult variant, RunDetail detail) {
        double height = recording.nodes() > SMALL_CLUSTER_MAX ? LARGE_CLUSTER_HEIGHT : CLUSTER_HEIGHT;
        return detail.focusNs() == 0 ? "" : svg(pictures.draw(Pane.CLUSTER, WIDTH, height), variant, "cluster");
    }

    private static Drawing strip(Pictures pictures) {
        Drawing strip = pictures.draw(Pane.STRIP, STRIP_WIDTH, StripPicture.HEIGHT);
        return new Canvas(WIDTH, StripPicture.HEIGHT)
                .ground(Tone.PANEL)
                .line(0, 0.5, WIDTH, 0.5, Pen.of(Tone.LINE, 1))
                .add(strip.framed(0, 0))
                .done(strip.words());
    }

    private static String consistency(Pictures pictures, Recording recording, VariantResult variant, boolean broken) {
        int operations = new Operations(recording).count();
        if (operations == 0 || operations > JUDGED_MAX && !broken) {
            return "";
        }
        double height = broken ? EVIDENCE_HEIGHT : LANES_HEIGHT;
        return svg(pictures.draw(Pane.CONSISTENCY, WIDTH, height), variant, "consistency");
    }

    private static String svg(Drawing drawing, VariantResult variant, String pane) {
        return SvgWriter.embedded(drawing, variant.name() + "-" + pane + "-");
    }
}
