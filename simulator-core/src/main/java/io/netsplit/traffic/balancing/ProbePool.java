package io.netsplit.traffic.balancing;

/** The answers to probes that {@link Prequal} keeps, oldest first, and the distribution of what the last ones told. */
final class ProbePool {
    private static final int LEVELS = 1024;
    private static final int REMEMBERED = 128;

    private final Settings.Probing probing;
    private final int[] servers;
    private final int[] present;
    private final long[] latencyNs;
    private final long[] toldNs;
    private final int[] uses;
    private int size;
    /** How many of the last answers told each number of requests in flight. */
    private final int[] told = new int[LEVELS];

    private final int[] lastTold = new int[REMEMBERED];
    private long answers;

    ProbePool(Settings.Probing probing) {
        this.probing = probing;
        int most = probing.poolSize();
        servers = new int[most];
        present = new int[most];
        latencyNs = new long[most];
        toldNs = new long[most];
        uses = new int[most];
    }

    int size() {
        return size;
    }

    void add(int server, int requests, long expectedNs, long nowNs) {
        remember(Math.min(requests, LEVELS - 1));
        if (size == servers.length) {
            remove(0);
        }
        servers[size] = server;
        present[size] = requests;
        latencyNs[size] = expectedNs;
        toldNs[size] = nowNs;
        uses[size] = 0;
        size++;
    }

    private void remember(int requests) {
        int place = (int) (answers % REMEMBERED);
        if (answers++ >= REMEMBERED) {
            told[lastTold[place]]--;
        }
        lastTold[place] = requests;
        told[requests]++;
    }

    /** A server with more requests in flight than this is hot. */
    private int hotAbove() {
        double wanted = probing.hotQuantile() * Math.min(answers, REMEMBERED);
        int level = 0;
        for (int below = told[0]; below < wanted && level < LEVELS - 1; below += told[level]) {
            level++;
        }
        return level;
    }

    void forgetBefore(long timeNs) {
        while (size > 0 && toldNs[0] < timeNs) {
            remove(0);
        }
    }

    /** The server of the best answer of a pool that is not empty; the request that is sent there is added to the answer. */
    int takeBest() {
        int hotAbove = hotAbove();
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (isBetter(i, best, hotAbove)) {
                best = i;
            }
        }
        int server = servers[best];
        present[best]++;
        if (++uses[best] >= probing.reuses()) {
            remove(best);
        }
        return server;
    }

    private boolean isBetter(int a, int b, int hotAbove) {
        boolean hotA = present[a] > hotAbove;
        boolean hotB = present[b] > hotAbove;
        if (hotA != hotB) {
            return hotB;
        }
        if (!hotA && latencyNs[a] != latencyNs[b]) {
            return latencyNs[a] < latencyNs[b];
        }
        return present[a] < present[b];
    }

    /** Throws one answer away: the oldest, or the worst. */
    void drop(boolean oldest) {
        int victim = 0;
        int hotAbove = hotAbove();
        for (int i = 1; !oldest && i < size; i++) {
            if (isBetter(victim, i, hotAbove)) {
                victim = i;
            }
        }
        remove(victim);
    }

    private void remove(int place) {
        size--;
        for (int i = place; i < size; i++) {
            servers[i] = servers[i + 1];
            present[i] = present[i + 1];
            latencyNs[i] = latencyNs[i + 1];
            toldNs[i] = toldNs[i + 1];
            uses[i] = uses[i + 1];
        }
    }
}
