package io.netsplit.traffic.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.netsplit.random.Prng;
import io.netsplit.random.Zipf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheTest {
    private final List<Integer> evicted = new ArrayList<>();

    private Cache cache(CacheSpec spec) {
        return new Cache(spec, Prng.of(1, "cache"), entry -> evicted.add(entry.key()));
    }

    @Test
    void leastRecentlyUsedGoes() {
        Cache cache = cache(CacheSpec.of(2));
        cache.fill(1, 0, 0, 0);
        cache.fill(2, 0, 0, 0);
        assertThat(cache.look(1, 0)).isEqualTo(Cache.Lookup.HIT);
        cache.fill(3, 0, 0, 0);
        assertThat(evicted).containsExactly(2);
    }

    @Test
    void firstInGoesFirst() {
        Cache cache = cache(CacheSpec.of(2).withEviction(CacheSpec.Eviction.FIFO));
        cache.fill(1, 0, 0, 0);
        cache.fill(2, 0, 0, 0);
        cache.look(1, 0);
        cache.fill(3, 0, 0, 0);
        assertThat(evicted).containsExactly(1);
    }

    @Test
    void leastFrequentlyUsedGoesEvenIfItIsTheNewOne() {
        Cache cache = cache(CacheSpec.of(1).withEviction(CacheSpec.Eviction.LFU));
        cache.look(1, 0);
        cache.fill(1, 0, 0, 0);
        cache.look(1, 0);
        cache.look(2, 0);
        cache.fill(2, 0, 0, 0);
        assertThat(evicted).containsExactly(2);
        assertThat(cache.look(1, 0)).isEqualTo(Cache.Lookup.HIT);
    }

    @Test
    void aLifetimeEndsAndAHitMayProlongIt() {
        Cache fixed = cache(CacheSpec.of(10).withTtl(100, false));
        Cache sliding = cache(CacheSpec.of(10).withTtl(100, true));
        for (Cache cache : List.of(fixed, sliding)) {
            cache.fill(1, 5, 0, 0);
            assertThat(cache.look(1, 99)).isEqualTo(Cache.Lookup.HIT);
        }
        assertThat(fixed.look(1, 100)).isEqualTo(Cache.Lookup.MISS);
        assertThat(sliding.look(1, 198)).isEqualTo(Cache.Lookup.HIT);
        assertThat(sliding.look(1, 298)).isEqualTo(Cache.Lookup.MISS);
    }

    @Test
    void refreshComesInTheLastPartOfTheLifetime() {
        Cache cache = cache(CacheSpec.of(10).withTtl(100, false).withRefresh(0.8, 0));
        cache.fill(1, 0, 0, 0);
        assertThat(cache.look(1, 79)).isEqualTo(Cache.Lookup.HIT);
        assertThat(cache.look(1, 80)).isEqualTo(Cache.Lookup.HIT_AND_REFRESH);
    }

    @Test
    void earlyExpiryIsRareAtFirstAndSureAtTheEnd() {
        Cache cache = cache(CacheSpec.of(10).withTtl(1000, false).withRefresh(1, 1));
        cache.fill(1, 0, 0, 100);
        int earlyAtFirst = 0;
        int earlyAtLast = 0;
        for (int i = 0; i < 1000; i++) {
            earlyAtFirst += cache.look(1, 10) == Cache.Lookup.EARLY ? 1 : 0;
            earlyAtLast += cache.look(1, 900) == Cache.Lookup.EARLY ? 1 : 0;
        }
        assertThat(earlyAtFirst).isLessThan(5);
        // 100 before the end and a load of 100: e^-1 of those who ask.
        assertThat(earlyAtLast).isBetween(320, 415);
    }

    @Test
    void writesStayDirtyUntilTheyAreFlushed() {
        Cache cache = cache(CacheSpec.of(1).withPattern(CacheSpec.Pattern.WRITE_BACK, 10));
        assertThat(cache.write(1, 1, 0)).isTrue();
        assertThat(cache.write(1, 1, 0)).isFalse();
        assertThat(cache.dirtyWrites()).isEqualTo(2);
        assertThat(cache.flush(1)).isEqualTo(2);
        assertThat(cache.flush(1)).isZero();
        cache.write(2, 1, 0);
        assertThat(evicted).containsExactly(1);
        cache.crash();
        assertThat(cache.dirtyWrites()).isZero();
        assertThat(cache.size()).isZero();
    }

    /**
     * Our W-TinyLFU against Caffeine, with a same-thread executor: the hit rates of the same keys. Caffeine's window adapts and
     * its admission draws from the thread's generator, so the rates are near each other and not equal.
     */
    @Test
    void wTinyLfuHitsAsOftenAsCaffeine() {
        for (double skew : new double[] {0.6, 0.8, 1.0}) {
            Zipf keys = new Zipf(10_000, skew);
            Prng random = Prng.of(2, "keys");
            Cache ours = cache(CacheSpec.of(500).withEviction(CacheSpec.Eviction.W_TINY_LFU));
            com.github.benmanes.caffeine.cache.Cache<Integer, Boolean> theirs = Caffeine.newBuilder()
                    .maximumSize(500)
                    .executor(Runnable::run)
                    .build();
            int reads = 400_000;
            int hitsOfOurs = 0;
            int hitsOfTheirs = 0;
            for (int i = 0; i < reads; i++) {
                int key = keys.sample(random);
                if (ours.look(key, 0) == Cache.Lookup.HIT) {
                    hitsOfOurs++;
                } else {
                    ours.fill(key, 0, 0, 0);
                }
                if (theirs.getIfPresent(key) != null) {
                    hitsOfTheirs++;
                } else {
                    theirs.put(key, true);
                }
            }
            assertThat((double) hitsOfOurs / reads)
                    .as("skew %s", skew)
                    .isBetween((double) hitsOfTheirs / reads - 0.03, (double) hitsOfTheirs / reads + 0.03);
            assertThat(ours.size()).isEqualTo(500);
        }
    }

    @Test
    void anEntryThatIsGoodForEverIsNotRefreshed() {
        assertThatThrownBy(() -> CacheSpec.of(10).withRefresh(0.5, 0)).hasMessageContaining("good for ever");
        assertThatThrownBy(() -> CacheSpec.of(0)).hasMessageContaining("room for at least 1 entry");
    }
}
