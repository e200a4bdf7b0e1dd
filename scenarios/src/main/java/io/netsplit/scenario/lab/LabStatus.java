package io.netsplit.scenario.lab;

import java.util.List;

/**
 * How a cluster is at one instant.
 *
 * @param seconds since its run began
 * @param recentSeconds how far back the counts of operations reach
 */
public record LabStatus(
        double seconds, double recentSeconds, List<NodeLine> nodes, List<FaultLine> faults, List<ClientLine> clients) {
    public LabStatus {
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
        clients = List.copyOf(clients);
    }

    /** One node; {@code role} is empty where it has not said any. */
    public record NodeLine(String name, String state, String role, String epoch) {}

    /** A fault in force, since when, and whom it befell. */
    public record FaultLine(String name, String detail, double sinceSeconds) {}

    /** What became of a client's latest operations; {@code node} is where it is at home, empty where it is apart. */
    public record ClientLine(String name, String node, int ok, int failed, int unknown) {}
}
