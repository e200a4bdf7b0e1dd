package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;

/**
 * Any server, with a probability in proportion to its weight, in constant time by the alias method (Walker, "An Efficient
 * Method for Generating Discrete Random Variables with General Distributions", ACM TOMS 1977; the tables as in Vose 1991).
 */
final class WeightedRandom implements Algorithm {
    private final Prng random;
    private final long sum;
    /** Of {@link #sum} equally likely points in each server's column, how many are its own. */
    private final long[] own;

    private final int[] alias;

    WeightedRandom(View view, Prng random) {
        this.random = random;
        int servers = view.servers();
        own = new long[servers];
        alias = new int[servers];
        long total = 0;
        for (int server = 0; server < servers; server++) {
            total += view.weight(server);
        }
        sum = total;
        for (int server = 0; server < servers; server++) {
            own[server] = (long) view.weight(server) * servers;
            alias[server] = server;
        }
        fillColumns();
    }

    /** Columns below the mean are filled up by those above it, one after the other. */
    private void fillColumns() {
        int[] small = new int[own.length];
        int[] large = new int[own.length];
        int smalls = 0;
        int larges = 0;
        for (int server = 0; server < own.length; server++) {
            if (own[server] < sum) {
                small[smalls++] = server;
            } else {
                large[larges++] = server;
            }
        }
        while (smalls > 0) {
            int poor = small[--smalls];
            int rich = large[larges - 1];
            alias[poor] = rich;
            own[rich] -= sum - own[poor];
            if (own[rich] < sum) {
                larges--;
                small[smalls++] = rich;
            }
        }
    }

    @Override
    public int choose(Request request) {
        int column = random.nextInt(own.length);
        return random.nextLong(sum) < own[column] ? column : alias[column];
    }
}
