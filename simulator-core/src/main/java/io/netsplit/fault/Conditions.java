package io.netsplit.fault;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.NodeState;
import io.netsplit.cluster.clock.Correction;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.cluster.disk.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with each node, counted, so that overlapping faults compose: a node comes back when the last fault that
 * keeps it down has ended.
 */
final class Conditions {
    private static final class Condition {
        private int down;
        private int paused;
        private int full;
        private int lying;
        private final List<Double> slowness = new ArrayList<>();
        private final List<Double> errorShares = new ArrayList<>();
        private final List<Correction> corrections = new ArrayList<>();
        private @Nullable Correction ownCorrection;
    }

    private final Cluster cluster;
    private final List<Condition> nodes = new ArrayList<>();

    Conditions(Cluster cluster) {
        this.cluster = cluster;
        for (int node = 0; node < cluster.nodes(); node++) {
            nodes.add(new Condition());
        }
    }

    void crash(int node, DiskLoss loss) {
        nodes.get(node).down++;
        cluster.crash(node, loss);
    }

    /** One reason less for the node to be down. */
    void release(int node) {
        nodes.get(node).down--;
        if (nodes.get(node).down == 0 && cluster.state(node) == NodeState.DOWN) {
            cluster.restart(node);
        }
        restartIfHalted(node);
    }

    /** Restarts the node where its process gave up and nothing keeps it down. */
    void restartIfHalted(int node) {
        if (nodes.get(node).down == 0 && cluster.state(node) == NodeState.HALTED) {
            cluster.restart(node);
        }
    }

    void restartAllHalted() {
        for (int node = 0; node < cluster.nodes(); node++) {
            restartIfHalted(node);
        }
    }

    void pause(int node) {
        nodes.get(node).paused++;
        cluster.pause(node);
    }

    void resume(int node) {
        nodes.get(node).paused--;
        if (nodes.get(node).paused == 0) {
            cluster.resume(node);
        }
    }

    void addSlowness(int node, double factor) {
        nodes.get(node).slowness.add(factor);
        applySlowness(node);
    }

    void removeSlowness(int node, double factor) {
        nodes.get(node).slowness.remove(factor);
        applySlowness(node);
    }

    void addErrors(int node, double share) {
        nodes.get(node).errorShares.add(share);
        applyErrors(node);
    }

    void removeErrors(int node, double share) {
        nodes.get(node).errorShares.remove(share);
        applyErrors(node);
    }

    /** One fault more or less that fills the disk; the first one bounds it to what is stored already. */
    void changeFull(int node, int by) {
        Condition condition = nodes.get(node);
        SimulatedDisk disk = cluster.disk(node);
        if (by > 0 && condition.full == 0) {
            disk.setCapacityBytes(disk.usedBytes());
        }
        condition.full += by;
        if (condition.full == 0) {
            disk.setCapacityBytes(Long.MAX_VALUE);
        }
    }

    void changeLying(int node, int by) {
        nodes.get(node).lying += by;
        cluster.disk(node).setLying(nodes.get(node).lying > 0);
    }

    void addCorrection(int node, Correction correction) {
        Condition condition = nodes.get(node);
        if (condition.corrections.isEmpty()) {
            condition.ownCorrection = cluster.clock(node).correction();
        }
        condition.corrections.add(correction);
        cluster.clock(node).setCorrection(correction);
    }

    void removeCorrection(int node, Correction correction) {
        Condition condition = nodes.get(node);
        condition.corrections.remove(correction);
        int left = condition.corrections.size();
        cluster.clock(node).setCorrection(left == 0 ? condition.ownCorrection : condition.corrections.get(left - 1));
    }

    private void applySlowness(int node) {
        double product = 1;
        for (double factor : nodes.get(node).slowness) {
            product *= factor;
        }
        cluster.setSlowness(node, product);
    }

    private void applyErrors(int node) {
        double noError = 1;
        for (double share : nodes.get(node).errorShares) {
            noError *= 1 - share;
        }
        cluster.disk(node).setErrorShare(1 - noError);
    }
}
