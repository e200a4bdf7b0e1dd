package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.service.AdmissionSpec;
import io.netsplit.traffic.service.CallSpec;
import io.netsplit.traffic.service.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Services that call each other.
 *
 * @param entry what clients call, and how
 * @param services in the order of the file
 * @param writeShare of the requests
 * @param updatesPerSecond changes of data that no caller knows of
 * @param span the options
 */
public record ServiceGraph(
        CallSpec entry, List<Service> services, double writeShare, OptionalDouble updatesPerSecond, Span span)
        implements TrafficSettings {
    /**
     * One service.
     *
     * @param groups whose nodes are its servers
     * @param balancers how many balancers stand before them
     * @param stages what it calls, in order
     * @param health how its balancers find out which servers to use
     */
    public record Service(
            String name,
            List<String> groups,
            AlgorithmEntry algorithm,
            int balancers,
            boolean holdsWorker,
            double failureRate,
            List<Stage> stages,
            AdmissionSpec admission,
            HealthSpec health) {}

    @Override
    public List<String> servers() {
        List<String> groups = new ArrayList<>();
        services.forEach(service -> groups.addAll(service.groups()));
        return groups;
    }

    @Override
    public List<String> balancers() {
        return List.of();
    }

    /** Names of the services that nodes of these groups serve. */
    public List<String> servedBy(List<String> groups) {
        return services.stream()
                .filter(service -> service.groups().stream().anyMatch(groups::contains))
                .map(Service::name)
                .toList();
    }
}
