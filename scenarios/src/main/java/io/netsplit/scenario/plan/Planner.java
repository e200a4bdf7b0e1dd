package io.netsplit.scenario.plan;

import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.kernel.Limits;
import io.netsplit.network.StreamSettings;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Transport;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;

/** Makes the run of one variant under one seed. */
public final class Planner {
    private Planner() {}

    /**
     * The run of {@code scenario} under {@code seed}.
     *
     * @param invariants names of those that somebody asks about; the others are not watched
     */
    public static RunSpec plan(Scenario scenario, long seed, List<String> invariants, Limits limits) {
        return RunSpec.of(scenario.cluster().protocol())
                .options(scenario.cluster().options())
                .seed(seed)
                .topology(cluster -> describe(scenario.topology(), cluster))
                .workload(scenario.workload()
                        .map(workload ->
                                Workloads.of(workload, scenario.cluster().protocol()))
                        .orElseGet(WorkloadSpec::none))
                .faults(Faults.of(scenario))
                .durationNs(scenario.run().durationNs())
                .warmupNs(scenario.run().warmupNs())
                .invariants(invariants)
                .limits(limits)
                .build();
    }

    private static void describe(Topology topology, ClusterBuilder cluster) {
        for (Topology.Group group : topology.groups()) {
            long spares = topology.joiners().stream()
                    .filter(joiner -> joiner.group().name().equals(group.name()))
                    .count();
            cluster.group(group.name(), group.count(), Math.toIntExact(spares));
            Topology.ClockSettings clock = group.clock();
            if (!clock.equals(Topology.ClockSettings.TRUE)) {
                cluster.clock(
                        group.name(),
                        clock.offsetNs(),
                        clock.driftPpm(),
                        clock.correction().map(Faults::correction).orElse(null));
            }
        }
        cluster.link("all", "all", settings -> Links.over(settings, topology.network()));
        if (topology.transport() == Transport.STREAM) {
            cluster.streams(StreamSettings.DEFAULT);
        }
        topology.diskSync().map(TimeDistributions::of).ifPresent(cluster::diskSync);
        topology.processing().map(TimeDistributions::of).ifPresent(cluster::processing);
        for (Topology.LinkRule rule : topology.links()) {
            link(rule, cluster);
        }
    }

    private static void link(Topology.LinkRule rule, ClusterBuilder cluster) {
        for (NodeSet.Part from : rule.from().parts()) {
            for (NodeSet.Part to : rule.to().parts()) {
                cluster.link(from.text(), to.text(), settings -> Links.over(settings, rule.settings()));
                if (rule.bothWays() && !from.text().equals(to.text())) {
                    cluster.link(to.text(), from.text(), settings -> Links.over(settings, rule.settings()));
                }
            }
        }
    }
}
