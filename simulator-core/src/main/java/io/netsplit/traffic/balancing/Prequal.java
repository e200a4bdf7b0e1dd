package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;

/**
 * Probing to reduce queuing and latency (Wydrowski et al., "Load is not what you should balance: Introducing Prequal", NSDI
 * 2024). With each request a few servers drawn at random are asked for their requests in flight and the latency that they
 * expect; answers are kept in a small pool, used a few times, and thrown away when they are old. The hot-cold lexicographic
 * rule chooses: a server whose requests in flight lie above a quantile of all answers is hot; among the cold ones the lowest
 * latency is taken, and where all are hot, the fewest requests in flight.
 *
 * <p>Left out: probing when no request comes, the synchronous mode, a number of probes or of uses that is not whole.
 */
final class Prequal implements Algorithm {
    private final View view;
    private final Prng random;
    private final Settings.Probing probing;
    private final ProbePool pool;
    private boolean dropsOldestNext;

    Prequal(View view, Prng random, Settings.Probing probing) {
        this.view = view;
        this.random = random;
        this.probing = probing;
        pool = new ProbePool(probing);
    }

    @Override
    public boolean wantsProbes() {
        return true;
    }

    @Override
    public int choose(Request request) {
        pool.forgetBefore(view.nowNs() - probing.oldestNs());
        int chosen = pool.size() < 2 ? random.nextInt(view.servers()) : pool.takeBest();
        if (pool.size() > 2) {
            pool.drop(dropsOldestNext);
            dropsOldestNext = !dropsOldestNext;
        }
        for (int i = 0; i < probing.perRequest(); i++) {
            view.probe(random.nextInt(view.servers()));
        }
        return chosen;
    }

    @Override
    public void probed(int server, int present, long latencyNs) {
        pool.add(server, present, latencyNs, view.nowNs());
    }
}
