package io.netsplit.workload;

/**
 * Which objects are operated on.
 *
 * @param count number of keys, 0 … count-1
 * @param distribution how often each is chosen
 * @param skew exponent of the Zipf distribution; no other distribution looks at it
 */
public record Keys(int count, KeyDistribution distribution, double skew) {
    /** The skew of YCSB's default (Cooper et al., "Benchmarking Cloud Serving Systems with YCSB", SoCC 2010). */
    public static final double DEFAULT_SKEW = 0.99;

    private static final int MOST_KEYS = 10_000_000;

    /** How often each key is chosen. */
    public enum KeyDistribution {
        /** All alike. */
        UNIFORM("uniform"),
        /** Key k in proportion to (k + 1) to the power of minus skew. */
        ZIPFIAN("zipfian"),
        /** The first fifth of the keys, at least one, gets four fifths of the operations. */
        HOTSPOT("hotspot"),
        /** Each client goes through all keys in turn. */
        SEQUENTIAL("sequential");

        private final String word;

        KeyDistribution(String word) {
            this.word = word;
        }

        /** The word in a scenario's {@code workload.keys.distribution}. */
        public String word() {
            return word;
        }
    }

    public Keys {
        if (count < 1 || count > MOST_KEYS) {
            throw new IllegalArgumentException("the number of keys must be 1 to " + MOST_KEYS + ", not " + count);
        }
        if (!(skew >= 0) || skew > 20) {
            throw new IllegalArgumentException("skew must be 0 to 20, not " + skew);
        }
    }

    public static Keys uniform(int count) {
        return new Keys(count, KeyDistribution.UNIFORM, DEFAULT_SKEW);
    }

    public static Keys zipfian(int count, double skew) {
        return new Keys(count, KeyDistribution.ZIPFIAN, skew);
    }
}
