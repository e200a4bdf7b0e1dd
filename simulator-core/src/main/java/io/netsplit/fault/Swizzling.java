package io.netsplit.fault;

import io.netsplit.cluster.Cluster;
import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;

/** Isolates nodes one by one in the first half of a fault, and brings them back in another order in the second. */
final class Swizzling {
    private final List<Timer> timers = new ArrayList<>();
    private final List<Cuts> cuts = new ArrayList<>();

    Swizzling(Cluster cluster, List<Integer> nodes, long durationNs, Prng random) {
        long half = Math.max(1, durationNs / 2);
        for (int node : nodes) {
            Cuts around = Cuts.around(cluster, List.of(node), CutDirection.BOTH);
            cuts.add(around);
            later(cluster, around::begin, random.nextLong(half));
            later(cluster, around::end, half + random.nextLong(half));
        }
    }

    void end() {
        timers.forEach(Timer::cancel);
        cuts.forEach(Cuts::end);
    }

    private void later(Cluster cluster, Event event, long delayNs) {
        Timer timer = cluster.simulation().timer(event);
        timer.set(delayNs);
        timers.add(timer);
    }
}
