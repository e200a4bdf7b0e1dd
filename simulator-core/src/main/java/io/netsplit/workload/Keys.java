package io.netsplit.workload;

/**
 * Which objects are operated on.
 *
 * @param count number of keys, 0 … count-1
 * @param distribution how often each is chosen
 * @param skew exponent of the Zipf distribution; no other distribution looks at it
 * @param hotSpot which keys are hot with {@link KeyDistribution#HOTSPOT}; no other distribution looks at it
 */
public record Keys(int count, KeyDistribution distribution, double skew, HotSpot hotSpot) {
    /** The skew of YCSB's default (Cooper et al., "Benchmarking Cloud Serving Systems with YCSB", SoCC 2010). */
    public static final double DEFAULT_SKEW = 0.99;

    private static final int MOST_KEYS = 10_000_000;

    /** How often each key is chosen. */
    public enum KeyDistribution {
        /** All alike. */
        UNIFORM("uniform"),
        /** Key k in proportion to (k + 1) to the power of minus skew. */
        ZIPFIAN("zipfian"),
        /** Some neighbouring keys get more than all others, see {@link HotSpot}. */
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

    /**
     * Keys that are in demand together.
     *
     * @param keys how many they are; {@link #A_FIFTH} for a fifth of all, at least one
     * @param share of the operations that goes to them
     * @param moveEveryNs after each such time it is the turn of as many other keys, the next ones; or {@link #NEVER}
     */
    public record HotSpot(int keys, double share, long moveEveryNs) {
        public static final int A_FIFTH = 0;
        public static final long NEVER = 0;
        /** Four fifths of the operations go to a fifth of the keys, always the first ones. */
        public static final HotSpot DEFAULT = new HotSpot(A_FIFTH, 0.8, NEVER);

        public HotSpot {
            if (keys < 0 || !(share >= 0 && share <= 1) || moveEveryNs < 0) {
                throw new IllegalArgumentException(
                        "no hot spot: " + keys + " keys with a share of " + share + " that move every " + moveEveryNs);
            }
        }
    }

    /** Where nothing is said of a hot spot. */
    public Keys(int count, KeyDistribution distribution, double skew) {
        this(count, distribution, skew, HotSpot.DEFAULT);
    }

    public Keys {
        if (count < 1 || count > MOST_KEYS) {
            throw new IllegalArgumentException("the number of keys must be 1 to " + MOST_KEYS + ", not " + count);
        }
        if (!(skew >= 0) || skew > 20) {
            throw new IllegalArgumentException("skew must be 0 to 20, not " + skew);
        }
        if (hotSpot.keys() > count) {
            throw new IllegalArgumentException(hotSpot.keys() + " hot keys are more than all " + count);
        }
    }

    public static Keys uniform(int count) {
        return new Keys(count, KeyDistribution.UNIFORM, DEFAULT_SKEW);
    }

    public static Keys hotspot(int count, HotSpot hotSpot) {
        return new Keys(count, KeyDistribution.HOTSPOT, DEFAULT_SKEW, hotSpot);
    }

    /** How many keys are hot at a time. */
    int hotKeys() {
        return hotSpot.keys() == HotSpot.A_FIFTH ? Math.max(1, count / 5) : hotSpot.keys();
    }

    public static Keys zipfian(int count, double skew) {
        return new Keys(count, KeyDistribution.ZIPFIAN, skew);
    }
}
