package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;

/**
 * Any server, with equal probability. It needs no memory and no coordination between balancers; of Poisson traffic each
 * server gets Poisson traffic, so that each is a queue of its own, with all the waiting of one.
 */
final class RandomChoice implements Algorithm {
    private final View view;
    private final Prng random;

    RandomChoice(View view, Prng random) {
        this.view = view;
        this.random = random;
    }

    @Override
    public int choose(Request request) {
        return random.nextInt(view.servers());
    }
}
