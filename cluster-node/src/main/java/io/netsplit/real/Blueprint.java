package io.netsplit.real;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.run.RunSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a run's cluster is made up, known before it runs.
 *
 * @param nodes all addresses of nodes, those that may join later included
 * @param initialNodes how many it begins with
 * @param groups addresses of the nodes of each group
 * @param hasWrongClocks true where a clock is wrong from the beginning
 */
record Blueprint(int nodes, int initialNodes, Map<String, List<Integer>> groups, boolean hasWrongClocks) {
    static Blueprint of(RunSpec spec) {
        ClusterBuilder builder = Cluster.builder(spec.seed());
        spec.topology().accept(builder);
        Cluster cluster = builder.processes(Idle::of).build();
        boolean wrong = IntStream.range(0, cluster.nodes())
                .mapToObj(cluster::clock)
                .anyMatch(clock -> clock.errorNs() != 0 || clock.driftPpm() != 0 || clock.correction() != null);
        return new Blueprint(cluster.nodes(), cluster.initialNodes(), cluster.groups(), wrong);
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
