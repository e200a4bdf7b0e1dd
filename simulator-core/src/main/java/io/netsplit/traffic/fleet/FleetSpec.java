package io.netsplit.traffic.fleet;

import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.server.ServerSpec;
import java.util.List;

/**
 * Servers and the balancers before them.
 *
 * @param servers at least one
 * @param algorithm by which each balancer chooses
 * @param settings the numbers that the algorithm is told
 * @param balancers how many there are, each with its own view
 * @param zones where they stand, and how long a probe or a report is under way between a balancer and a server
 * @param loadReportNs how often servers tell their load to those who do not count for themselves; 0 for at once
 * @param health how balancers find out which servers to use
 * @param stickyClients where sessions stick: how many clients there are, whose requests stay with the server of their first
 *     one as long as it is in use; 0 where they do not
 * @param splitAt number of the first server of a second part of the fleet: every balancer keeps the parts apart, with an
 *     algorithm for each, and chooses among the servers of one part only; how many servers there are where all are one
 */
public record FleetSpec(
        List<ServerSpec> servers,
        AlgorithmEntry algorithm,
        Settings settings,
        int balancers,
        Zones zones,
        long loadReportNs,
        HealthSpec health,
        int stickyClients,
        int splitAt) {
    /** Nobody looks after health, nothing sticks, and the fleet is one. */
    public FleetSpec(
            List<ServerSpec> servers,
            AlgorithmEntry algorithm,
            Settings settings,
            int balancers,
            Zones zones,
            long loadReportNs) {
        this(servers, algorithm, settings, balancers, zones, loadReportNs, HealthSpec.NONE, 0, servers.size());
    }

    public FleetSpec {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("a run of the traffic lab needs at least one server");
        }
        if (balancers < 1 || loadReportNs < 0) {
            throw new IllegalArgumentException(
                    "there is at least 1 balancer, and reports of load are at least 0 ns old");
        }
        if (splitAt < 1 || splitAt > servers.size()) {
            throw new IllegalArgumentException("the first part of a fleet has at least one server");
        }
    }

    boolean isSplit() {
        return splitAt < servers.size();
    }
}
