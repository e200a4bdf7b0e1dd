package io.netsplit.scenario.format.model;

import java.util.List;
import java.util.Optional;

/**
 * What is run: one variant of a file, complete and validated.
 *
 * @param workload empty where the system holds no data, so that there is nothing that clients could ask
 */
public record Scenario(
        RunSettings run, Topology topology, SystemChoice system, Optional<Workload> workload, List<FaultStep> faults) {
    /** The system of a scenario that runs on a cluster; only those ask who know that it does. */
    public ClusterChoice cluster() {
        if (system instanceof ClusterChoice choice) {
            return choice;
        }
        throw new IllegalStateException("'" + system.system().name() + "' does not run on a cluster");
    }

    /** The system of a scenario of the traffic lab; only those ask who know that it is one. */
    public TrafficChoice traffic() {
        if (system instanceof TrafficChoice choice) {
            return choice;
        }
        throw new IllegalStateException("'" + system.system().name() + "' is no system of the traffic lab");
    }
}
