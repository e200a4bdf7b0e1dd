package io.netsplit.visualizer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRefused.Reason;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.live.SampleWorkshop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what was typed to files, or to a refusal that says what to do. */
class NetsplitDashboardTest {
    private static final ViewRequest.Look USUAL =
            new ViewRequest.Look("", "", "", "", "", "", "", "", "", 1, false, false);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("a.trace"), SampleTrace.splitBrain().whole());
    }

    @Test
    void theSameExportIsTheSameBytes() throws Exception {
        show("a.trace", USUAL, "one.svg", "one.png");
        show("a.trace", USUAL, "two.svg", "two.png");
        assertThat(folder.resolve("two.svg")).hasSameBinaryContentAs(folder.resolve("one.svg"));
        assertThat(folder.resolve("two.png")).hasSameBinaryContentAs(folder.resolve("one.png"));
        assertThat(Files.readString(folder.resolve("one.svg"))).contains("not judged: a trace alone", "TWO LEADERS");
        assertThat(err()).contains("wrote one.svg");
    }

    @Test
    void aTraceIsFoundInARunFolderAndByTheNameOfItsScenario() throws Exception {
        Path latest = Files.createDirectories(folder.resolve("out/sample/latest"));
        Files.writeString(
                latest.resolve("correct-seed-42.trace.jsonl.gz"),
                SampleTrace.splitBrain().whole());
        show("out/sample/latest", USUAL, "a.svg");
        show("out/sample", USUAL, "b.svg");
        show("sample", USUAL, "c.svg");
        assertThat(folder.resolve("c.svg")).hasSameBinaryContentAs(folder.resolve("a.svg"));
        assertRefused(Reason.NOTHING_THERE, "There is no trace of variant 'x'", "sample", "x", USUAL, "d.svg");
    }

    @Test
    void anotherRunIsShownBesideTheFirstUpToWhereTheyPart() throws Exception {
        String other = SampleTrace.splitBrain().whole().replace("\"seed\":42", "\"seed\":43");
        Files.writeString(folder.resolve("b.trace"), other.replaceFirst("\"term\":2", "\"term\":3"));
        showBeside("a.trace", "b.trace", "both.svg", "both.png");
        assertThat(Files.readString(folder.resolve("both.svg")))
                .contains("f.term is 2 in seed 42 and 3 in seed 43", "the same in both", "3.490000000 s");
        assertThat(folder.resolve("both.png")).isNotEmptyFile();
    }

    @Test
    void besideARunIsTheOneOfTheSameVariantAndSeed() throws Exception {
        String trace = SampleTrace.splitBrain().whole();
        Path two = Files.createDirectories(folder.resolve("two"));
        Files.writeString(two.resolve("broken-seed-42.trace.jsonl.gz"), "no trace\n");
        Files.writeString(two.resolve("correct-seed-42.trace.jsonl.gz"), trace);
        showBeside("a.trace", "two", "folder.svg");
        showBeside("a.trace", "two/correct-seed-42", "file.svg");
        assertThat(Files.readString(folder.resolve("folder.svg"))).contains("and the same end");
        assertThat(folder.resolve("file.svg")).hasSameBinaryContentAs(folder.resolve("folder.svg"));
        assertRefusedBeside(Reason.NOT_VALID, "is not a netsplit trace", "two/broken-seed-42");
        Files.move(two.resolve("correct-seed-42.trace.jsonl.gz"), two.resolve("correct-seed-7.trace.jsonl.gz"));
        assertRefusedBeside(Reason.USAGE, "broken-seed-42, correct-seed-7. Name the file.", "two");
        assertRefusedBeside(Reason.NOTHING_THERE, "no trace and no run nowhere", "nowhere");
    }

    private void showBeside(String subject, String beside, String... exports) throws ViewRefused {
        new NetsplitDashboard().show(request(subject, "", beside, USUAL, exports));
    }

    private void assertRefusedBeside(Reason reason, String message, String beside) {
        assertThatThrownBy(() -> showBeside("a.trace", beside, "x.svg"))
                .isInstanceOfSatisfying(
                        ViewRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }

    @Test
    void aTraceThatIsCutOffIsShownWithARemark() throws Exception {
        Files.writeString(folder.resolve("cut.trace"), SampleTrace.splitBrain().cutOff());
        show("cut.trace", USUAL, "cut.svg");
        assertThat(err()).contains("cut.trace is cut off after event");
        assertThat(Files.readString(folder.resolve("cut.svg"))).contains("the trace is not whole");
    }

    @Test
    void whatCannotBeShownIsRefusedWithAReason() throws IOException {
        Files.writeString(folder.resolve("poem.txt"), "Shall I compare thee\n");
        assertRefused(Reason.NOT_VALID, "is not a netsplit trace", "poem.txt", "", USUAL, "x.svg");
        assertRefused(Reason.NOTHING_THERE, "Make one with: netsplit run nothing", "nothing", "", USUAL, "x.svg");
        assertRefused(Reason.USAGE, "ends with .png or .svg", "a.trace", "", USUAL, "x.gif");
        assertRefused(Reason.USAGE, "there is no folder", "a.trace", "", USUAL, "no/x.svg");
        assertRefused(Reason.USAGE, "There is no pane 'moon'", "a.trace", "", look("moon", "", "", ""), "x.svg");
        assertRefused(Reason.USAGE, "--at", "a.trace", "", look("", "soon", "", ""), "x.svg");
        assertRefused(Reason.USAGE, "there is no 'n9' to select", "a.trace", "", look("", "", "n9", ""), "x.svg");
        assertRefused(Reason.USAGE, "  a b\n    ^", "a.trace", "", look("", "", "", "a b"), "x.svg");
    }

    @Test
    void withoutADisplayThereIsAReasonOfItsOwnAndTwoWaysOut() {
        String platform = System.clearProperty("glass.platform");
        String system = System.setProperty("os.name", "Linux");
        try {
            assertRefused(Reason.NO_WINDOW, "$DISPLAY is not set", "a.trace", "", USUAL);
            assertRefused(Reason.NO_WINDOW, "view a.trace --export view.png", "a.trace", "", USUAL);
        } finally {
            if (platform != null) {
                System.setProperty("glass.platform", platform);
            }
            System.setProperty("os.name", system);
        }
    }

    @Test
    void aRunThatTakesPlaceIsMeasuredToItsEnd() throws Exception {
        measure("three", new ViewRequest.Live(true, Optional.empty(), ""));
        assertThat(err()).contains("events came in", "the window is busy for each of", "worst");
    }

    private void measure(String subject, ViewRequest.Live live) throws ViewRefused {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        new NetsplitDashboard()
                .show(new ViewRequest(
                        subject,
                        "",
                        "",
                        USUAL,
                        List.of(),
                        live,
                        new SampleWorkshop(),
                        true,
                        folder,
                        "netsplit",
                        Map.of(),
                        stream,
                        () -> false));
    }

    @Test
    void aMeasurementCountsWhatItMeasured() throws Exception {
        measure("a.trace", ViewRequest.Live.NOT);
        assertThat(err())
                .contains(
                        "messages",
                        "heap",
                        "scrub, cluster",
                        "scrub, space-time",
                        "as shown: median",
                        "each an arrow: median")
                .doesNotContain("NaN");
    }

    private static ViewRequest.Look look(String pane, String at, String select, String filter) {
        return new ViewRequest.Look(pane, at, "", "", select, filter, "", "", "", 1, false, false);
    }

    private void assertRefused(
            Reason reason, String message, String subject, String variant, ViewRequest.Look look, String... exports) {
        assertThatThrownBy(() -> new NetsplitDashboard().show(request(subject, variant, look, exports)))
                .isInstanceOfSatisfying(
                        ViewRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }

    private void show(String subject, ViewRequest.Look look, String... exports) throws ViewRefused {
        new NetsplitDashboard().show(request(subject, "", look, exports));
    }

    private ViewRequest request(String subject, String variant, ViewRequest.Look look, String... exports) {
        return request(subject, variant, "", look, exports);
    }

    private ViewRequest request(
            String subject, String variant, String beside, ViewRequest.Look look, String... exports) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ViewRequest(
                subject,
                variant,
                beside,
                look,
                List.of(exports),
                ViewRequest.Live.NOT,
                new SampleWorkshop(),
                false,
                folder,
                "netsplit",
                Map.of(),
                stream,
                () -> false);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
