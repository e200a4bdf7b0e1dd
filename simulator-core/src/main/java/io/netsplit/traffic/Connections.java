package io.netsplit.traffic;

import io.netsplit.traffic.call.TimedRequest;
import io.netsplit.traffic.fleet.Zones;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What clients have under way through each balancer, kept only in runs in which one crashes. The crash breaks the connections:
 * clients know at once that there will be no answer, and not whether a server did the work. Until their failover they go on
 * asking the one that is down, and are refused; then each request that was for it goes to another one, in the same zone where
 * one is up there.
 */
final class Connections {
    private static final int NOBODY = -1;

    private final Zones zones;
    private final long failoverNs;
    private final List<Map<Long, TimedRequest>> open = new ArrayList<>();
    /** Since when a balancer is down, or never. */
    private final long[] downSinceNs;

    /** Requests whose clients have given up, and which are somewhere still. */
    private final Set<Long> broken = new LinkedHashSet<>();

    Connections(int balancers, Zones zones, long failoverNs) {
        this.zones = zones;
        this.failoverNs = failoverNs;
        downSinceNs = new long[balancers];
        for (int i = 0; i < balancers; i++) {
            downSinceNs[i] = NOBODY;
            open.add(new LinkedHashMap<>());
        }
    }

    /** Whether some balancer takes the request, which is then the one that it is for. */
    boolean takes(TimedRequest request, long nowNs) {
        int wanted = request.balancer();
        if (isUp(wanted)) {
            return true;
        }
        List<Integer> others = others(wanted);
        if (nowNs - downSinceNs[wanted] < failoverNs || others.isEmpty()) {
            return false;
        }
        request.balancer(others.get((int) Long.remainderUnsigned(request.number(), others.size())));
        return true;
    }

    private List<Integer> others(int wanted) {
        List<Integer> up = new ArrayList<>();
        List<Integer> near = new ArrayList<>();
        for (int i = 0; i < downSinceNs.length; i++) {
            if (isUp(i)) {
                up.add(i);
                if (zones.ofBalancer(i) == zones.ofBalancer(wanted)) {
                    near.add(i);
                }
            }
        }
        return near.isEmpty() ? up : near;
    }

    private boolean isUp(int balancer) {
        return downSinceNs[balancer] == NOBODY;
    }

    void opened(TimedRequest request) {
        open.get(request.balancer()).put(request.number(), request);
    }

    /** The request is back. False where its client has given up. */
    boolean closed(TimedRequest request) {
        open.get(request.balancer()).remove(request.number());
        return !broken.remove(request.number());
    }

    /** Breaks the connections of a balancer that was up; gives what was under way, the oldest first. */
    List<TimedRequest> crash(int balancer, long nowNs) {
        downSinceNs[balancer] = nowNs;
        List<TimedRequest> found = new ArrayList<>(open.get(balancer).values());
        open.get(balancer).clear();
        found.forEach(request -> broken.add(request.number()));
        return found;
    }

    void restart(int balancer) {
        downSinceNs[balancer] = NOBODY;
    }
}
