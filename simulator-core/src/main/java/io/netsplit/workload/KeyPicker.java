package io.netsplit.workload;

import io.netsplit.random.Prng;
import io.netsplit.random.Zipf;

/** Chooses keys by a distribution. Shared by all clients. */
final class KeyPicker {
    private final Keys keys;
    private final Zipf zipf;
    private final int hot;

    KeyPicker(Keys keys) {
        this.keys = keys;
        zipf = new Zipf(keys.count(), keys.skew());
        hot = keys.hotKeys();
    }

    /**
     * The key of a client's operation number {@code index}, from 0, that begins at {@code nowNs}. How much is drawn does not
     * depend on the time.
     */
    int pick(long index, long nowNs, Prng random) {
        return switch (keys.distribution()) {
            case UNIFORM -> random.nextInt(keys.count());
            case SEQUENTIAL -> (int) (index % keys.count());
            case HOTSPOT -> hotspot(nowNs, random);
            case ZIPFIAN -> zipf.sample(random);
        };
    }

    private int hotspot(long nowNs, Prng random) {
        boolean isHot = random.chance(keys.hotSpot().share()) || hot == keys.count();
        int behindFirst = isHot ? random.nextInt(hot) : hot + random.nextInt(keys.count() - hot);
        return (int) ((behindFirst + firstHot(nowNs)) % keys.count());
    }

    /** The spot moves by its own width, and comes round. */
    private long firstHot(long nowNs) {
        long everyNs = keys.hotSpot().moveEveryNs();
        return everyNs == Keys.HotSpot.NEVER ? 0 : nowNs / everyNs * hot % keys.count();
    }
}
