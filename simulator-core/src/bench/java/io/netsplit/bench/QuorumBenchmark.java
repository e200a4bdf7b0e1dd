package io.netsplit.bench;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Protocols;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.WorkloadSpec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much faster than real time a quorum store runs: five nodes, N = 3, R = W = 2, ten clients with a thousand operations a
 * second together, sixty seconds with a cut of twenty. Once alone; once with the invariant that nothing acknowledged is lost,
 * the search for a linearization, lost writes and convergence. What is counted is the processor time of the one thread.
 */
public final class QuorumBenchmark {
    private static final long MS = 1_000_000;
    private static final long SECOND_NS = 1_000 * MS;
    private static final int WARM_UPS = 15;
    private static final int ROUNDS = 11;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Round(double quiet, double checked, long operations) {}

    private QuorumBenchmark() {}

    /** Prints medians over several seeds. */
    public static void main(String[] arguments) {
        for (int seed = 1; seed <= WARM_UPS; seed++) {
            round(seed);
        }
        Round[] rounds = new Round[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(i + 1);
        }
        System.out.println(rounds[0].operations() + " operations in the first run");
        print("no checks", Arrays.stream(rounds).mapToDouble(Round::quiet).toArray());
        print("checked", Arrays.stream(rounds).mapToDouble(Round::checked).toArray());
    }

    private static void print(String what, double[] values) {
        Arrays.sort(values);
        System.out.printf(
                Locale.ROOT,
                "%-12s %8.0f x real time (%.0f to %.0f)%n",
                what,
                values[values.length / 2],
                values[0],
                values[values.length - 1]);
    }

    private static Round round(long seed) {
        long startNs = THREADS.getCurrentThreadCpuTime();
        RunResult quiet = Run.execute(spec(seed, List.of()));
        long quietNs = THREADS.getCurrentThreadCpuTime() - startNs;
        startNs = THREADS.getCurrentThreadCpuTime();
        RunResult checked = Run.execute(spec(seed, List.of("acknowledged-writes-kept")));
        Verdict verdict = checked.linearizability(Budget.DEFAULT);
        boolean lost = !checked.lostWrites().lost().isEmpty();
        boolean converged = checked.replicas().firstConverged(35 * SECOND_NS, checked.endNs()) >= 0;
        long checkedNs = THREADS.getCurrentThreadCpuTime() - startNs;
        if (verdict.answer() == Verdict.Answer.UNKNOWN || lost || !converged) {
            throw new IllegalStateException("seed " + seed + ": " + verdict + ", lost " + lost);
        }
        return new Round(
                (double) quiet.endNs() / quietNs,
                (double) checked.endNs() / checkedNs,
                checked.history().operations().size());
    }

    private static RunSpec spec(long seed, List<String> invariants) {
        return RunSpec.of(Protocols.find("dynamo").orElseThrow())
                .seed(seed)
                .topology(
                        cluster -> cluster.nodes(5).latency(Distributions.lognormalFromMedian(2 * MS, 10 * MS)))
                .workload(WorkloadSpec.defaults(DataType.KV, 10)
                        .withArrivals(new Arrivals.Open(1000, Arrivals.ArrivalProcess.POISSON))
                        .withKeys(Keys.uniform(1000)))
                .faults(FaultSchedule.of(List.of(cut())))
                .durationNs(60 * SECOND_NS)
                .invariants(invariants)
                .build();
    }

    private static FaultStep cut() {
        Selector two = new Selector.RandomNodes(2);
        return new FaultStep(
                "cut",
                Trigger.at(10 * SECOND_NS),
                DurationRange.of(20 * SECOND_NS),
                new Fault.Partition(List.of(two, new Selector.Rest()), CutDirection.BOTH));
    }
}
