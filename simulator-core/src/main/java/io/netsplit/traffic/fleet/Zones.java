package io.netsplit.traffic.fleet;

import io.netsplit.random.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where servers and balancers stand, and how far it is from one zone to another. Clients stand where their balancer does.
 * Where nobody says anything of zones, there is one.
 */
public final class Zones {
    private final List<String> names;
    private final int[] ofServers;
    private final int[] ofBalancers;
    private final Distribution[][] latencies;

    private Zones(List<String> names, int[] ofServers, int[] ofBalancers, Distribution[][] latencies) {
        this.names = List.copyOf(names);
        this.ofServers = ofServers.clone();
        this.ofBalancers = ofBalancers.clone();
        this.latencies = latencies;
    }

    /** One zone for all, in which a message is under way for so long, in nanoseconds. */
    public static Zones single(Distribution oneWay) {
        return new Zones(List.of("all"), new int[0], new int[0], new Distribution[][] {{oneWay}});
    }

    /**
     * Several zones.
     *
     * @param ofServers the zone of each server, as its place in {@code names}
     * @param ofBalancers the same of each balancer
     * @param latencies from the balancer's zone to the server's, one way, in nanoseconds; answers take the same
     */
    public static Zones of(List<String> names, int[] ofServers, int[] ofBalancers, Distribution[][] latencies) {
        int zones = names.size();
        boolean areKnown = Arrays.stream(ofServers).allMatch(zone -> zone >= 0 && zone < zones)
                && Arrays.stream(ofBalancers).allMatch(zone -> zone >= 0 && zone < zones);
        boolean isSquare = latencies.length == zones && Arrays.stream(latencies).allMatch(row -> row.length == zones);
        if (zones == 0 || !areKnown || !isSquare) {
            throw new IllegalArgumentException(
                    "every server and balancer stands in one of the zones, and each two zones have a latency");
        }
        return new Zones(names, ofServers, ofBalancers, latencies);
    }

    public int count() {
        return names.size();
    }

    public String name(int zone) {
        return names.get(zone);
    }

    /** The zone that a server stands in. */
    public int ofServer(int server) {
        return ofServers.length == 0 ? 0 : ofServers[server];
    }

    /** The zone that a balancer stands in. */
    public int ofBalancer(int balancer) {
        return ofBalancers.length == 0 ? 0 : ofBalancers[balancer];
    }

    /** Whether a request from this balancer to this server leaves its zone. */
    public boolean isCrossed(int balancer, int server) {
        return ofBalancer(balancer) != ofServer(server);
    }

    /** One way between a balancer and a server. */
    public Distribution latency(int balancer, int server) {
        return latencies[ofBalancer(balancer)][ofServer(server)];
    }

    /** The balancer that a caller in this zone asks: callers are dealt out to those of their zone, or to all where it has none. */
    public int balancerFor(int caller, int zone, int balancers) {
        int[] near = IntStream.range(0, balancers)
                .filter(balancer -> ofBalancer(balancer) == zone)
                .toArray();
        return near.length == 0 ? caller % balancers : near[caller % near.length];
    }

    public List<String> names() {
        return names;
    }

    /** The mean way from one zone to another, in nanoseconds. */
    double distanceNs(int from, int to) {
        return latencies[from][to].mean();
    }

    /** Whether any message takes time. */
    public boolean hasLatency() {
        return Arrays.stream(latencies).flatMap(Arrays::stream).anyMatch(latency -> latency.mean() > 0);
    }

    /** Share of the balancers that stand in this zone. */
    double balancersIn(int zone) {
        return ofBalancers.length == 0
                ? 1
                : (double) Arrays.stream(ofBalancers).filter(of -> of == zone).count() / ofBalancers.length;
    }
}
