package io.netsplit.scenario.format.model;

import java.util.List;

/** What is run: one variant of a file, complete and validated. */
public record Scenario(
        RunSettings run, Topology topology, SystemChoice system, Workload workload, List<FaultStep> faults) {}
