package io.netsplit.traffic.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

    /** So many hits have the keys of a stream, some of which come again and again, and the keys that went, in their order. */
    private List<Integer> hitsAndEvictions(String admission, int startNs) {
        evicted.clear();
        Cache cache = new Cache(
                CacheSpec.of(100).withEviction(CacheSpec.Eviction.W_TINY_LFU),
                Prng.of(7, admission),
                entry -> evicted.add(entry.key()));
        Zipf keys = new Zipf(1000, 0.6);
        Prng random = Prng.of(2, "keys");
        int hits = 0;
        for (int i = 0; i < 60_000; i++) {
            int key = keys.sample(random);
            if (cache.look(key, startNs + i) == Cache.Lookup.HIT) {
                hits++;
            } else {
                cache.fill(key, 0, startNs + i, 0);
            }
        }
        assertThat(cache.size()).isEqualTo(100);
        List<Integer> all = new ArrayList<>(evicted);
        all.add(hits);
        return all;
    }

    /** What Caffeine leaves to chance is the run's: the same for the same stream, another for another one. */
    @Test
    void wTinyLfuIsCaffeineAndDrawsFromTheRun() {
        List<Integer> first = hitsAndEvictions("admission", 0);
        assertThat(hitsAndEvictions("admission", 0)).isEqualTo(first);
        assertThat(hitsAndEvictions("admission", 123_456_789)).isEqualTo(first);
        assertThat(hitsAndEvictions("another", 0)).isNotEqualTo(first);
    }

    /** Nothing but the draws is another: Caffeine as everybody has it hits as often, within what its own draws make of it. */
    @Test
    void wTinyLfuHitsAsOftenAsCaffeine() {
        List<Integer> ours = hitsAndEvictions("admission", 0);
        com.github.benmanes.caffeine.cache.Cache<Integer, Boolean> theirs =
                Caffeine.newBuilder().maximumSize(100).executor(Runnable::run).build();
        Zipf keys = new Zipf(1000, 0.6);
        Prng random = Prng.of(2, "keys");
        int hits = 0;
        for (int i = 0; i < 60_000; i++) {
            int key = keys.sample(random);
            if (theirs.getIfPresent(key) != null) {
                hits++;
            } else {
                theirs.put(key, true);
            }
        }
        assertThat(ours.get(ours.size() - 1)).isCloseTo(hits, within(600));
    }

    @Test
    void caffeineLetsGoOfWhatIsPastItsTime() {
        Cache cache = cache(
                CacheSpec.of(100).withEviction(CacheSpec.Eviction.W_TINY_LFU).withTtl(5_000_000_000L, false));
        for (int key = 0; key < 50; key++) {
            cache.fill(key, 0, 0, 0);
        }
        assertThat(cache.look(0, 4_999_999_999L)).isEqualTo(Cache.Lookup.HIT);
        assertThat(cache.look(0, 5_000_000_000L)).isEqualTo(Cache.Lookup.MISS);
        cache.fill(50, 0, 20_000_000_000L, 0);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void caffeineKeepsWhatTheOriginHasNotGot() {
        Cache cache = cache(CacheSpec.of(100)
                .withEviction(CacheSpec.Eviction.W_TINY_LFU)
                .withTtl(5_000_000_000L, false)
                .withPattern(CacheSpec.Pattern.WRITE_BACK, 10));
        cache.write(1, 1, 0);
        assertThat(cache.look(1, 50_000_000_000L)).isEqualTo(Cache.Lookup.HIT);
        assertThat(cache.flush(1)).isEqualTo(1);
        assertThat(cache.look(1, 60_000_000_000L)).isEqualTo(Cache.Lookup.MISS);
    }

    @Test
    void caffeineProlongsWhatIsHit() {
        Cache cache = cache(
                CacheSpec.of(100).withEviction(CacheSpec.Eviction.W_TINY_LFU).withTtl(5_000_000_000L, true));
        cache.fill(1, 0, 0, 0);
        assertThat(cache.look(1, 4_000_000_000L)).isEqualTo(Cache.Lookup.HIT);
        assertThat(cache.look(1, 8_000_000_000L)).isEqualTo(Cache.Lookup.HIT);
        assertThat(cache.look(1, 13_000_000_000L)).isEqualTo(Cache.Lookup.MISS);
    }

    @Test
    void anEntryThatIsGoodForEverIsNotRefreshed() {
        assertThatThrownBy(() -> CacheSpec.of(10).withRefresh(0.5, 0)).hasMessageContaining("good for ever");
        assertThatThrownBy(() -> CacheSpec.of(0)).hasMessageContaining("room for at least 1 entry");
    }
}
