package io.netsplit.traffic.arrival;

import io.netsplit.random.Prng;
import io.netsplit.random.Zipf;

/** How often each of many keys is asked for. */
public interface Popularity {
    /** How many keys there are, from 0. */
    int ranks();

    /** The key of a request that is meant to be sent at {@code atNs}. */
    int sample(Prng random, long atNs);

    /** The same at all times. */
    static Popularity of(Zipf zipf) {
        return new Popularity() {
            @Override
            public int ranks() {
                return zipf.ranks();
            }

            @Override
            public int sample(Prng random, long atNs) {
                return zipf.sample(random);
            }
        };
    }

    /**
     * Neighbouring keys that are in demand together, and all others alike.
     *
     * @param keys how many keys there are
     * @param hot how many of them are hot
     * @param share of the requests that goes to them
     * @param moveEveryNs after each such time it is the turn of as many other keys, the next ones; 0: never
     */
    record HotSpot(int keys, int hot, double share, long moveEveryNs) implements Popularity {
        public HotSpot {
            if (hot < 1 || hot > keys || !(share >= 0 && share <= 1) || moveEveryNs < 0) {
                throw new IllegalArgumentException("no hot spot: " + hot + " of " + keys + " keys with a share of "
                        + share + " that move every " + moveEveryNs + " ns");
            }
        }

        @Override
        public int ranks() {
            return keys;
        }

        @Override
        public int sample(Prng random, long atNs) {
            boolean isHot = random.chance(share) || hot == keys;
            int behindFirst = isHot ? random.nextInt(hot) : hot + random.nextInt(keys - hot);
            long first = moveEveryNs == 0 ? 0 : atNs / moveEveryNs * hot % keys;
            return (int) ((behindFirst + first) % keys);
        }
    }
}
