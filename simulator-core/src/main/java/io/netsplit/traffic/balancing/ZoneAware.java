package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;
import java.util.stream.IntStream;

/**
 * As many requests as possible stay in the balancer's zone, while every server gets about the same number (Envoy, "Zone aware
 * routing"). Each balancer is taken to send as much as any other. A zone whose share of the healthy servers is at least its
 * share of the balancers keeps everything; another keeps the ratio of the two, and the rest goes to zones in proportion to
 * what their servers can take beyond their own balancers' requests. Within a zone, the server with the fewest requests in
 * flight is taken.
 *
 * <p>Where few servers are healthy, or none of the own zone is, zones are not told apart. Left out: that Envoy does the same
 * in panic.
 */
final class ZoneAware implements Algorithm {
    private final View view;
    private final Prng random;
    private final int fewestServers;
    private final ServerSet all;
    private final ServerSet[] zones;
    private final int[] healthy;

    ZoneAware(View view, Prng random, Settings.Locality locality) {
        this.view = view;
        this.random = random;
        fewestServers = locality.fewestServers();
        all = new ServerSet(view, IntStream.range(0, view.servers()).toArray());
        zones = new ServerSet[view.zones()];
        for (int zone = 0; zone < zones.length; zone++) {
            int which = zone;
            zones[zone] = new ServerSet(
                    view,
                    IntStream.range(0, view.servers())
                            .filter(server -> view.zone(server) == which)
                            .toArray());
        }
        healthy = new int[zones.length];
    }

    @Override
    public int choose(Request request) {
        int total = 0;
        for (int zone = 0; zone < zones.length; zone++) {
            healthy[zone] = zones[zone].healthy();
            total += healthy[zone];
        }
        int own = view.ownZone();
        if (total < fewestServers || healthy[own] == 0) {
            return all.leastLoaded();
        }
        double servers = (double) healthy[own] / total;
        double balancers = view.balancersIn(own);
        boolean stays = servers >= balancers || random.nextDouble() * balancers < servers;
        return zones[stays ? own : another(own, total)].leastLoaded();
    }

    /** A zone whose servers can take more than what its own balancers send, drawn by how much. */
    private int another(int own, int total) {
        double point = random.nextDouble() * residual(total);
        int chosen = own;
        for (int zone = 0; zone < zones.length && point >= 0; zone++) {
            double room = room(zone, total);
            if (room > 0) {
                chosen = zone;
                point -= room;
            }
        }
        return chosen;
    }

    private double residual(int total) {
        double sum = 0;
        for (int zone = 0; zone < zones.length; zone++) {
            sum += room(zone, total);
        }
        return sum;
    }

    /** The zone's share of the healthy servers beyond its share of the balancers. */
    private double room(int zone, int total) {
        return Math.max(0, (double) healthy[zone] / total - view.balancersIn(zone));
    }
}
