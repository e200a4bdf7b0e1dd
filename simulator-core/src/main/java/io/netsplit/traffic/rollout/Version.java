package io.netsplit.traffic.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What one version of the software is like, beyond the service times of the servers that run it.
 *
 * @param errors the share of its answers that are errors
 * @param startNs from the start of an instance until it can answer
 * @param warmUp how slow a fresh instance is
 * @param latent what goes wrong later; null: nothing
 */
public record Version(
        double errors,
        long startNs,
        WarmUp warmUp,
        @Nullable LatentFault latent) {
    /** No errors of its own, up at once, never cold. */
    public static final Version FLAWLESS = new Version(0, 0, WarmUp.NONE, null);

    /**
     * A fresh instance is slow.
     *
     * @param forNs from its first request on
     * @param factor how much longer its first request takes; falls to 1 in a straight line
     */
    public record WarmUp(long forNs, double factor) {
        public static final WarmUp NONE = new WarmUp(0, 1);

        public WarmUp {
            if (forNs < 0 || !(factor >= 1)) {
                throw new IllegalArgumentException("a warm-up lasts at least 0 ns, and its factor is at least 1");
            }
        }

        double factorAt(long sinceFirstNs) {
            return sinceFirstNs >= forNs ? 1 : 1 + (factor - 1) * (1 - (double) sinceFirstNs / forNs);
        }
    }

    /**
     * A fault that no test found, because it shows only after a time, under load, or both.
     *
     * @param afterNs how long an instance must have run
     * @param above more requests than this must be at the server, the one itself included; 0: no matter
     * @param errors the share of answers that are errors then; NaN: the version's own
     * @param factor how much longer requests take then
     */
    public record LatentFault(long afterNs, int above, double errors, double factor) {
        public LatentFault {
            if (afterNs < 0 || above < 0 || errors < 0 || errors > 1 || !(factor > 0)) {
                throw new IllegalArgumentException("a latent fault has a time and a number of requests of at least 0,"
                        + " a share of errors and a factor above 0");
            }
        }

        boolean shows(long ageNs, int present) {
            return ageNs >= afterNs && present > above;
        }
    }

    public Version {
        if (!(errors >= 0 && errors <= 1) || startNs < 0) {
            throw new IllegalArgumentException("a version has a share of errors, and starts in at least 0 ns");
        }
    }

    public Version withErrors(double share) {
        return new Version(share, startNs, warmUp, latent);
    }

    public Version withStartNs(long durationNs) {
        return new Version(errors, durationNs, warmUp, latent);
    }

    public Version withWarmUp(long durationNs, double factor) {
        return new Version(errors, startNs, new WarmUp(durationNs, factor), latent);
    }

    public Version withLatent(LatentFault fault) {
        return new Version(errors, startNs, warmUp, fault);
    }
}
