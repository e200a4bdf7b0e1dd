package io.netsplit.scenario.report;

import io.netsplit.history.Completion;
import io.netsplit.kernel.Outcome;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.AssertionResult.Kind;
import io.netsplit.scenario.result.AvailabilitySeries;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.Latency;
import io.netsplit.scenario.result.OperationView;
import io.netsplit.scenario.result.Reached;
import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SplitBrain;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A made-up sweep with everything that a report can show: no engine is needed to test how results look. */
public final class SampleSweep {
    static final long MS = 1_000_000;
    static final long S = 1_000_000_000;
    public static final ReportContext CONTEXT = new ReportContext(
            "netsplit",
            "split.netsplit.yaml",
            List.of("--set", "run.duration=60s"),
            "out/split/2026-01-01T00-00-00",
            List.of());

    private SampleSweep() {}

    /** Two variants of which one fails. */
    public static SweepResult failing() {
        return sweep(ExitStatus.FAIL, List.of(correct(), broken(Verdict.FAIL)));
    }

    /** The same, where the failure was expected. */
    public static SweepResult passing() {
        return sweep(ExitStatus.PASS, List.of(correct(), broken(Verdict.PASS)));
    }

    /** One variant whose claim nobody could judge. */
    public static SweepResult unknown() {
        AssertionResult claim = assertion(
                Kind.CONSISTENCY,
                "linearizable",
                "",
                Verdict.UNKNOWN,
                false,
                "search given up after 1 000 000 states",
                null,
                List.of("seed 2: the history is too concurrent; raise it with --max-states"));
        VariantResult only = new VariantResult("default", false, List.of(claim), runs("default"), List.of(), null);
        return sweep(ExitStatus.UNKNOWN, List.of(only));
    }

    /** One that the user ended after its first variant. */
    public static SweepResult interrupted() {
        SweepResult whole = sweep(ExitStatus.INTERRUPTED, List.of(correct()));
        return new SweepResult(
                whole.scenario(),
                whole.title(),
                whole.hypothesis(),
                whole.file(),
                whole.engine(),
                List.of(1L, 2L, 3L, 4L),
                whole.durationNs(),
                whole.warmupNs(),
                whole.variants(),
                true,
                whole.exit(),
                whole.wallNs());
    }

    private static SweepResult sweep(ExitStatus exit, List<VariantResult> variants) {
        return new SweepResult(
                "split",
                "A cluster of five is cut 2|3 with its leader on the small side",
                "The three nodes that can still talk elect a new leader & keep serving.",
                "split.netsplit.yaml",
                "0.0.0-test",
                List.of(1L, 2L, 3L),
                60 * S,
                5 * S,
                variants,
                exit == ExitStatus.INTERRUPTED,
                exit,
                3_140 * MS);
    }

    private static VariantResult correct() {
        List<AssertionResult> assertions = List.of(
                assertion(
                        Kind.INVARIANT,
                        "one-leader-per-term",
                        "",
                        Verdict.PASS,
                        false,
                        "1 204 881 events",
                        null,
                        List.of()),
                assertion(Kind.CONSISTENCY, "linearizable", "", Verdict.PASS, false, "3 histories", null, List.of()),
                assertion(
                        Kind.EVENTUALLY,
                        "majority-has-leader",
                        "during split within 1s",
                        Verdict.PASS,
                        false,
                        "worst 0.61 s (seed 2)",
                        null,
                        List.of()),
                assertion(
                        Kind.THRESHOLD,
                        "availability >= 90%",
                        "during split",
                        Verdict.PASS,
                        false,
                        "worst 96.9 % (seed 3)",
                        null,
                        List.of()));
        List<Reached> reached = List.of(
                new Reached("election", 3, 3, 9),
                new Reached("log truncation", 2, 3, 4),
                new Reached("snapshot", 0, 3, 0));
        return new VariantResult(
                "correct", false, assertions, runs("correct"), reached, SampleDetail.detail(run("correct", 1, false)));
    }

    private static VariantResult broken(Verdict verdict) {
        boolean expected = verdict == Verdict.PASS;
        AssertionResult claim = new AssertionResult(
                Kind.CONSISTENCY,
                "linearizable",
                "",
                "",
                "",
                "split.netsplit.yaml:31:5",
                31,
                5,
                expected,
                "two nodes are not a majority of five",
                Verdict.FAIL,
                verdict,
                "violated in 2 of 3",
                Double.NaN,
                null,
                "",
                List.of(
                        new AssertionResult.SeedResult(1, Verdict.FAIL, Double.NaN, "key x: stale read", 12 * S),
                        new AssertionResult.SeedResult(2, Verdict.FAIL, Double.NaN, "key y: stale read", 13 * S),
                        new AssertionResult.SeedResult(3, Verdict.PASS, Double.NaN, "", -1)),
                1L,
                List.of(
                        "key x: c1 read 3 at 12.100 s, after c4 had written 7 at 11.900 s",
                        "both sides of the cut committed a value at the same index"));
        return new VariantResult(
                "broken-quorum",
                true,
                List.of(claim),
                runs("broken-quorum"),
                List.of(new Reached("election", 3, 3, 6)),
                SampleDetail.detail(run("broken-quorum", 1, true)));
    }

    private static AssertionResult assertion(
            Kind kind,
            String text,
            String window,
            Verdict verdict,
            boolean expectFail,
            String measured,
            Long firstFailing,
            List<String> evidence) {
        return new AssertionResult(
                kind,
                text,
                window,
                "",
                "",
                "split.netsplit.yaml:24:5",
                24,
                5,
                expectFail,
                "",
                verdict,
                verdict,
                measured,
                0.5,
                2L,
                "share",
                List.of(new AssertionResult.SeedResult(1, verdict, 0.5, "", -1)),
                firstFailing,
                evidence);
    }

    private static List<RunSummary> runs(String variant) {
        boolean broken = variant.equals("broken-quorum");
        return List.of(run(variant, 1, broken), run(variant, 2, broken), run(variant, 3, false));
    }

    static RunSummary run(String variant, long seed, boolean inconsistent) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("availability", 0.969);
        metrics.put("latency.p99", 12.5 * MS);
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put("election", 3L);
        return new RunSummary(
                variant,
                seed,
                "00c0ffee0000000" + seed,
                Outcome.REACHED_TIME,
                401_627,
                60 * S,
                4_321,
                metrics,
                counters,
                "term",
                leaders(),
                faults(),
                splits(inconsistent),
                latencies(),
                availability(),
                inconsistent ? inconsistency() : null,
                List.of());
    }

    static List<FaultInterval> faults() {
        return List.of(
                new FaultInterval("split", "n1 n2 | n3 n4 n5", 10 * S, 30 * S),
                new FaultInterval("leader-crash", "n4", 40 * S, 45 * S));
    }

    static List<RoleInterval> leaders() {
        return List.of(
                new RoleInterval("n1", "leader", 1, 200 * MS, 13 * S),
                new RoleInterval("n4", "leader", 2, 10_420 * MS, 40 * S),
                new RoleInterval("n2", "leader", 3, 40_300 * MS, 60 * S));
    }

    private static List<SplitBrain> splits(boolean lost) {
        return List.of(new SplitBrain(
                10_420 * MS,
                13 * S,
                13 * S,
                List.of(
                        new SplitBrain.Leader("n1", 1, 200 * MS, 13 * S, false, 5, lost ? 1 : 0),
                        new SplitBrain.Leader("n4", 2, 10_420 * MS, 40 * S, true, 31, 0)),
                lost ? List.of("c1 wrote 3 to x at 12.050 s") : List.of()));
    }

    private static List<Latency> latencies() {
        return List.of(
                new Latency("all", 4_200, 6.1e6, 5 * MS, 8 * MS, 9 * MS, 12 * MS, 40 * MS, 900 * MS),
                new Latency("write", 1_900, 7.2e6, 6 * MS, 9 * MS, 10 * MS, 13 * MS, 44 * MS, 900 * MS));
    }

    private static List<AvailabilitySeries> availability() {
        List<AvailabilitySeries> all = new ArrayList<>();
        for (String side : List.of("all", "majority", "minority")) {
            List<AvailabilitySeries.Bucket> buckets = new ArrayList<>();
            for (int second = 0; second < 60; second++) {
                boolean cut = second >= 10 && second < 30;
                long lost =
                        !cut ? 0 : side.equals("minority") ? 40 : side.equals("majority") ? second == 10 ? 16 : 0 : 16;
                buckets.add(new AvailabilitySeries.Bucket(second * S, (second + 1) * S, 40 - lost, 40));
            }
            all.add(new AvailabilitySeries(side, buckets));
        }
        return all;
    }

    private static Inconsistency inconsistency() {
        return new Inconsistency(
                "linearizable",
                "x",
                "c1 read 3 although c4 had already replaced it with 7: no order of these operations explains both.",
                2,
                List.of(
                        operation(0, "c1", "write", "3", "", Completion.OK, 11_700, 11_760),
                        operation(1, "c4", "write", "7", "", Completion.OK, 11_820, 11_900),
                        operation(2, "c1", "read", "", "3", Completion.OK, 12_050, 12_100),
                        operation(3, "c2", "write", "9", "", Completion.INFO, 11_780, 12_780)));
    }

    static OperationView operation(
            long index,
            String client,
            String function,
            String input,
            String output,
            Completion completion,
            long fromMs,
            long toMs) {
        return new OperationView(
                index,
                client,
                (int) index,
                function,
                "x",
                input,
                output,
                completion,
                fromMs * MS,
                toMs * MS,
                completion == Completion.INFO ? "timeout" : "");
    }
}
