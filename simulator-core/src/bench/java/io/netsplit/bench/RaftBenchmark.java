package io.netsplit.bench;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Functions;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.OperationMix;
import io.netsplit.workload.OperationMix.Share;
import io.netsplit.workload.WorkloadSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much faster than real time the Raft cluster of raft-split-brain runs: five nodes, five clients, sixty seconds with a
 * cut and a crash, three invariants after every event. Once without a trace; once with trace, history and the search for a
 * linearization. One run is one thread; what is counted is that thread's processor time, because a shared machine's clock
 * also counts the others. The last figure is events per second into a trace, compressed, with the simulation taken off.
 */
public final class RaftBenchmark {
    private static final long MS = 1_000_000;
    private static final long SECOND_NS = 1_000 * MS;
    private static final int WARM_UPS = 30;
    private static final int ROUNDS = 21;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Round(double quiet, double full, double tracedEvents, long bytes) {}

    private RaftBenchmark() {}

    /** Prints medians over several seeds. */
    public static void main(String[] arguments) throws IOException {
        for (int seed = 1; seed <= WARM_UPS; seed++) {
            round(seed);
        }
        Round[] rounds = new Round[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(i + 1);
        }
        print("invariants, no trace", "x real time", Arrays.stream(rounds).mapToDouble(Round::quiet).toArray());
        print(
                "invariants, trace, history, linearizability",
                "x real time",
                Arrays.stream(rounds).mapToDouble(Round::full).toArray());
        print(
                "trace",
                "million events/s",
                Arrays.stream(rounds).mapToDouble(round -> round.tracedEvents() / 1e6).toArray());
        print(
                "trace",
                "kB per simulated second",
                Arrays.stream(rounds).mapToDouble(round -> round.bytes() / 60e3).toArray());
    }

    private static void print(String what, String unit, double[] values) {
        Arrays.sort(values);
        System.out.printf(
                Locale.ROOT,
                "%-44s %8.1f %s (%.1f to %.1f)%n",
                what,
                values[values.length / 2],
                unit,
                values[0],
                values[values.length - 1]);
    }

    private static Round round(long seed) throws IOException {
        long startNs = THREADS.getCurrentThreadCpuTime();
        RunResult quiet = Run.execute(spec(seed));
        long quietNs = THREADS.getCurrentThreadCpuTime() - startNs;
        Counting out = new Counting();
        startNs = THREADS.getCurrentThreadCpuTime();
        RunResult traced = Run.trace(spec(seed), new Run.Labels("bench", "raft-split-brain", "correct"), out)
                .whole();
        long tracedNs = THREADS.getCurrentThreadCpuTime() - startNs;
        Verdict verdict = traced.linearizability(Budget.DEFAULT);
        long fullNs = THREADS.getCurrentThreadCpuTime() - startNs;
        if (!traced.digest().equals(quiet.digest()) || verdict.answer() != Verdict.Answer.LINEARIZABLE) {
            throw new IllegalStateException("seed " + seed + ": " + verdict + ", digests " + quiet.digest() + " and "
                    + traced.digest());
        }
        double writingNs = Math.max(1, tracedNs - quietNs);
        return new Round(
                (double) quiet.endNs() / quietNs,
                (double) traced.endNs() / fullNs,
                traced.observed() * 1e9 / writingNs,
                out.bytes);
    }

    private static RunSpec spec(long seed) {
        Protocol raft = Protocols.find("raft").orElseThrow();
        return RunSpec.of(raft)
                .seed(seed)
                .topology(cluster -> cluster.nodes(5)
                        .latency(Distributions.lognormalFromMedian(2 * MS, 10 * MS))
                        .loss(0.001))
                .workload(WorkloadSpec.defaults(DataType.REGISTER, 5)
                        .withArrivals(new Arrivals.Closed(Distributions.constant(20 * MS)))
                        .withOperations(new OperationMix(List.of(
                                new Share(Functions.READ, 0.5),
                                new Share(Functions.WRITE, 0.4),
                                new Share(Functions.CAS, 0.1))))
                        .withKeys(Keys.uniform(5)))
                .faults(FaultSchedule.of(List.of(split(), crash())))
                .durationNs(60 * SECOND_NS)
                .warmupNs(5 * SECOND_NS)
                .invariants(List.of("one-leader-per-term", "log-matching", "committed-entries-survive"))
                .build();
    }

    private static FaultStep split() {
        Selector minority = new Selector.Union(List.of(new Selector.Leader(), new Selector.Follower()));
        return new FaultStep(
                "split",
                Trigger.at(10 * SECOND_NS),
                DurationRange.of(20 * SECOND_NS),
                new Fault.Partition(List.of(minority, new Selector.Rest()), CutDirection.BOTH));
    }

    private static FaultStep crash() {
        return new FaultStep(
                "leader-crash",
                Trigger.at(40 * SECOND_NS),
                DurationRange.of(5 * SECOND_NS),
                new Fault.Crash(new Selector.Leader(), DiskLoss.UNSYNCED_WRITES));
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
