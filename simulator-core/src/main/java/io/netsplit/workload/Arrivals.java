package io.netsplit.workload;

import io.netsplit.random.Distribution;
import java.util.List;

/** When operations begin (Schroeder, Wierman and Harchol-Balter, "Open Versus Closed", NSDI 2006). */
public sealed interface Arrivals {
    /**
     * Each client has one operation at a time, and thinks between the end of one and the beginning of the next.
     *
     * @param thinkTimeNs duration of the pause, in nanoseconds
     */
    record Closed(Distribution thinkTimeNs) implements Arrivals {}

    /**
     * Operations begin whether or not earlier ones have ended. All clients together offer the rate, each an equal share.
     *
     * @param ratePerSecond operations per second of all clients together
     * @param process how arrivals are spread in time
     * @param phases rates for the first part of the run, one after the other; then {@code ratePerSecond} holds
     * @param maxInFlight most operations that one client has in flight; those beyond it fail at once, unsent
     */
    record Open(double ratePerSecond, ArrivalProcess process, List<Phase> phases, int maxInFlight) implements Arrivals {
        /** Bound on one client's operations in flight where nothing else is said. */
        public static final int DEFAULT_MAX_IN_FLIGHT = 10_000;

        public Open(double ratePerSecond, ArrivalProcess process) {
            this(ratePerSecond, process, List.of(), DEFAULT_MAX_IN_FLIGHT);
        }

        public Open {
            checkRate(ratePerSecond);
            phases = List.copyOf(phases);
            if (maxInFlight < 1) {
                throw new IllegalArgumentException("at least one operation must be allowed in flight");
            }
        }
    }

    /** A rate that holds for a time. */
    record Phase(long lengthNs, double ratePerSecond) {
        public Phase {
            checkRate(ratePerSecond);
            if (lengthNs <= 0) {
                throw new IllegalArgumentException("a phase must last, not " + lengthNs + " ns");
            }
        }
    }

    /** How an open loop's arrivals are spread in time. */
    enum ArrivalProcess {
        /** Independent of one another: exponential gaps. */
        POISSON("poisson"),
        /** Evenly spaced, the clients taking turns. */
        CONSTANT("constant"),
        /**
         * Poisson at five times the rate in bursts that last 200 ms in the mean, nothing between them for 800 ms in the mean
         * (both exponential, the same for all clients): an interrupted Poisson process (Kuczura, Bell System Technical
         * Journal 1973).
         */
        BURSTY("bursty");

        private final String word;

        ArrivalProcess(String word) {
            this.word = word;
        }

        /** The word in a scenario's {@code workload.arrivals.process}. */
        public String word() {
            return word;
        }
    }

    private static void checkRate(double ratePerSecond) {
        if (!(ratePerSecond >= 0) || ratePerSecond > 1e9) {
            throw new IllegalArgumentException("a rate must be between 0 and 1e9 per second, not " + ratePerSecond);
        }
    }
}
