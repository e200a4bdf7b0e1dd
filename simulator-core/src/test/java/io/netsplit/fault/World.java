package io.netsplit.fault;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.cluster.Recorder;
import io.netsplit.node.RoleChanged;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.List;

/** A cluster of recorders with faults, and what a test asks of it. Times are milliseconds; a message takes one. */
final class World implements Observer {
    static final long MS = 1_000_000;

    final Cluster cluster;
    final FaultInjector injector;
    final List<String> seen = new ArrayList<>();
    private long nextNumber;

    World(ClusterBuilder builder, FaultSchedule schedule, Administrator administrator, LoadControl load) {
        cluster = builder.observer(this).processes(node -> new Recorder()).build();
        injector = new FaultInjector(cluster, schedule, administrator, load);
        cluster.start();
        injector.start();
    }

    static World of(int nodes, FaultSchedule schedule) {
        return new World(Cluster.builder(5).nodes(nodes), schedule, Administrator.NONE, LoadControl.NONE);
    }

    /** A fault called "f" on n1 … that begins at 100 ms and lasts for 100 ms. */
    static World of(int nodes, Fault fault) {
        return of(nodes, FaultSchedule.of(List.of(step("f", 100, 100, fault))));
    }

    static FaultStep step(String name, long atMs, long forMs, Fault fault) {
        return new FaultStep(name, Trigger.at(atMs * MS), DurationRange.of(forMs * MS), fault);
    }

    static Selector node(String name) {
        return new Selector.Named(name);
    }

    void runTo(long ms) {
        cluster.runUntil(ms * MS);
    }

    long nowNs() {
        return cluster.simulation().now();
    }

    Recorder recorder(int node) {
        return Recorder.on(cluster, node);
    }

    /** Sends a message now and tells, three milliseconds later, whether it has arrived. */
    boolean reaches(int from, int to) {
        long number = ++nextNumber;
        Recorder.ping(cluster, from, to, number);
        cluster.runUntil(nowNs() + 3 * MS);
        return cluster.isUp(to) && recorder(to).numbers().contains(number);
    }

    /** Which nodes a node reaches now, itself included, as "1 2 5" in the numbers of the names. */
    String reachedFrom(int from) {
        StringBuilder text = new StringBuilder();
        for (int to = 0; to < cluster.nodes(); to++) {
            if (reaches(from, to)) {
                text.append(text.isEmpty() ? "" : " ").append(to + 1);
            }
        }
        return text.toString();
    }

    void lead(int node, long epoch) {
        recorder(node).context().emit(new RoleChanged(RoleChanged.Role.LEADER, epoch));
    }

    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        seen.add(timeNs / MS + " " + fault + ": " + detail);
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        seen.add(timeNs / MS + " " + fault + " ended");
    }

    @Override
    public void faultSkipped(long timeNs, String fault, String reason) {
        seen.add(timeNs / MS + " " + fault + " skipped: " + reason);
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (timeNs > 0) {
            seen.add(timeNs / MS + " " + cluster.name(node) + " " + change);
        }
    }
}
