package io.netsplit.system.saga;

import io.netsplit.workload.Request;

/**
 * What a customer orders, and so a saga: it is known by what the client sent, which no other order has.
 *
 * @param saga of no other order
 * @param account the customer's
 * @param amount what it costs
 */
record Order(long saga, int account, long amount) {
    private static final long LEAST = 100;
    private static final long SPREAD = 100;

    /** Most steps, so that everybody's share is something. */
    static final int MOST_STEPS = 50;

    static Order of(Request request) {
        long value = request.input() instanceof Long number ? number : 0;
        return new Order(value, request.key(), LEAST + Math.floorMod(value / 7, SPREAD));
    }

    /** What step {@code step} of {@code steps} moves into its service: the first takes the money, the others get a part each. */
    long share(int step, int steps) {
        if (step == 0) {
            return -amount;
        }
        long part = amount / (steps - 1);
        return step == steps - 1 ? amount - part * (steps - 2) : part;
    }
}
