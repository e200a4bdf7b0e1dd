package io.netsplit.workload;

import io.netsplit.random.Prng;

/**
 * What a client does when an attempt is refused or not answered. The pause before attempt k + 1 is the smallest backoff
 * doubled k - 1 times, at most the largest, then spread by the jitter (names as in Brooker, "Exponential Backoff and
 * Jitter", AWS Architecture Blog, 2015).
 *
 * @param attempts how often an operation is sent at most, at least 1; following a redirect is not an attempt
 * @param backoffMinNs pause after the first attempt
 * @param backoffMaxNs longest pause
 * @param jitter how the pause is drawn
 */
public record Retry(int attempts, long backoffMinNs, long backoffMaxNs, Jitter jitter) {
    /** Every operation is sent once. */
    public static final Retry NONE = new Retry(1, 0, 0, Jitter.NONE);

    private static final int MOST_ATTEMPTS = 1_000;

    /** NONE: the pause itself; FULL: uniform from zero to it; EQUAL: half of it and uniform up to the other half. */
    public enum Jitter {
        NONE("none"),
        FULL("full"),
        EQUAL("equal");

        private final String word;

        Jitter(String word) {
            this.word = word;
        }

        /** The word in a scenario's {@code workload.retry.jitter}. */
        public String word() {
            return word;
        }
    }

    public Retry {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts must be 1 to " + MOST_ATTEMPTS + ", not " + attempts);
        }
        if (backoffMinNs < 0 || backoffMaxNs < backoffMinNs) {
            throw new IllegalArgumentException("backoff is no range: " + backoffMinNs + ".." + backoffMaxNs + " ns");
        }
    }

    /** The pause after attempt number {@code attempt}, counted from 1. */
    long backoffNs(int attempt, Prng random) {
        long pauseNs = backoffMinNs;
        for (int doubled = 1; doubled < attempt && pauseNs < backoffMaxNs; doubled++) {
            pauseNs = Math.min(backoffMaxNs, pauseNs * 2);
        }
        return switch (jitter) {
            case NONE -> pauseNs;
            case FULL -> random.between(0, pauseNs);
            case EQUAL -> pauseNs / 2 + random.between(0, pauseNs - pauseNs / 2);
        };
    }
}
