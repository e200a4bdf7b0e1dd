package io.netsplit.scenario.format.model;

import java.util.List;
import java.util.Optional;

/**
 * What is run: one variant of a file, complete and validated.
 *
 * @param workload empty where the system holds no data, so that there is nothing that clients could ask
 */
public record Scenario(
        RunSettings run, Topology topology, SystemChoice system, Optional<Workload> workload, List<FaultStep> faults) {}
