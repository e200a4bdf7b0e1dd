package io.netsplit.real;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.real.control.Connection;
import io.netsplit.real.control.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Has hosted nodes read clocks that are as wrong as those of the run's cluster. They are looked at two hundred times a second: a
 * jump, a strobe and a correction reach the node that late, and the drift between two looks the node does by itself.
 */
final class ClockMirror {
    private static final long LOOK_NS = 5_000_000;
    private static final long EXACT_ENOUGH_NS = 20_000;
    private static final long MILLION = 1_000_000;

    /** What a node was told last: who it was then, what, and when. */
    private record Told(Connection whom, long errorNs, long driftPpm, long atNs) {
        long errorNs(long nowNs) {
            return errorNs + (nowNs - atNs) / MILLION * driftPpm;
        }
    }

    private final Cluster cluster;
    private final @Nullable Connection[] connections;
    private final @Nullable Told[] told;

    /** {@code connections} are those of the nodes, null where one is down. */
    ClockMirror(Cluster cluster, @Nullable Connection[] connections) {
        this.cluster = cluster;
        this.connections = connections;
        this.told = new Told[connections.length];
    }

    void start() {
        cluster.simulation().schedule(0, this::look);
    }

    private void look() {
        long nowNs = cluster.simulation().now();
        for (int node = 0; node < connections.length; node++) {
            Connection connection = connections[node];
            if (connection != null) {
                look(node, connection, nowNs);
            }
        }
        cluster.simulation().schedule(LOOK_NS, this::look);
    }

    private void look(int node, Connection connection, long nowNs) {
        NodeClock clock = cluster.clock(node);
        Told last = told[node];
        if (last == null || last.whom != connection) {
            last = new Told(connection, 0, 0, nowNs);
        }
        long errorNs = clock.errorNs();
        boolean same = last.driftPpm == clock.driftPpm() && Math.abs(errorNs - last.errorNs(nowNs)) <= EXACT_ENOUGH_NS;
        if (!same) {
            last = new Told(connection, errorNs, clock.driftPpm(), nowNs);
            connection.send(Wire.line("do", "clock", "error", errorNs, "ppm", clock.driftPpm()));
        }
        told[node] = last;
    }
}
