package io.netsplit.workload;

import io.netsplit.random.Prng;
import io.netsplit.random.Zipf;

/** Chooses keys by a distribution. Shared by all clients. */
final class KeyPicker {
    private static final double HOT_KEYS = 0.2;
    private static final double HOT_OPERATIONS = 0.8;

    private final Keys keys;
    private final Zipf zipf;

    KeyPicker(Keys keys) {
        this.keys = keys;
        zipf = new Zipf(keys.count(), keys.skew());
    }

    /** The key of a client's operation number {@code index}, from 0. */
    int pick(long index, Prng random) {
        return switch (keys.distribution()) {
            case UNIFORM -> random.nextInt(keys.count());
            case SEQUENTIAL -> (int) (index % keys.count());
            case HOTSPOT -> hotspot(random);
            case ZIPFIAN -> zipf.sample(random);
        };
    }

    private int hotspot(Prng random) {
        int hot = Math.max(1, (int) (keys.count() * HOT_KEYS));
        boolean isHot = random.chance(HOT_OPERATIONS) || hot == keys.count();
        return isHot ? random.nextInt(hot) : hot + random.nextInt(keys.count() - hot);
    }
}
