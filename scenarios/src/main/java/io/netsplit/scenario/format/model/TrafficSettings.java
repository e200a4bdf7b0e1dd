package io.netsplit.scenario.format.model;

/** The options of a system of the traffic lab: one record for each system. */
public sealed interface TrafficSettings permits LoadBalancing {}
