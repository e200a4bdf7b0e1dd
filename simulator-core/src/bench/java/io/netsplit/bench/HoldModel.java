package io.netsplit.bench;

/**
 * One contestant in the hold model: {@code pending} events, each of which, when its time comes, visits its target, draws
 * a new one and schedules itself again after an exponential time.
 */
interface HoldModel {
    String name();

    /** Processes this many events more. */
    void process(int events);

    /** Keeps the work from being optimised away, and two contestants honest: the number of visits. */
    long visits();

    static long sum(int[] visits) {
        long sum = 0;
        for (int count : visits) {
            sum += count;
        }
        return sum;
    }
}
