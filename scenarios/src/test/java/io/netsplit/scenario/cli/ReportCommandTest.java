package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.report.SampleSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void leaveAResult() throws IOException {
        Files.writeString(folder.resolve("split.yaml"), InitCommand.template().replace("my-first", "split"));
        machine = new FakeMachine(folder).with(new MadeUpEngine(file -> SampleSweep.failing()));
        machine.run("run", "split.yaml");
    }

    @Test
    void theSamePageIsWrittenFromTheResultFolder() throws IOException {
        byte[] page = Files.readAllBytes(folder.resolve("out/split/latest/report.html"));
        assertThat(machine.run("report", "out/split/latest", "-o", "again.html"))
                .isZero();
        assertThat(folder.resolve("again.html")).hasBinaryContent(page);
        assertThat(machine.err()).isEqualTo("wrote again.html\n");
    }

    @Test
    void theFolderOfAScenarioStandsForItsLatestRun() {
        assertThat(machine.run("report", "out/split", "--format", "text")).isZero();
        assertThat(machine.out()).contains("FAIL  1 of 5 assertions");
    }

    @Test
    void otherFormatsGoToStandardOutput() throws IOException {
        machine.run("report", "out/split", "--format", "json");
        assertThat(machine.out()).isEqualTo(Files.readString(folder.resolve("out/split/latest/summary.json")));
        machine.run("report", "out/split", "--format", "markdown");
        assertThat(machine.out()).startsWith("## ❌ split");
        machine.run("report", "out/split", "--format", "junit");
        assertThat(machine.out()).contains("<testsuites name=\"netsplit\" tests=\"5\" failures=\"1\"");
    }

    @Test
    void csvHasOneRowPerRun() {
        machine.run("report", "out/split", "--format", "csv");
        assertThat(machine.out().lines())
                .hasSize(7)
                .startsWith(
                        "scenario,variant,seed,digest,outcome,events,operations,simulated-ns,availability,latency.p99");
    }

    @Test
    void theDiagramIsAPictureOfItsOwn() {
        assertThat(machine.run("report", "out/split", "--format", "svg", "-o", "split.svg"))
                .isZero();
        assertThat(folder.resolve("split.svg"))
                .content()
                .startsWith("<svg xmlns=")
                .contains("<style>", ">minority</text>");
        assertThat(machine.run("report", "out/split", "--format", "svg", "--variant", "nobody"))
                .isEqualTo(4);
    }

    @Test
    void aFolderWithoutResultsSaysWhereTheyAre() {
        assertThat(machine.run("report", "out")).isEqualTo(4);
        assertThat(machine.err()).contains("There are no results in out", "out/<scenario>/latest");
        assertThat(machine.run("report", "nowhere")).isEqualTo(4);
    }

    @Test
    void aTruncatedSummaryIsOneMessage() throws IOException {
        Path summary = folder.resolve("out/split/latest/summary.json");
        Files.writeString(summary, Files.readString(summary).substring(0, 500));
        assertThat(machine.run("report", "out/split")).isEqualTo(3);
        assertThat(machine.err())
                .startsWith("netsplit: The results in out/split are damaged: ")
                .hasLineCount(1);
    }

    @Test
    void anUnknownFormatNamesThose() {
        assertThat(machine.run("report", "out/split", "--format", "pdf")).isEqualTo(64);
        assertThat(machine.err()).contains("html", "markdown", "csv");
    }
}
