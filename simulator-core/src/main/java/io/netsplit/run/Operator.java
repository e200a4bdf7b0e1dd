package io.netsplit.run;

import io.netsplit.administration.Administrator;
import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.NodeState;
import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminRequest;
import io.netsplit.workload.ClientPort;
import io.netsplit.workload.NodeDirectory;
import org.jspecify.annotations.Nullable;

/** Who asks the system for the changes of membership and leadership that faults want; stands apart from all nodes. */
final class Operator implements io.netsplit.fault.Administrator {
    private final Cluster cluster;
    private final Administrator administrator;
    private @Nullable Context context;

    private Operator(Cluster cluster) {
        this.cluster = cluster;
        this.administrator = new Administrator(
                new Port(), new Members(), cluster.simulation().random("administrator"));
    }

    /** Adds one more endpoint to the cluster, before it starts. */
    static Operator on(Cluster cluster) {
        Operator operator = new Operator(cluster);
        cluster.addOutsider("admin", address -> operator.new Endpoint());
        return operator;
    }

    @Override
    public void addNode(int node) {
        administrator.perform(AdminRequest.Action.ADD_NODE, node, () -> {});
    }

    @Override
    public void removeNode(int node, Runnable done) {
        administrator.perform(AdminRequest.Action.REMOVE_NODE, node, done);
    }

    @Override
    public void transferLeadership(int node) {
        administrator.perform(AdminRequest.Action.TRANSFER_LEADERSHIP, node, () -> {});
    }

    private final class Endpoint implements Process {
        @Override
        public void start(Context given) {
            context = given;
        }

        @Override
        public void receive(int from, Message message) {
            administrator.receive(from, message);
        }
    }

    private final class Port implements ClientPort {
        @Override
        public long nowNs() {
            return cluster.simulation().now();
        }

        @Override
        public boolean isUp() {
            return true;
        }

        @Override
        public Timer timer(Event onFire) {
            return cluster.simulation().timer(onFire);
        }

        @Override
        public void send(int to, Message message) {
            Context known = context;
            if (known == null) {
                throw new IllegalStateException("the cluster must be started before its administrator");
            }
            known.send(to, message);
        }
    }

    /** Nodes that have joined and not left, whether they are up or not; never empty, so that there is somebody to ask. */
    private final class Members implements NodeDirectory {
        @Override
        public int count() {
            int count = 0;
            for (int node = 0; node < cluster.nodes(); node++) {
                count += isMember(node) ? 1 : 0;
            }
            return Math.max(1, count);
        }

        @Override
        public int node(int position) {
            int left = position;
            for (int node = 0; node < cluster.nodes(); node++) {
                if (isMember(node) && left-- == 0) {
                    return node;
                }
            }
            return 0;
        }

        private boolean isMember(int node) {
            NodeState state = cluster.state(node);
            return state != NodeState.ABSENT && state != NodeState.REMOVED;
        }
    }
}
