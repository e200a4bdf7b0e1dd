package io.netsplit.system.raft;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.NodeState;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.random.Prng;
import io.netsplit.system.AdminRequest;
import java.util.function.Consumer;

/**
 * Everything that may go wrong in a cluster that is built of correct parts, at random times and in any combination: cuts
 * in every shape, crashes that lose what was not synced, pauses, clocks within the drift bound, changes of membership.
 */
final class RandomFaults {
    private static final long MS = 1_000_000;

    private final Cluster cluster;
    private final Prng random;
    private final long endNs;
    private final Admin admin;
    private final Consumer<Integer> driftOf;

    private RandomFaults(Cluster cluster, long endNs, long maxDriftPpm) {
        this.cluster = cluster;
        this.random = cluster.simulation().random("test/faults");
        this.endNs = endNs;
        this.admin = Admin.on(cluster);
        this.driftOf = node -> cluster.clock(node).setDriftPpm(random.between(-maxDriftPpm, maxDriftPpm));
    }

    /** From 300 ms on until {@code endNs}, when everything is healed. */
    static void on(Cluster cluster, long endNs, long maxDriftPpm) {
        RandomFaults faults = new RandomFaults(cluster, endNs, maxDriftPpm);
        for (int node = 0; node < cluster.nodes(); node++) {
            faults.driftOf.accept(node);
        }
        cluster.simulation().scheduleAt(300 * MS, faults::next);
    }

    private void next() {
        long now = cluster.simulation().now();
        if (now >= endNs) {
            return;
        }
        long lengthNs = Math.min(random.between(20 * MS, 900 * MS), endNs - now);
        switch (random.nextInt(9)) {
            case 0, 1 -> cutHalves(lengthNs);
            case 2 -> cutOneWay(lengthNs);
            case 3 -> isolate(cluster, random.nextInt(cluster.nodes()), lengthNs);
            case 4, 5 -> crash(lengthNs);
            case 6 -> pause(lengthNs);
            case 7 -> driftOf.accept(random.nextInt(cluster.nodes()));
            default -> changeMembership();
        }
        cluster.simulation().schedule(random.between(20 * MS, 600 * MS), this::next);
    }

    private void cutHalves(long lengthNs) {
        long side = random.nextLong();
        for (int from = 0; from < cluster.nodes(); from++) {
            for (int to = 0; to < cluster.nodes(); to++) {
                if ((side >> from & 1) != (side >> to & 1)) {
                    cut(from, to, lengthNs);
                }
            }
        }
    }

    private void cutOneWay(long lengthNs) {
        int from = random.nextInt(cluster.nodes());
        for (int to = 0; to < cluster.nodes(); to++) {
            if (to != from && random.chance(0.7)) {
                cut(from, to, lengthNs);
            }
        }
    }

    /** Cuts {@code node} off from all others for a while. */
    static void isolate(Cluster cluster, int node, long lengthNs) {
        for (int other = 0; other < cluster.nodes(); other++) {
            if (other != node) {
                cut(cluster, node, other, lengthNs);
                cut(cluster, other, node, lengthNs);
            }
        }
    }

    private void cut(int from, int to, long lengthNs) {
        cut(cluster, from, to, lengthNs);
    }

    private static void cut(Cluster cluster, int from, int to, long lengthNs) {
        cluster.cut(from, to);
        cluster.simulation().schedule(lengthNs, () -> cluster.heal(from, to));
    }

    private void crash(long lengthNs) {
        int first = random.nextInt(cluster.nodes());
        int count = random.chance(0.3) ? random.nextInt(cluster.nodes()) + 1 : 1;
        DiskLoss loss = random.chance(0.5) ? DiskLoss.UNSYNCED_WRITES : DiskLoss.TORN_WRITES;
        for (int i = 0; i < count; i++) {
            int node = (first + i) % cluster.nodes();
            if (cluster.isUp(node)) {
                cluster.crash(node, loss);
                cluster.simulation().schedule(lengthNs, () -> restart(node));
            }
        }
    }

    private void restart(int node) {
        if (cluster.state(node) == NodeState.DOWN) {
            cluster.restart(node);
        }
    }

    private void pause(long lengthNs) {
        int node = random.nextInt(cluster.nodes());
        if (cluster.isUp(node) && !cluster.isPaused(node)) {
            cluster.pause(node);
            cluster.simulation().schedule(lengthNs, () -> cluster.resume(node));
        }
    }

    private void changeMembership() {
        int node = random.nextInt(cluster.nodes());
        if (cluster.state(node) == NodeState.ABSENT) {
            cluster.addNode("n");
        }
        admin.ask(AdminRequest.Action.values()[random.nextInt(3)], node);
    }
}
