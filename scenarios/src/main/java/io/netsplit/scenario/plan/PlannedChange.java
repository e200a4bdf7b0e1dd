package io.netsplit.scenario.plan;

import io.netsplit.trace.NodeChange;

/**
 * Something befalls a node of the traffic lab, as a trace tells it.
 *
 * @param address balancers first, then servers; what is no node, but sends to servers, is 0
 */
public record PlannedChange(long timeNs, int address, NodeChange change, String detail) {}
