package io.netsplit.traffic.cache;

import io.netsplit.random.Prng;
import org.jspecify.annotations.Nullable;

/**
 * Stands where Caffeine asks the thread for its generator ({@link SeededCaffeine}), with the two methods that Caffeine calls. A run
 * is one thread, so that the thread says whose draw it is.
 */
public final class CaffeineDraws {
    private static final ThreadLocal<CaffeineDraws> OF_THREAD = ThreadLocal.withInitial(CaffeineDraws::new);

    private @Nullable Prng random;

    private CaffeineDraws() {}

    /** What this thread asks Caffeine next draws from here. */
    public static void from(Prng random) {
        current().random = random;
    }

    public static CaffeineDraws current() {
        return OF_THREAD.get();
    }

    public int nextInt() {
        if (random == null) {
            throw new IllegalStateException("a draw of no cache");
        }
        return (int) random.nextLong();
    }
}
