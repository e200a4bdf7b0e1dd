package io.netsplit.system.membership;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.trace.NodeChange;

/**
 * Which nodes run, and whom each of them takes for dead, as an observer sees it. A node's row is made when it first takes
 * somebody for dead, so that ten thousand nodes that agree cost nothing.
 */
final class Views {
    private final long[][] dead;
    private final boolean[] running;
    private final boolean[] paused;
    private final boolean[] everRan;
    private int runningCount;
    /** Pairs of a running node and another about which it is wrong. */
    private long wrong;
    /** Of these, those where the other runs. */
    private long wronglyDead;

    Views(int nodes) {
        dead = new long[nodes][];
        running = new boolean[nodes];
        paused = new boolean[nodes];
        everRan = new boolean[nodes];
    }

    int nodes() {
        return running.length;
    }

    int runningCount() {
        return runningCount;
    }

    boolean runs(int node) {
        return running[node];
    }

    boolean isPaused(int node) {
        return paused[node];
    }

    /** Nodes that have never run are nobody's concern. */
    boolean everRan(int node) {
        return everRan[node];
    }

    boolean believesDead(int observer, int member) {
        long[] row = dead[observer];
        return row != null && (row[member >> 6] & 1L << member) != 0;
    }

    /** True where every running node takes exactly those that do not run for dead. */
    boolean agree() {
        return wrong == 0;
    }

    /** How many times a running node takes a running one for dead. */
    long wronglyDead() {
        return wronglyDead;
    }

    /** How many times a running node does not take a stopped one for dead. */
    long wronglyAlive() {
        return wrong - wronglyDead;
    }

    /** True where a belief has changed. */
    boolean protocol(int observer, ProtocolEvent event) {
        if (observer >= running.length || !(event instanceof MembershipEvent about)) {
            return false;
        }
        if (event instanceof MembershipEvent.Confirmed) {
            return believe(observer, about.member(), true);
        }
        return event instanceof MembershipEvent.Refuted && believe(observer, about.member(), false);
    }

    /** True where the node has begun or ceased to run. */
    boolean nodeChanged(int node, NodeChange change) {
        if (node >= running.length) {
            return false;
        }
        switch (change) {
            case STARTED, RESTARTED, ADDED -> {
                return started(node);
            }
            case CRASHED, HALTED, REMOVED -> {
                return stopped(node);
            }
            case PAUSED -> paused[node] = true;
            case RESUMED -> paused[node] = false;
            case CHANGED -> {}
        }
        return false;
    }

    private boolean started(int node) {
        if (running[node]) {
            return false;
        }
        for (int other = 0; other < running.length; other++) {
            if (running[other] && everRan[node]) {
                boolean is = believesDead(other, node);
                wrong += is ? 1 : -1;
                wronglyDead += is ? 1 : 0;
            } else if (running[other] && believesDead(other, node)) {
                wrong++;
                wronglyDead++;
            }
        }
        running[node] = true;
        everRan[node] = true;
        runningCount++;
        dead[node] = null;
        for (int other = 0; other < running.length; other++) {
            wrong += everRan[other] && !running[other] ? 1 : 0;
        }
        return true;
    }

    private boolean stopped(int node) {
        paused[node] = false;
        if (!running[node]) {
            return false;
        }
        for (int other = 0; other < running.length; other++) {
            if (other != node && everRan[other] && isWrong(node, other)) {
                wrong--;
                wronglyDead -= running[other] ? 1 : 0;
            }
        }
        running[node] = false;
        runningCount--;
        dead[node] = null;
        for (int other = 0; other < running.length; other++) {
            if (running[other]) {
                boolean is = believesDead(other, node);
                wrong += is ? -1 : 1;
                wronglyDead -= is ? 1 : 0;
            }
        }
        return true;
    }

    private boolean isWrong(int observer, int member) {
        return believesDead(observer, member) == running[member];
    }

    private boolean believe(int observer, int member, boolean isDead) {
        if (!running[observer] || observer == member || believesDead(observer, member) == isDead) {
            return false;
        }
        long[] row = dead[observer];
        if (row == null) {
            row = new long[(running.length >> 6) + 1];
            dead[observer] = row;
        }
        row[member >> 6] ^= 1L << member;
        if (everRan[member]) {
            wrong += isDead == running[member] ? 1 : -1;
            if (running[member]) {
                wronglyDead += isDead ? 1 : -1;
            }
        }
        return true;
    }
}
