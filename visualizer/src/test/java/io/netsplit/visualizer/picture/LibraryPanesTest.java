package io.netsplit.visualizer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.report.EvidenceJson;
import io.netsplit.scenario.report.SummaryJson;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.Sweep;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.opening.RunOpener;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the library's scenarios leave behind can be opened, and no pane is empty without saying why. */
class LibraryPanesTest {
    private static final Path LIBRARY = Path.of("../scenarios/library");
    private static final int SENTENCE_WORDS = 5;

    @TempDir
    Path folder;

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(LIBRARY)) {
            return all.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Servers without a trace; single objects; transactions; messages; members without clients: the shortest of each. */
    private static List<Path> oneOfEachKind() throws IOException {
        List<Path> chosen = new ArrayList<>();
        for (String topic : List.of("balancing", "raft", "consistency", "messaging", "membership")) {
            chosen.add(files().stream()
                    .filter(file -> file.getParent().endsWith(topic))
                    .min(Comparator.comparingLong(LibraryPanesTest::lengthNs).thenComparing(file -> file))
                    .orElseThrow());
        }
        return chosen;
    }

    private static long lengthNs(Path path) {
        return file(path).variants().get(0).scenario().run().durationNs();
    }

    private static ScenarioFile file(Path path) {
        return new ScenarioReader().read(path).file().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void aScenarioOfEveryKindFillsThePanesOrSaysWhyNot(Path path) throws Exception {
        check(path);
    }

    @Tag("lengthy")
    @ParameterizedTest
    @MethodSource("files")
    void everyScenarioFillsThePanesOrSaysWhyNot(Path path) throws Exception {
        check(path);
    }

    /** One seed of the first variant, and of the first one that is broken on purpose. */
    private void check(Path path) throws Exception {
        ScenarioFile file = file(path);
        List<String> variants = new ArrayList<>();
        variants.add(file.variants().get(0).name());
        file.variants().stream()
                .filter(Variant::canary)
                .map(Variant::name)
                .findFirst()
                .ifPresent(variants::add);
        SweepOptions options = SweepOptions.DEFAULT
                .withSeeds(List.of(1L))
                .withVariants(variants)
                .withFolder(folder);
        SweepResult result = Sweep.run(file, options, SweepProgress.NONE);
        Files.writeString(folder.resolve("summary.json"), SummaryJson.of(result));
        Files.writeString(folder.resolve("details.json"), EvidenceJson.details(result));
        for (String variant : variants) {
            OpenedRun run = new RunOpener(folder, "netsplit").open(".", variant);
            assertThat(run.recording().problem()).isEmpty();
            Session session = new Session(run);
            Pictures pictures = new Pictures(session);
            for (Pane pane : Pane.main()) {
                assertNotEmpty(pictures.draw(pane, 960, 600), pane + " of " + path.getFileName() + ", " + variant);
            }
            assertAgreed(run, pictures.draw(Pane.CONSISTENCY, 960, 600));
        }
    }

    /** Something to point at, or a sentence. */
    private static void assertNotEmpty(Drawing drawing, String what) {
        boolean something = hasTarget(drawing.shapes());
        boolean sentence =
                PictureTexts.of(drawing).stream().anyMatch(text -> text.split(" ", -1).length >= SENTENCE_WORDS);
        assertThat(something || sentence).as(what).isTrue();
        assertThat(drawing.words()).as(what).isNotBlank();
        Texts.stayWithin(drawing.shapes(), drawing.width());
        Contrast.suffices(drawing, what);
    }

    private static boolean hasTarget(List<Shape> shapes) {
        return shapes.stream()
                .anyMatch(shape -> shape instanceof Shape.Target
                        || shape instanceof Shape.Frame frame && hasTarget(frame.shapes()));
    }

    /** The history judged again must not be refused where the run's own judges found that it is as claimed. */
    private static void assertAgreed(OpenedRun run, Drawing consistency) {
        for (Finding finding : run.findings()) {
            boolean held = finding.outcome() == Finding.Outcome.PASS && !finding.expectedToFail();
            if (held && finding.claim().equals("consistency linearizable")) {
                assertThat(consistency.words()).doesNotStartWith("Consistency: not");
            }
        }
    }
}
