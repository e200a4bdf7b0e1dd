package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;

/**
 * Join the shortest queue: the server with the fewest requests of all balancers (Winston, "Optimality of the Shortest Line
 * Discipline", Journal of Applied Probability 1977: no blind policy is better for exponential service). Ties are broken by
 * chance. When the queue lengths are old news, all balancers run to the same server: the herd (Mitzenmacher, "How Useful Is
 * Old Information?", IEEE TPDS 2000).
 */
final class ShortestQueue implements Algorithm {
    private final View view;
    private final Prng random;

    ShortestQueue(View view, Prng random) {
        this.view = view;
        this.random = random;
    }

    @Override
    public int choose(Request request) {
        int best = 0;
        int shortest = Integer.MAX_VALUE;
        int ties = 0;
        for (int server = 0; server < view.servers(); server++) {
            int present = view.present(server);
            if (present < shortest) {
                best = server;
                shortest = present;
                ties = 1;
            } else if (present == shortest && random.nextInt(++ties) == 0) {
                best = server;
            }
        }
        return best;
    }
}
