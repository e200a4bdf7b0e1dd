package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.service.AdmissionSpec;
import io.netsplit.traffic.service.CallSpec;
import io.netsplit.traffic.service.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Services that call each other.
 *
 * @param entry what clients call, and how
 * @param services in the order of the file
 * @param writeShare of the requests
 * @param clientsByZone in which proportion clients stand in the zones; empty: as many in each
 * @param updatesPerSecond changes of data that no caller knows of
 * @param span the options
 */
public record ServiceGraph(
        CallSpec entry,
        List<Service> services,
        double writeShare,
        Map<String, Integer> clientsByZone,
        OptionalDouble updatesPerSecond,
        Span span)
        implements TrafficSettings {
    /**
     * One service.
     *
     * @param groups whose nodes are its servers, that of a new version last
     * @param balancers how many balancers stand before them; where there are zones, in each from which it is called
     * @param stages what it calls, in order
     * @param health how its balancers find out which servers to use
     * @param rollout the new version that takes the place of the old one, if there is one
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
            HealthSpec health,
            Optional<RolloutSettings> rollout) {
        /** Those that serve at the start: without the new version's. */
        public List<String> firstGroups() {
            return RolloutSettings.old(groups, rollout);
        }
    }

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

    @Override
    public Optional<RolloutSettings> rollout() {
        return rolledOut().flatMap(Service::rollout);
    }

    /** The service that is rolled out, if one is. */
    public Optional<Service> rolledOut() {
        return services.stream()
                .filter(service -> service.rollout().isPresent())
                .findFirst();
    }

    /** Where each of so many clients stands, as the place of its zone among these; empty where there are none. */
    public int[] zonesOfClients(List<String> zones, int clients) {
        if (zones.isEmpty()) {
            return new int[0];
        }
        int[] weights = zones.stream()
                .mapToInt(zone -> clientsByZone.isEmpty() ? 1 : clientsByZone.getOrDefault(zone, 0))
                .toArray();
        int all = Arrays.stream(weights).sum();
        int[] found = new int[clients];
        for (int client = 0; client < clients; client++) {
            double point = (client + 0.5) / clients * all;
            int zone = 0;
            while (zone < weights.length - 1 && point >= weights[zone]) {
                point -= weights[zone++];
            }
            found[client] = zone;
        }
        return found;
    }

    /** The service of this name. */
    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /** Names of the services that nodes of these groups serve. */
    public List<String> servedBy(List<String> groups) {
        return services.stream()
                .filter(service -> service.groups().stream().anyMatch(groups::contains))
                .map(Service::name)
                .toList();
    }
}
