package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.report.SampleSweep;
import io.netsplit.scenario.report.SummaryJson;
import io.netsplit.scenario.report.SummaryReader;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    Path folder;

    private FakeMachine machine;
    private MadeUpEngine engine;

    @BeforeEach
    void writeAScenario() throws IOException {
        Files.writeString(folder.resolve("split.yaml"), scenario("split", "raft"));
        machine = new FakeMachine(folder);
        answer(SampleSweep.passing());
    }

    private static String scenario(String name, String tag) {
        return InitCommand.template().replace("name: my-first", "name: " + name + "\ntags: [" + tag + "]")
                + "\nvariants:\n  correct: {}\n  other: { topology: { nodes: 3 } }\n";
    }

    private void answer(SweepResult result) {
        engine = new MadeUpEngine(file -> result);
        machine.with(engine);
    }

    private Path latest() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("out/split"))) {
            return runs.filter(path -> path.getFileName().toString().startsWith("2"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aPassingScenarioExitsWithZeroAndSaysSo() {
        assertThat(machine.run("run", "split.yaml")).isZero();
        assertThat(machine.out()).startsWith("split · 2 variants × 3 seeds").contains("\nPASS  5 assertions");
        assertThat(machine.err()).isEmpty();
    }

    @Test
    void aFailedAssertionExitsWithOneAndSaysHowToSeeItAgain() {
        answer(SampleSweep.failing());
        assertThat(machine.run("run", "split.yaml", "--set", "run.seeds=3")).isEqualTo(1);
        assertThat(machine.out())
                .contains("again:  netsplit replay split.yaml --variant broken-quorum --seed 1 --set run.seeds=3 "
                        + "--around-failure");
    }

    @Test
    void theCommandThatShowsARunAgainKeepsItsLimitsAndNotTheTime() {
        answer(SampleSweep.failing());
        machine.run(
                "run",
                "split.yaml",
                "--max-events",
                "900000",
                "--max-pending",
                "5000",
                "--checker-budget",
                "70000",
                "--time-budget",
                "1h",
                "-j",
                "1");
        assertThat(machine.out())
                .contains("again:  netsplit replay split.yaml --variant broken-quorum --seed 1 --max-events 900000 "
                        + "--max-pending 5000 --checker-budget 70000 --around-failure\n");
    }

    @Test
    void anUnknownVerdictExitsWithTwo() {
        answer(SampleSweep.unknown());
        assertThat(machine.run("run", "split.yaml")).isEqualTo(2);
    }

    @Test
    void anInvalidScenarioExitsWithThreeAndIsNotRun() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), scenario("bad", "raft").replace("30s", "30"));
        assertThat(machine.run("run", "bad.yaml")).isEqualTo(3);
        assertThat(machine.err())
                .contains("error[NS010]: a duration needs a unit", "bad.yaml:10:13", "did you mean '30s'?");
        assertThat(machine.out()).isEmpty();
        assertThat(engine.asked()).isEmpty();
    }

    @Test
    void anInvalidScenarioAmongOthersDoesNotKeepThemFromRunning() throws IOException {
        Files.createDirectories(folder.resolve("all"));
        Files.writeString(folder.resolve("all/bad.yaml"), "netsplit: 1\n");
        Files.writeString(folder.resolve("all/good.yaml"), scenario("good", "raft"));
        answer(SampleSweep.failing());
        assertThat(machine.run("run", "all", "--junit", "junit.xml")).isEqualTo(3);
        assertThat(machine.out()).contains("FAIL  1 of 5 assertions");
        assertThat(Files.readString(folder.resolve("junit.xml"))).contains("the scenario is valid", "all/bad.yaml");
    }

    @Test
    void anInterruptedRunKeepsWhatWasFinishedAndExitsWith130() throws IOException {
        answer(SampleSweep.interrupted());
        machine.interrupt();
        assertThat(machine.run("run", "split.yaml")).isEqualTo(130);
        assertThat(machine.out()).contains("STOPPED  after 3 of 4 runs");
        assertThat(latest().resolve("summary.json")).content().contains("\"interrupted\": true");
    }

    @Test
    void aDefectExitsWith70AndNamesAReportFileInsteadOfAStackTrace() throws IOException {
        machine.with(new MadeUpEngine(file -> {
            throw new IllegalStateException("the ladder has no rung");
        }));
        assertThat(machine.run("run", "split.yaml")).isEqualTo(70);
        assertThat(machine.err()).contains("internal error: IllegalStateException: the ladder has no rung");
        assertThat(machine.err()).doesNotContain("\tat ");
        String file = machine.err().replaceAll("(?s).*with this file: (\\S+)\n.*", "$1");
        assertThat(Files.readString(Path.of(file))).contains("command: netsplit run split.yaml", "\tat ");
        Files.delete(Path.of(file));
    }

    @Test
    void anUnknownScenarioIsAnsweredWithTheNearestOfTheLibrary() {
        assertThat(machine.run("run", "raft-spilt-brain")).isEqualTo(4);
        assertThat(machine.err())
                .contains("No scenario is called 'raft-spilt-brain'. Did you mean 'raft-split-brain'?");
    }

    @Test
    void aLinkToAFolderIsSearchedAsTheFolderItself() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Files.writeString(real.resolve("broken.yaml"), "netsplit: 1\nname: broken\n");
        Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(machine.run("check", "link")).isEqualTo(3);
        assertThat(machine.err() + machine.out()).contains("link/broken.yaml");
    }

    @Test
    void aFolderWithoutScenariosSaysSo() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertThat(machine.run("run", "empty")).isEqualTo(4);
        assertThat(machine.err()).contains("There is no scenario in empty");
    }

    @Test
    void aBinaryFileIsRefusedInOneMessage() throws IOException {
        Files.write(folder.resolve("picture.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xff});
        assertThat(machine.run("run", "picture.yaml")).isEqualTo(3);
        assertThat(machine.err()).contains("not a text file");
    }

    @Test
    void anUnknownVariantIsAnsweredWithTheNearest() {
        assertThat(machine.run("run", "split.yaml", "--variant", "corect")).isEqualTo(4);
        assertThat(machine.err()).contains("No variant is called 'corect'. Did you mean 'correct'?");
    }

    @Test
    void anUnknownTagNamesThoseThatThereAre() {
        assertThat(machine.run("run", "split.yaml", "--tag", "paxos")).isEqualTo(4);
        assertThat(machine.err()).contains("No scenario has the tag 'paxos'. There are: raft.");
    }

    @Test
    void tagsChooseAmongTheScenariosOfAFolder() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), scenario("two", "paxos"));
        assertThat(machine.run("run", ".", "--tag", "paxos")).isZero();
        assertThat(engine.asked()).hasSize(1);
    }

    @Test
    void seedAndSeedsContradictEachOther() {
        assertThat(machine.run("run", "split.yaml", "--seed", "1", "--seeds", "1..5"))
                .isEqualTo(64);
        assertThat(machine.err()).contains("--seed and --seeds contradict each other");
    }

    @Test
    void quietAndVerboseContradictEachOther() {
        assertThat(machine.run("run", "split.yaml", "-q", "-v")).isEqualTo(64);
    }

    @Test
    void seedsThatAreNoRangeAreExplained() {
        assertThat(machine.run("run", "split.yaml", "--seeds", "five")).isEqualTo(64);
        assertThat(machine.err()).contains("write it as 1..20");
        assertThat(machine.run("run", "split.yaml", "--seeds", "9..3")).isEqualTo(64);
        assertThat(machine.err()).contains("as 3..9");
        assertThat(machine.run("run", "split.yaml", "--seeds", "5")).isEqualTo(64);
        assertThat(machine.err()).contains("--seed 5, or --seeds 1..5");
    }

    @Test
    void flagsReachTheRunner() {
        machine.run(
                "run",
                "split.yaml",
                "--seeds",
                "3..5",
                "--variant",
                "other",
                "--fail-fast",
                "--trace",
                "--jobs",
                "3",
                "--max-events",
                "1000",
                "--max-pending",
                "50",
                "--time-budget",
                "2m");
        assertThat(engine.asked()).singleElement().satisfies(options -> {
            assertThat(options.part().seeds()).containsExactly(3L, 4L, 5L);
            assertThat(options.part().variants()).containsExactly("other");
            assertThat(options.failFast()).isTrue();
            assertThat(options.output().traceAll()).isTrue();
            assertThat(options.threads()).isEqualTo(3);
            assertThat(options.limits().maxEvents()).isEqualTo(1000);
            assertThat(options.limits().maxPending()).isEqualTo(50);
            assertThat(options.limits().timeBudgetNs()).isEqualTo(120_000_000_000L);
        });
    }

    @Test
    void aSettingChangesTheScenarioThatIsRun() {
        long[] duration = new long[1];
        machine.with(new MadeUpEngine(file -> {
            duration[0] = file.variants().get(0).scenario().run().durationNs();
            return SampleSweep.passing();
        }));
        assertThat(machine.run("run", "split.yaml", "--set", "run.duration=45s"))
                .isZero();
        assertThat(duration[0]).isEqualTo(45_000_000_000L);
    }

    @Test
    void aRunLeavesItsFilesAndPointsLatestToThem() throws IOException {
        machine.run("run", "split.yaml");
        assertThat(latest())
                .isDirectoryContaining("glob:**/report.html")
                .isDirectoryContaining("glob:**/summary.json")
                .isDirectoryContaining("glob:**/summary.md")
                .isDirectoryContaining("glob:**/junit.xml")
                .isDirectoryContaining("glob:**/about.json")
                .isDirectoryContaining("glob:**/scenario.yaml");
        assertThat(folder.resolve("out/split/latest/summary.json")).exists();
        assertThat(machine.out()).contains("out/split/" + latest().getFileName() + "/");
    }

    @Test
    void twoRunsOfOneSecondDoNotShareAFolder() throws IOException {
        machine.run("run", "split.yaml");
        machine.run("run", "split.yaml");
        try (Stream<Path> runs = Files.list(folder.resolve("out/split"))) {
            assertThat(runs.filter(path -> path.getFileName().toString().startsWith("2")))
                    .hasSize(2);
        }
    }

    @Test
    void anOutputFolderThatCannotBeMadeIsOneMessageAndNothingIsRun() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        assertThat(machine.run("run", "split.yaml", "--out", "file")).isEqualTo(64);
        assertThat(machine.err()).startsWith("netsplit: Cannot write to file: ").hasLineCount(1);
        assertThat(engine.asked()).isEmpty();
    }

    @Test
    void aFullDiskCostsTheFilesAndNotTheVerdicts() throws IOException {
        fillTheDisk(SampleSweep.failing());
        assertThat(machine.run("run", "split.yaml")).isEqualTo(64);
        assertThat(machine.err())
                .isEqualTo("netsplit: Cannot write to out: no space left on device. "
                        + "The verdicts hold, but their files are not kept. Choose another folder with --out DIR.\n");
        assertThat(machine.out())
                .contains("FAIL  1 of 5 assertions", "again:  netsplit replay split.yaml")
                .doesNotContain("report.html");
        try (Stream<Path> left = Files.list(folder.resolve("out/split"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFullDiskIsNamedOnceAndTheOtherScenariosAreJudged() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), scenario("two", "raft"));
        fillTheDisk(SampleSweep.passing());
        assertThat(machine.run("run", ".", "--junit", "junit.xml")).isEqualTo(64);
        assertThat(machine.err()).hasLineCount(1);
        assertThat(machine.out()).endsWith("\n2 scenarios: 2 passed\n");
        assertThat(engine.asked())
                .extracting(options -> options.output().folder() != null)
                .containsExactly(true, false);
        assertThat(folder.resolve("junit.xml")).content().contains("<testsuites");
    }

    @Test
    void verdictsThatNobodyCouldReadAreNoSuccess() throws IOException {
        machine.withOutputThatFails("No space left on device");
        assertThat(machine.run("run", "split.yaml")).isEqualTo(64);
        assertThat(machine.err()).hasLineCount(1);
        assertThat(latest().resolve("summary.json")).exists();
    }

    private void fillTheDisk(SweepResult result) {
        engine = new MadeUpEngine(file -> result).onAFullDisk();
        machine.with(engine);
    }

    @Test
    void jsonOnStandardOutputMovesTheTextAside() {
        assertThat(machine.run("run", "split.yaml", "--json", "-")).isZero();
        assertThat(machine.out()).startsWith("{\n  \"summary-format\": 1");
        assertThat(machine.err()).contains("PASS");
    }

    @Test
    void htmlTakesOneScenarioOnly() throws IOException {
        assertThat(machine.run("run", "split.yaml", "--html", "page.html")).isZero();
        assertThat(folder.resolve("page.html")).content().startsWith("<!DOCTYPE html>");
        Files.writeString(folder.resolve("two.yaml"), scenario("two", "raft"));
        assertThat(machine.run("run", ".", "--html", "page.html")).isEqualTo(64);
        assertThat(machine.err()).contains("--html takes one scenario, and there are 2");
    }

    @Test
    void severalScenariosEndWithOneLineOverAll() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), scenario("two", "raft"));
        assertThat(machine.run("run", ".")).isZero();
        assertThat(machine.out()).endsWith("\n2 scenarios: 2 passed\n");
    }

    @Test
    void failFastSkipsTheScenariosAfterAFailure() throws IOException {
        Files.writeString(folder.resolve("two.yaml"), scenario("two", "raft"));
        answer(SampleSweep.failing());
        assertThat(machine.run("run", ".", "--fail-fast")).isEqualTo(1);
        assertThat(engine.asked()).hasSize(1);
    }

    @Test
    void progressIsShownOnATerminalOnly() {
        machine.run("run", "split.yaml");
        assertThat(machine.err()).isEmpty();
        machine.onTerminal().with("LANG", "C.UTF-8").run("run", "split.yaml");
        assertThat(machine.err()).contains("\rsplit  ████", "6/6");
        assertThat(machine.err()).endsWith("\r");
    }

    @Test
    void aTerminalGetsColoursUnlessTheyAreRefused() {
        machine.onTerminal().with("LANG", "C.UTF-8").run("run", "split.yaml");
        assertThat(machine.out()).contains("\u001b[32mPASS\u001b[0m");
        machine.run("run", "split.yaml", "--color", "never");
        assertThat(machine.out()).doesNotContain("\u001b");
        machine.with("NO_COLOR", "1").run("run", "split.yaml");
        assertThat(machine.out()).doesNotContain("\u001b");
        machine.run("run", "split.yaml", "--color", "always");
        assertThat(machine.out()).contains("\u001b[32m");
    }

    @Test
    void aTerminalWithoutUnicodeGetsAscii() {
        machine.onTerminal().with("LANG", "C").run("run", "split.yaml", "--color", "never");
        assertThat(machine.out()).isASCII().contains("+ invariant");
    }

    @Test
    void gitHubGetsAnnotationsAndTheJobSummary() throws IOException {
        Path page = folder.resolve("step-summary.md");
        answer(SampleSweep.failing());
        machine.with("GITHUB_ACTIONS", "true").with("GITHUB_STEP_SUMMARY", page.toString());
        machine.run("run", "split.yaml");
        assertThat(machine.err()).contains("::error file=split.netsplit.yaml,line=31,col=5,title=");
        assertThat(page).content().startsWith("## ❌ split");
    }

    @Test
    void runsThatAreDoneTwiceMustShowTheSame() {
        assertThat(machine.run("run", "split.yaml", "--verify-determinism")).isZero();
        assertThat(machine.out()).contains("✓ deterministic: 6 runs done twice, equal digests");
    }

    @Test
    void runsThatDifferTheSecondTimeAreADefect() {
        String changed = SummaryJson.of(SampleSweep.passing()).replace("00c0ffee00000002", "0badc0de00000002");
        List<SweepResult> answers = List.of(SampleSweep.passing(), SummaryReader.read(changed, ""));
        int[] asked = {0};
        machine.with(new MadeUpEngine(file -> answers.get(Math.min(1, asked[0]++))));
        assertThat(machine.run("run", "split.yaml", "--verify-determinism")).isEqualTo(70);
        assertThat(machine.err())
                .contains("variant correct, seed 2: digest 00c0ffee00000002, and 0badc0de00000002 the second time")
                .contains("2 of 6 runs are not deterministic");
    }

    @Test
    void theCopiesOfScenariosInRunFoldersAreNotFoundAgain() {
        machine.run("run", "split.yaml");
        assertThat(machine.run("run", ".")).isZero();
        assertThat(engine.asked()).hasSize(2);
    }
}
