package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.fleet.HealthSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Balancers before servers.
 *
 * @param servers names of the groups that serve, that of a new version last
 * @param balancers names of the groups that balance; empty: one balancer that is no node of the topology
 * @param algorithm by which each balancer chooses
 * @param settings the numbers that it is told
 * @param weights shares of servers in the eyes of a weighted algorithm, by the name of a group or a server; 1 for the others
 * @param loadReportNs how often servers tell their load to those who do not count for themselves; 0: at once
 * @param health how balancers find out which servers to use
 * @param sticky whether a client's requests stay with one server
 * @param clientsByZone which part of the requests comes to the balancers of each zone; empty: every balancer gets the same
 * @param failoverNs how long clients go on asking a balancer that has crashed
 * @param failoverSpan where the file says so, if it does
 * @param rollout the new version that takes the place of the old one, if there is one
 * @param serversSpan where the file names the servers
 */
public record LoadBalancing(
        List<String> servers,
        List<String> balancers,
        AlgorithmEntry algorithm,
        Settings settings,
        Map<String, Integer> weights,
        long loadReportNs,
        HealthSpec health,
        boolean sticky,
        Map<String, Integer> clientsByZone,
        long failoverNs,
        Optional<Span> failoverSpan,
        Optional<RolloutSettings> rollout,
        Span serversSpan)
        implements TrafficSettings {
    /** Those that serve at the start: without the new version's. */
    public List<String> firstServers() {
        return RolloutSettings.old(servers, rollout);
    }
}
