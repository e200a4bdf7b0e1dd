package io.netsplit.traffic.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What one version of the software is like, beyond the service times of the servers that run it.
 *
 * @param errors the share of its answers that are errors
 * @param startNs from the start of an instance until it can answer
 * @param warmUpNs how long a fresh instance is slow, from its first request on; 0: not at all
 * @param coldFactor how much longer its first request takes; the factor falls to 1 in a straight line
 * @param latent what goes wrong later; null: nothing
 */
public record Version(
        double errors,
        long startNs,
        long warmUpNs,
        double coldFactor,
        @Nullable LatentFault latent) {
    /** No errors of its own, up at once, never cold. */
    public static final Version FLAWLESS = new Version(0, 0, 0, 1, null);

    /**
     * A fault that no test found, because it shows only after a time, under load, or both.
     *
     * @param afterNs how long an instance must have run
     * @param above how many requests, itself included, a request must find at its server, less one; 0: no matter
     * @param errors the share of answers that are errors then, instead of the version's own
     * @param factor how much longer requests take then
     */
    public record LatentFault(long afterNs, int above, double errors, double factor) {
        public LatentFault {
            if (afterNs < 0 || above < 0 || !(errors >= 0 && errors <= 1) || !(factor > 0)) {
                throw new IllegalArgumentException("a latent fault has a time and a number of requests of at least 0,"
                        + " a share of errors and a factor above 0");
            }
        }

        boolean shows(long ageNs, int present) {
            return ageNs >= afterNs && present > above;
        }
    }

    public Version {
        if (!(errors >= 0 && errors <= 1) || startNs < 0 || warmUpNs < 0 || !(coldFactor >= 1)) {
            throw new IllegalArgumentException(
                    "a version has a share of errors, times of at least 0 ns, and a cold factor" + " of at least 1");
        }
    }

    public Version withErrors(double share) {
        return new Version(share, startNs, warmUpNs, coldFactor, latent);
    }

    public Version withStartNs(long durationNs) {
        return new Version(errors, durationNs, warmUpNs, coldFactor, latent);
    }

    public Version withWarmUp(long durationNs, double factor) {
        return new Version(errors, startNs, durationNs, factor, latent);
    }

    public Version withLatent(LatentFault fault) {
        return new Version(errors, startNs, warmUpNs, coldFactor, fault);
    }

    /** How much longer a request takes that came to an instance so long after its first one. */
    double coldFactorAt(long sinceFirstNs) {
        return sinceFirstNs >= warmUpNs ? 1 : 1 + (coldFactor - 1) * (1 - (double) sinceFirstNs / warmUpNs);
    }
}
