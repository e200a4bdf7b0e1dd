package io.netsplit.system.membership;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.Protocol;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;

/** Runs of failure detectors as the formulas have them: a constant latency, nothing takes time, nobody asks anything. */
final class Lab {
    static final long MS = 1_000_000;

    private Lab() {}

    static RunSpec.Builder run(Protocol protocol, int nodes, long latencyNs, double loss, long seed) {
        LinkSettings link = LinkSettings.of(Distributions.constant(latencyNs)).withLoss(loss);
        return RunSpec.of(protocol)
                .seed(seed)
                .topology(cluster -> cluster.nodes(nodes).links(link).noProcessingTime())
                .workload(WorkloadSpec.none())
                .invariants(List.of());
    }

    static RunSpec.Builder crashing(RunSpec.Builder spec, int node, long timeNs) {
        return spec.preparation(cluster ->
                cluster.simulation().scheduleAt(timeNs, () -> cluster.crash(node, DiskLoss.UNSYNCED_WRITES)));
    }

    /** Over the whole run. */
    static double figure(RunResult result, String name) {
        return figure(result, name, 0, result.endNs());
    }

    static double figure(RunResult result, String name, long fromNs, long toNs) {
        return result.meter().measure(name, List.of(new Meter.Window(fromNs, toNs)));
    }
}
