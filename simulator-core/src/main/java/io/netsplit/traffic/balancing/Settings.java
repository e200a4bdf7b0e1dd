package io.netsplit.traffic.balancing;

/**
 * Every number that an algorithm can be told, with its default in {@link #DEFAULT}.
 *
 * @param choices d of the power of d choices
 * @param withReplacement whether one server may be drawn twice for a request
 * @param loadFactor of bounded loads: no server gets more than this times the mean
 * @param virtualNodes points of each server on a hash ring
 * @param decayNs in which a peak-EWMA forgets a latency, to 1/e
 * @param smoothing share of the newest latency in the average of least response time
 * @param subsetSize servers that each balancer uses; 0 for all
 * @param probing how Prequal probes
 * @param locality when requests leave their zone
 * @param wallClock whether latencies and ages are measured by the balancer's wall clock, which may jump, and not by its
 *     monotonic one
 */
public record Settings(
        int choices,
        boolean withReplacement,
        double loadFactor,
        int virtualNodes,
        long decayNs,
        double smoothing,
        int subsetSize,
        Probing probing,
        Locality locality,
        boolean wallClock) {
    /**
     * Two choices (Mitzenmacher 1996); a factor of 1.25 (Mirrokni et al. 2018, section 1, the value of their deployment); 100
     * points; 10 s (Finagle's default); a quarter; no subsetting; Prequal as its paper has it; zones as Envoy has them.
     */
    public static final Settings DEFAULT =
            new Settings(2, false, 1.25, 100, 10_000_000_000L, 0.25, 0, Probing.DEFAULT, Locality.DEFAULT, false);

    /**
     * The parameters of Prequal (Wydrowski et al., NSDI 2024, sections 4 and 5).
     *
     * @param perRequest probes sent with each request
     * @param poolSize most probe answers kept
     * @param oldestNs an answer older than this is thrown away
     * @param hotQuantile a server is hot above this quantile of the requests in flight that answers told
     * @param reuses how often one answer may be used
     */
    public record Probing(int perRequest, int poolSize, long oldestNs, double hotQuantile, int reuses) {
        /** Three probes per request, a pool of 16, one second, 2^-0.25 = 0.84. */
        public static final Probing DEFAULT = new Probing(3, 16, 1_000_000_000L, 0.84, 2);

        public Probing {
            if (perRequest < 1
                    || poolSize < 2
                    || oldestNs < 1
                    || !(hotQuantile >= 0 && hotQuantile <= 1)
                    || reuses < 1) {
                throw new IllegalArgumentException(
                        "probing needs at least 1 probe per request, a pool of at least 2, an age"
                                + " above 0, a quantile from 0 to 1 and at least 1 use");
            }
        }
    }

    /**
     * When requests leave their zone.
     *
     * @param overprovisioning a zone can do without so many of its servers: it is fully healthy while the share of healthy
     *     ones times this is 1 or more
     * @param spillOver a zone is full when this balancer has so many requests in flight for each worker of its healthy
     *     servers; 0: never
     * @param fewestServers with fewer healthy servers than this, zones are not told apart
     */
    public record Locality(double overprovisioning, double spillOver, int fewestServers) {
        /** Envoy's defaults: 1.4 and 6; it has no spill-over by load. */
        public static final Locality DEFAULT = new Locality(1.4, 0, 6);

        public Locality {
            if (!(overprovisioning >= 1) || !(spillOver >= 0) || fewestServers < 1) {
                throw new IllegalArgumentException(
                        "overprovisioning is at least 1, spill-over at least 0, and there is" + " at least 1 server");
            }
        }
    }

    public Settings {
        if (choices < 1) {
            throw new IllegalArgumentException("the power of d choices needs a d of at least 1, not " + choices);
        }
        if (!(loadFactor > 1)) {
            throw new IllegalArgumentException("a load factor is more than 1, not " + loadFactor);
        }
        if (virtualNodes < 1 || decayNs < 1 || subsetSize < 0 || !(smoothing > 0 && smoothing <= 1)) {
            throw new IllegalArgumentException(
                    "virtual nodes and decay are at least 1, a subset at least 0, smoothing above"
                            + " 0 and at most 1");
        }
    }

    public Settings withChoices(int d) {
        return new Settings(
                d,
                withReplacement,
                loadFactor,
                virtualNodes,
                decayNs,
                smoothing,
                subsetSize,
                probing,
                locality,
                wallClock);
    }

    public Settings withReplacement(boolean replaces) {
        return new Settings(
                choices,
                replaces,
                loadFactor,
                virtualNodes,
                decayNs,
                smoothing,
                subsetSize,
                probing,
                locality,
                wallClock);
    }

    public Settings withLoadFactor(double factor) {
        return new Settings(
                choices,
                withReplacement,
                factor,
                virtualNodes,
                decayNs,
                smoothing,
                subsetSize,
                probing,
                locality,
                wallClock);
    }

    public Settings withVirtualNodes(int points) {
        return new Settings(
                choices,
                withReplacement,
                loadFactor,
                points,
                decayNs,
                smoothing,
                subsetSize,
                probing,
                locality,
                wallClock);
    }

    public Settings withDecayNs(long durationNs) {
        return new Settings(
                choices,
                withReplacement,
                loadFactor,
                virtualNodes,
                durationNs,
                smoothing,
                subsetSize,
                probing,
                locality,
                wallClock);
    }

    public Settings withSmoothing(double share) {
        return new Settings(
                choices,
                withReplacement,
                loadFactor,
                virtualNodes,
                decayNs,
                share,
                subsetSize,
                probing,
                locality,
                wallClock);
    }

    public Settings withSubsetSize(int servers) {
        return new Settings(
                choices,
                withReplacement,
                loadFactor,
                virtualNodes,
                decayNs,
                smoothing,
                servers,
                probing,
                locality,
                wallClock);
    }

    public Settings withProbing(Probing how) {
        return new Settings(
                choices,
                withReplacement,
                loadFactor,
                virtualNodes,
                decayNs,
                smoothing,
                subsetSize,
                how,
                locality,
                wallClock);
    }

    public Settings withLocality(Locality when) {
        return new Settings(
                choices,
                withReplacement,
                loadFactor,
                virtualNodes,
                decayNs,
                smoothing,
                subsetSize,
                probing,
                when,
                wallClock);
    }

    public Settings withWallClock(boolean wall) {
        return new Settings(
                choices,
                withReplacement,
                loadFactor,
                virtualNodes,
                decayNs,
                smoothing,
                subsetSize,
                probing,
                locality,
                wall);
    }
}
