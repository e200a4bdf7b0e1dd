package io.netsplit.bench;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Trigger;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Placement;
import io.netsplit.workload.WorkloadSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * A million keys in a thousand slots on a hundred servers, under a thousand operations per second for a minute; after ten
 * seconds a server joins. Processor time of the thread and time by the clock, the check of the history included, cold.
 */
public final class ShardingBenchmark {
    private static final long SECOND_NS = 1_000_000_000;

    private ShardingBenchmark() {}

    public static void main(String[] arguments) {
        Protocol protocol = Protocols.find("sharded-kv").orElseThrow();
        for (String placement : List.of("directory", "hash-ring", "rendezvous", "maglev")) {
            long cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long wallNs = System.nanoTime();
            RunResult result = Run.execute(spec(protocol, placement));
            String verdict = result.linearizability(Budget.DEFAULT).answer().toString();
            cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuNs;
            wallNs = System.nanoTime() - wallNs;
            double moved = result.meter().measure("keys-moved", List.of(new Meter.Window(0, Long.MAX_VALUE)));
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %5.1f s of processor time, %5.1f s by the clock, %,d operations, %.2f %% of the keys moved, %s%n",
                    placement,
                    cpuNs / 1e9,
                    wallNs / 1e9,
                    result.history().operations().size(),
                    100 * moved,
                    verdict);
        }
    }

    private static RunSpec spec(Protocol protocol, String placement) {
        return RunSpec.of(protocol)
                .option("placement", placement)
                .option("slots", 1000L)
                .topology(cluster -> cluster.group("router", 4)
                        .group("shard", 100, 1)
                        .latency(Distributions.uniform(200_000, 600_000)))
                .workload(WorkloadSpec.defaults(DataType.KV, 20)
                        .withPlacement(Placement.OWN_NETWORK)
                        .withArrivals(new Arrivals.Open(1000, Arrivals.ArrivalProcess.POISSON))
                        .withKeys(Keys.zipfian(1_000_000, 0.8))
                        .withRoute(protocol.defaultRoute()))
                .faults(FaultSchedule.of(List.of(new FaultStep(
                        "join", Trigger.at(10 * SECOND_NS), DurationRange.ZERO, new Fault.AddNode("shard", 1)))))
                .durationNs(60 * SECOND_NS)
                .build();
    }
}
