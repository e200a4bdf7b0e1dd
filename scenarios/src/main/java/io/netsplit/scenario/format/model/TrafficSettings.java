package io.netsplit.scenario.format.model;

import java.util.List;

/** The options of a system of the traffic lab: one record for each system. */
public sealed interface TrafficSettings permits LoadBalancing, ServiceGraph {
    /** Names of the groups that serve. */
    List<String> servers();

    /** Names of the groups that balance; empty where balancers are no nodes. */
    List<String> balancers();
}
