package io.netsplit.real;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.network.LinkSettings;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.run.RunSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How a run's cluster is made up, known before it runs.
 *
 * @param nodes all addresses of nodes, those that may join later included
 * @param initialNodes how many it begins with
 * @param groups addresses of the nodes of each group
 * @param hasWrongClocks true where a clock is wrong from the beginning
 * @param links the different settings that there are of links between nodes; none looked at where there are too many nodes
 * @param usesStreams true where messages travel in reliable ordered streams
 * @param hasOwnDiskSync true where the scenario says how long a disk takes
 * @param hasOwnProcessing true where the scenario says how long nodes take
 */
record Blueprint(
        int nodes,
        int initialNodes,
        Map<String, List<Integer>> groups,
        boolean hasWrongClocks,
        Set<LinkSettings> links,
        boolean usesStreams,
        boolean hasOwnDiskSync,
        boolean hasOwnProcessing) {
    /** Each is a JVM; no machine of these days has the memory for more. */
    static final int MOST_NODES = 100;

    static Blueprint of(RunSpec spec) {
        ClusterBuilder builder = Cluster.builder(spec.seed());
        spec.topology().accept(builder);
        Cluster cluster = builder.processes(Idle::of).build();
        boolean wrong = IntStream.range(0, cluster.nodes())
                .mapToObj(cluster::clock)
                .anyMatch(clock -> clock.errorNs() != 0 || clock.driftPpm() != 0 || clock.correction() != null);
        return new Blueprint(
                cluster.nodes(),
                cluster.initialNodes(),
                cluster.groups(),
                wrong,
                links(cluster),
                cluster.network().usesStreams(),
                builder.hasOwnDiskSync(),
                builder.hasOwnProcessing());
    }

    private static Set<LinkSettings> links(Cluster cluster) {
        Set<LinkSettings> links = new LinkedHashSet<>();
        if (cluster.nodes() > MOST_NODES) {
            return links;
        }
        for (int from = 0; from < cluster.nodes(); from++) {
            for (int to = 0; to < cluster.nodes(); to++) {
                if (from != to) {
                    links.add(cluster.network().settings(from, to));
                }
            }
        }
        return links;
    }

    /** A process for a cluster that never starts. */
    private record Idle() implements Process {
        static Process of(int node) {
            return new Idle();
        }

        @Override
        public void start(Context context) {}

        @Override
        public void receive(int from, Message message) {}
    }
}
