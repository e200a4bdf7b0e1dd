package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import io.netsplit.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
    private static final String SCENARIO = """
            netsplit: 1
            name: small-split
            run: { duration: 8s, warmup: 1s, seeds: 3 }
            topology:
              nodes: 5
              network: { latency: 1ms..3ms }
            system:
              protocol: raft
              with: { reads: read-index }
            workload:
              type: register
              clients: { count: 5, placement: colocated }
              arrivals: { model: closed, think-time: 10ms }
              operations: { read: 50%, write: 50% }
              keys: { count: 2 }
              timeout: 500ms
            faults:
              - at: 3s
                name: split
                partition: [[leader, follower], [rest]]
                for: 2s
            variants:
              correct: {}
              broken-quorum:
                canary: true
                system: { with: { quorum: 2 } }
            assertions:
            """;

    @TempDir
    Path folder;

    private static ScenarioFile file(String assertions) {
        return new ScenarioReader()
                .read("small-split.yaml", SCENARIO + assertions.indent(2))
                .file()
                .orElseThrow();
    }

    private static SweepOptions quick() {
        return SweepOptions.DEFAULT.withThreads(1).withDetail(false);
    }

    private static SweepResult run(String assertions, SweepOptions options) {
        return Sweep.run(file(assertions), options, SweepProgress.NONE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFolderThatCannotBeWrittenToCostsTheFilesAndNotTheVerdicts(boolean traceAll) {
        String claim = "- consistency: linearizable";
        SweepOptions unwritable = SweepOptions.DEFAULT.withTraceAll(traceAll).withFolder(folder.resolve("missing"));
        SweepResult unwritten = run(claim, SweepOptions.DEFAULT);
        assertThatExceptionOfType(UnwrittenException.class)
                .isThrownBy(() -> run(claim, unwritable))
                .withCauseInstanceOf(NoSuchFileException.class)
                .satisfies(thrown -> assertThat(thrown.result().variants()).isEqualTo(unwritten.variants()));
    }

    private static AssertionResult only(SweepResult result) {
        List<AssertionResult> all = result.variants().stream()
                .flatMap(variant -> variant.assertions().stream())
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void aSplitIsSurvivedByRaftAndTheCanaryIsCaught() {
        SweepResult result = run("""
                - invariant: one-leader-per-term
                - consistency: linearizable
                - consistency: linearizable
                  variant: broken-quorum
                  expect: fail
                  because: both sides commit
                - eventually: majority-has-leader
                  during: split
                  within: 1s
                - threshold: availability >= 90%
                  during: split
                  where: { side: majority }
                - threshold: availability <= 5%
                  during: split
                  where: { side: minority }
                """, SweepOptions.DEFAULT.withThreads(2));
        assertThat(result.exit()).isEqualTo(ExitStatus.PASS);
        assertThat(result.runs()).isEqualTo(6);
        assertThat(result.assertions()).isEqualTo(6);
        VariantResult canary = result.variants().get(1);
        assertThat(canary.canary()).isTrue();
        AssertionResult caught = canary.assertions().get(0);
        assertThat(caught.holds()).isEqualTo(Verdict.FAIL);
        assertThat(caught.verdict()).isEqualTo(Verdict.PASS);
        assertThat(caught.measured()).isEqualTo("violated in 3 of 3");
        assertThat(canary.runs().get(0).inconsistency()).isNotNull();
        RunDetail detail = canary.detail();
        assertThat(detail).isNotNull();
        assertThat(detail.reason()).isEqualTo("seed 1 is the first: it violates linearizable, as it is meant to");
        assertThat(detail.marks()).anyMatch(mark -> mark.kind().equals("violation"));
    }

    @Test
    void theDetailShowsTheSplitWithMessagesLeadersAndSides() {
        SweepResult result = run("- invariant: log-matching", SweepOptions.DEFAULT.withSeeds(List.of(5L)));
        RunDetail detail = result.variants().get(0).detail();
        assertThat(detail).isNotNull();
        assertThat(detail.focusText()).startsWith("split begins: ");
        assertThat(detail.focusNs()).isEqualTo(3_000_000_000L);
        assertThat(detail.messages())
                .isNotEmpty()
                .anyMatch(message -> message.fate().equals("partition"));
        assertThat(detail.messages())
                .allSatisfy(message ->
                        assertThat(message.sentNs()).isBetween(detail.windowStartNs(), detail.windowEndNs()));
        assertThat(detail.roles()).anyMatch(role -> role.role().equals("leader"));
        RunSummary run = detail.summary();
        assertThat(run.availability()).extracting("side").containsExactly("all", "majority", "minority");
        assertThat(run.faults()).extracting("name").containsExactly("split");
        assertThat(run.latencies()).extracting("function").containsExactly("all", "read", "write");
        assertThat(run.metrics()).containsKeys("availability", "latency.p99", "elections", "messages.sent");
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        String assertions = "- consistency: linearizable\n- threshold: latency.p99 < 1s";
        SweepResult one = run(assertions, SweepOptions.DEFAULT.withThreads(1));
        SweepResult four = run(assertions, SweepOptions.DEFAULT.withThreads(4));
        assertThat(four.variants()).isEqualTo(one.variants());
    }

    @Test
    void runsAreStreamedInOrderAndTheTellingOneHasATrace() throws IOException {
        run("- consistency: linearizable", SweepOptions.DEFAULT.withThreads(3).withFolder(folder));
        List<String> lines = Files.readAllLines(folder.resolve("runs.jsonl"));
        assertThat(lines).hasSize(6);
        for (int i = 0; i < 6; i++) {
            String variant = i % 2 == 0 ? "correct" : "broken-quorum";
            assertThat(lines.get(i))
                    .startsWith("{\"variant\":\"" + variant + "\",\"seed\":" + (i / 2 + 1) + ",\"digest\":\"")
                    .endsWith("}");
        }
        assertThat(traces()).containsExactly("broken-quorum-seed-1.trace.jsonl.gz", "correct-seed-1.trace.jsonl.gz");
        try (TraceReader reader = TraceReader.open(folder.resolve("correct-seed-1.trace.jsonl.gz"))) {
            while (reader.next() != null) {}
            assertThat(reader.problem()).isEmpty();
            assertThat(lines.get(0)).contains(reader.end().orElseThrow().digest());
        }
    }

    @Test
    void everyRunHasATraceWhereAllAreWanted() throws IOException {
        run("- invariant: log-matching", quick().withTraceAll(true).withFolder(folder));
        assertThat(traces()).hasSize(6);
    }

    @Test
    void whatWasFinishedBeforeAnInterruptionIsKept() throws IOException {
        AtomicBoolean stop = new AtomicBoolean();
        List<Long> finished = new ArrayList<>();
        SweepProgress progress = new SweepProgress() {
            @Override
            public void finished(RunSummary run, int done, int of) {
                finished.add(run.seed());
                stop.set(stop.get() || done == 2);
            }
        };
        SweepOptions options = quick().withInterrupted(stop::get).withFolder(folder);
        SweepResult result = Sweep.run(file("- invariant: log-matching"), options, progress);
        assertThat(result.interrupted()).isTrue();
        assertThat(result.exit()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(result.runs()).isEqualTo(finished.size()).isBetween(2, 6);
        assertThat(Files.readAllLines(folder.resolve("runs.jsonl"))).hasSize(result.runs());
    }

    @Test
    void aSweepThatIsEndedEarlyHasRunsOfEveryVariant() {
        AtomicBoolean stop = new AtomicBoolean();
        SweepProgress progress = new SweepProgress() {
            @Override
            public void finished(RunSummary run, int done, int of) {
                stop.set(stop.get() || done == 4);
            }
        };
        List<Long> seeds = LongStream.rangeClosed(1, 20).boxed().toList();
        SweepOptions options = quick().withSeeds(seeds).withInterrupted(stop::get);
        SweepResult result = Sweep.run(file("- invariant: log-matching"), options, progress);
        assertThat(result.interrupted()).isTrue();
        assertThat(result.variants())
                .allSatisfy(variant ->
                        assertThat(variant.runs()).extracting(RunSummary::seed).startsWith(1L, 2L));
    }

    @Test
    void failFastEndsTheSweepAfterTheFirstViolation() {
        SweepResult result = run("- threshold: availability < 1%", quick().withFailFast(true));
        assertThat(result.exit()).isEqualTo(ExitStatus.FAIL);
        assertThat(result.runs()).isLessThan(6);
    }

    @Test
    void aLimitThatIsHitMakesVerdictsUnknownAndNeverPasses() {
        SweepResult result =
                run("- invariant: log-matching", quick().withLimits(SweepLimits.DEFAULT.withMaxEvents(5_000)));
        AssertionResult assertion = only(result);
        assertThat(assertion.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assertion.measured())
                .startsWith("unknown: the run was cut short at ")
                .contains("event limit");
        assertThat(result.exit()).isEqualTo(ExitStatus.UNKNOWN);
    }

    @Test
    void aLimitThatIsHitBeforeTheWindowBeginsIsNamedRatherThanTheWindow() {
        SweepResult result =
                run("- consistency: linearizable", quick().withLimits(SweepLimits.DEFAULT.withMaxEvents(1)));
        assertThat(only(result).measured()).contains("event limit, which --max-events raises");
        assertThat(result.exit()).isEqualTo(ExitStatus.UNKNOWN);
    }

    @Test
    void aMemoryLimitThatTheFirstEventsExceedIsUnknownWithItsFlag() {
        for (int pending = 1; pending < 20; pending++) {
            SweepResult result =
                    run("- invariant: log-matching", quick().withLimits(SweepLimits.DEFAULT.withMaxPending(pending)));
            assertThat(only(result).measured())
                    .as("at most %d pending", pending)
                    .contains("memory limit, which --max-pending raises");
        }
    }

    @Test
    void aTimeBudgetThatRunsOutLeavesTheRestUnknown() {
        SweepResult result =
                run("- invariant: log-matching", quick().withLimits(SweepLimits.DEFAULT.withTimeBudgetNs(1)));
        assertThat(only(result).measured())
                .isEqualTo("unknown: only 0 of 3 seeds were run: the time was up, which --time-budget raises");
        assertThat(result.exit()).isEqualTo(ExitStatus.UNKNOWN);
    }

    @Test
    void aComparisonForWhichTheTimeWasUpNamesTheFlagToo() {
        SweepResult result = run(
                "- compare: messages.sent\n  of: correct\n  to: broken-quorum\n  ratio: { at-most: 2 }",
                quick().withLimits(SweepLimits.DEFAULT.withTimeBudgetNs(1)));
        assertThat(only(result).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(only(result).measured()).contains("only 0 of 3 seeds were run", "--time-budget");
    }

    @Test
    void aThresholdThatFailsNamesTheWorstSeedAndTheFirstFailingOne() {
        AssertionResult assertion = only(run("- threshold: latency.p50 < 1us", quick()));
        assertThat(assertion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assertion.firstFailingSeed()).isEqualTo(1);
        assertThat(assertion.worst())
                .isEqualTo(assertion.seeds().stream()
                        .mapToDouble(AssertionResult.SeedResult::value)
                        .max()
                        .orElseThrow());
        assertThat(assertion.measured()).matches("worst [0-9.]+ ms \\(seed [123]\\)");
        assertThat(assertion.evidence().get(0)).startsWith("latency.p50 was ");
        assertThat(assertion.source()).startsWith("small-split.yaml:");
    }

    @Test
    void anExpectedFailureThatDoesNotHappenFails() {
        SweepResult result = run("- invariant: log-matching\n  expect: fail", quick());
        assertThat(only(result).holds()).isEqualTo(Verdict.PASS);
        assertThat(result.exit()).isEqualTo(ExitStatus.FAIL);
    }

    @Test
    void anEmptySampleIsUnknown() {
        AssertionResult assertion =
                only(run("- threshold: latency.p50 < 1s\n  where: { client: c1, node: n5 }", quick()));
        assertThat(assertion.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assertion.measured()).startsWith("unknown: there was nothing to measure in the window");
    }

    @Test
    void whatComesTooLateSaysHowLate() {
        AssertionResult assertion =
                only(run("- eventually: majority-has-leader\n  during: split\n  within: 1ms", quick()));
        assertThat(assertion.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assertion.sentence()).isEqualTo("eventually majority-has-leader during split within 1 ms");
        assertThat(assertion.evidence().get(0)).startsWith("majority-has-leader not within 1 ms of 3 s but after 0.");
    }

    @Test
    void aComparisonPairsTheSeedsAndStandsUnderTheVariantThatItIsAbout() {
        String assertions =
                "- compare: messages.sent\n  of: correct\n  to: broken-quorum\n  ratio: { at-least: 0.5, at-most: 2 }";
        SweepResult result = run(assertions, quick());
        AssertionResult comparison = result.variants().get(0).assertions().get(0);
        assertThat(result.variants().get(1).assertions()).isEmpty();
        assertThat(comparison.verdict()).isEqualTo(Verdict.PASS);
        assertThat(comparison.seeds()).hasSize(3);
        assertThat(comparison.measured()).matches("ratio [0-9.]+ \\[[0-9.]+, [0-9.]+\\], 95 % confidence");
        SweepResult single = run(assertions, quick().withSeeds(List.of(1L)));
        assertThat(single.variants().get(0).assertions().get(0).measured())
                .isEqualTo("unknown: at least two seeds are needed");
        assertThat(single.exit()).isEqualTo(ExitStatus.UNKNOWN);
    }

    @Test
    void aVariantChosenAloneHasNoComparisons() {
        SweepResult result = run(
                "- compare: messages.sent\n  of: correct\n  to: broken-quorum\n  ratio: { at-most: 2 }\n- invariant: log-matching",
                quick().withVariants(List.of("correct")));
        assertThat(only(result).kind()).isEqualTo(AssertionResult.Kind.INVARIANT);
    }

    private List<String> traces() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".trace.jsonl.gz"))
                    .sorted()
                    .toList();
        }
    }
}
