package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A server of the nearest zone. Zones are priority levels by their distance from the balancer, its own first; equally far
 * ones are one level. A level's health is the share of its servers that are healthy times a factor above 1, since it can do
 * without some, and at most all; what it cannot take trickles to the next (Envoy, "Priority levels", whose integer percents
 * these are). Where a bound on its load is given, a level that is full sends on as well, which Envoy does not do. Within a
 * level, the server with the fewest requests in flight is taken.
 *
 * <p>Left out: a panic threshold for each level, and degraded servers.
 */
final class Geographic implements Algorithm {
    private static final int ALL = 100;

    private final Prng random;
    private final Settings.Locality locality;
    /** The nearest first. */
    private final List<ServerSet> levels = new ArrayList<>();
    /** Percent of the requests that each level is to get. */
    private final int[] loads;

    private final int[] healths;

    Geographic(View view, Prng random, Settings.Locality locality) {
        this.random = random;
        this.locality = locality;
        double[] distances = IntStream.range(0, view.zones())
                .mapToDouble(zone -> zone == view.ownZone() ? -1 : view.distanceNs(zone))
                .toArray();
        double[] steps = Arrays.stream(distances).sorted().distinct().toArray();
        for (double step : steps) {
            int[] servers = IntStream.range(0, view.servers())
                    .filter(server -> distances[view.zone(server)] == step)
                    .toArray();
            if (servers.length > 0) {
                levels.add(new ServerSet(view, servers));
            }
        }
        loads = new int[levels.size()];
        healths = new int[levels.size()];
    }

    @Override
    public int choose(Request request) {
        shareOut();
        int point = random.nextInt(ALL);
        int level = 0;
        while (level < loads.length - 1 && point >= loads[level]) {
            point -= loads[level++];
        }
        return levels.get(withRoom(level)).leastLoaded();
    }

    /** Envoy's formula, with scores and loads in whole percent. */
    private void shareOut() {
        int total = 0;
        for (int i = 0; i < healths.length; i++) {
            ServerSet level = levels.get(i);
            healths[i] = (int)
                    Math.min(ALL, ALL * locality.overprovisioning() * level.healthy() / Math.max(1, level.serving()));
            total += healths[i];
        }
        int normalized = Math.min(ALL, total);
        int left = ALL;
        for (int i = 0; i < loads.length; i++) {
            loads[i] = normalized == 0 ? left : Math.min(left, Math.round((float) healths[i] * ALL / normalized));
            left -= loads[i];
        }
    }

    /** The level itself, or the next that is not full; where all are, the level itself. */
    private int withRoom(int level) {
        if (locality.spillOver() == 0) {
            return level;
        }
        int next = level;
        while (next < levels.size() && levels.get(next).isFull(locality.spillOver())) {
            next++;
        }
        return next == levels.size() ? level : next;
    }
}
