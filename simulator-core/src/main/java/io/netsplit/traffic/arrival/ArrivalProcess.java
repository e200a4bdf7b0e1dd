package io.netsplit.traffic.arrival;

import io.netsplit.random.Prng;

/**
 * Instants at which requests are sent, whatever became of the earlier ones (an open loop). A process is a description;
 * {@link #start} gives the arrivals of one run. They depend on the seed alone, so that every algorithm meets the same.
 */
public interface ArrivalProcess {
    /** The arrivals of one run, from time 0 on, with chance from {@code random}. */
    Arrivals start(Prng random);

    /** Arrivals per second in the long run, by which the offered load is computed. */
    double ratePerSecond();

    /** The arrivals of one run. */
    interface Arrivals {
        /** No arrival will come any more. */
        long NEVER = Long.MAX_VALUE;

        /** The instant of the next arrival in nanoseconds, not before the one that was given last; or {@link #NEVER}. */
        long nextNs();
    }
}
