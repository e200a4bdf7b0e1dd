package io.netsplit.traffic.resilience;

import io.netsplit.random.Prng;

/**
 * How long to wait before a retry (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015, for the kinds of
 * jitter). All durations are nanoseconds.
 */
public sealed interface Backoff {
    /** The wait before retry number {@code retry}, from 1, where the wait before was {@code previousNs}, at first 0. */
    long delayNs(int retry, long previousNs, Prng random);

    /** No wait. */
    static Backoff immediate() {
        return new Fixed(0);
    }

    /** The same wait each time. */
    record Fixed(long delayNs) implements Backoff {
        public Fixed {
            checked(delayNs, delayNs);
        }

        @Override
        public long delayNs(int retry, long previousNs, Prng random) {
            return delayNs;
        }
    }

    /**
     * Twice as long each time, up to a cap.
     *
     * @param baseNs before the first retry
     * @param capNs the longest
     * @param jitter how much of it is chance
     */
    record Exponential(long baseNs, long capNs, Jitter jitter) implements Backoff {
        public Exponential {
            checked(baseNs, capNs);
        }

        @Override
        public long delayNs(int retry, long previousNs, Prng random) {
            int doublings = Math.min(retry - 1, Long.numberOfLeadingZeros(Math.max(1, baseNs)) - 1);
            long wholeNs = Math.min(capNs, baseNs << doublings);
            return switch (jitter) {
                case NONE -> wholeNs;
                case EQUAL -> wholeNs / 2 + random.between(0, wholeNs - wholeNs / 2);
                case FULL -> random.between(0, wholeNs);
            };
        }
    }

    /** Uniform between a base and three times the wait before, up to a cap. */
    record Decorrelated(long baseNs, long capNs) implements Backoff {
        public Decorrelated {
            checked(baseNs, capNs);
        }

        @Override
        public long delayNs(int retry, long previousNs, Prng random) {
            long beforeNs = Math.max(baseNs, previousNs);
            long highestNs = beforeNs > Long.MAX_VALUE / 4 ? Long.MAX_VALUE / 2 : 3 * beforeNs;
            return Math.min(capNs, random.between(baseNs, highestNs));
        }
    }

    /** Which part of an exponential wait is chance. */
    enum Jitter {
        /** None: those who failed together come back together. */
        NONE,
        /** The upper half. */
        EQUAL,
        /** All of it. */
        FULL
    }

    private static void checked(long baseNs, long capNs) {
        if (baseNs < 0 || capNs < baseNs || capNs > Long.MAX_VALUE / 4) {
            throw new IllegalArgumentException(
                    "a backoff is 0 ns or more and its cap at least that, not " + baseNs + " ns and " + capNs + " ns");
        }
    }
}
