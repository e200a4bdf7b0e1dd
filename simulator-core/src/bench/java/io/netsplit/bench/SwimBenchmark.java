package io.netsplit.bench;

import com.sun.management.ThreadMXBean;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.membership.Swim;
import io.netsplit.workload.WorkloadSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * SWIM with ten thousand nodes for sixty protocol periods, in which ten nodes crash: how long a run takes in processor time of
 * its one thread, from the making of the cluster to its figures. Arguments: nodes and periods.
 */
public final class SwimBenchmark {
    private static final long MS = 1_000_000;
    private static final long PERIOD_NS = 1000 * MS;
    private static final int CRASHES = 10;

    private SwimBenchmark() {}

    /** Runs once and prints one line. */
    public static void main(String[] arguments) {
        int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int periods = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        RunResult result = Run.execute(RunSpec.of(new Swim())
                .topology(cluster -> cluster.nodes(nodes).latency(Distributions.uniform(MS, 5 * MS)))
                .workload(WorkloadSpec.none())
                .invariants(List.of())
                .preparation(cluster -> cluster.simulation().scheduleAt(10 * PERIOD_NS, () -> {
                    for (int i = 0; i < CRASHES; i++) {
                        cluster.crash(i * (nodes / CRASHES), DiskLoss.UNSYNCED_WRITES);
                    }
                }))
                .durationNs(periods * PERIOD_NS)
                .build());
        double seconds = (thread.getCurrentThreadCpuTime() - before) / 1e9;
        List<Meter.Window> whole = List.of(new Meter.Window(0, result.endNs()));
        System.out.printf(
                Locale.ROOT,
                "%,d nodes, %d periods: %.1f s of processor time, %,d events, %.2f messages per node and second, "
                        + "%d of %d crashes known to all after %.1f s in the mean, %.0f false positives%n",
                nodes,
                periods,
                seconds,
                result.events(),
                result.meter().measure("messages-per-node", whole),
                CRASHES - (int) result.meter().measure("undetected", whole),
                CRASHES,
                result.meter().measure("detection-time.mean", whole) / 1e9,
                result.meter().measure("false-positives", whole));
    }
}
