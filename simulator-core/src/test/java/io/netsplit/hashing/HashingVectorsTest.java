package io.netsplit.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Each scheme against published outputs, or against those of an independent implementation of its paper. The rings and the
 * rendezvous hash by the first eight bytes of SHA-256 over "node#i" and "node:key".
 */
class HashingVectorsTest {
    private static final List<String> FIVE = List.of("node-A", "node-B", "node-C", "node-D", "node-E");
    private static final List<String> SIX = List.of("node-A", "node-B", "node-C", "node-D", "node-E", "node-F");
    private static final int KEYS = 20_000;

    private static List<HashKey> keys(int count) {
        List<HashKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(HashKey.of("key-" + i));
        }
        return keys;
    }

    private static String first20(KeyPlacement placement) {
        StringBuilder letters = new StringBuilder();
        keys(20).forEach(key -> letters.append(placement.ownerName(key).charAt(5)));
        return letters.toString();
    }

    private static int[] counts(KeyPlacement placement, int keys) {
        int[] counts = new int[placement.nodes().size()];
        keys(keys).forEach(key -> counts[placement.owner(key)]++);
        return counts;
    }

    private static int moved(KeyPlacement before, KeyPlacement after, int keys) {
        int moved = 0;
        for (HashKey key : keys(keys)) {
            moved += before.ownerName(key).equals(after.ownerName(key)) ? 0 : 1;
        }
        return moved;
    }

    @Test
    void ringOwnsWhatAnIndependentImplementationSays() {
        HashRing ring = new HashRing(FIVE, 100);
        assertThat(first20(ring)).isEqualTo("BDEDAADBBBDACDCEAAEB");
        assertThat(counts(ring, KEYS)).containsExactly(3358, 4219, 4223, 4431, 3769);
        assertThat(moved(ring, new HashRing(SIX, 100), KEYS)).isEqualTo(3587);
        assertThat(moved(ring, new HashRing(FIVE.subList(1, 5), 100), KEYS)).isEqualTo(3358);
    }

    @Test
    void keysMoveOnlyToTheNodeThatJoins() {
        for (KeyPlacement[] pair : List.of(
                new KeyPlacement[] {new HashRing(FIVE, 100), new HashRing(SIX, 100)},
                new KeyPlacement[] {new Rendezvous(FIVE), new Rendezvous(SIX)},
                new KeyPlacement[] {new JumpHash(FIVE), new JumpHash(SIX)})) {
            for (HashKey key : keys(2_000)) {
                String after = pair[1].ownerName(key);
                assertThat(after).isIn(pair[0].ownerName(key), "node-F");
            }
        }
    }

    @Test
    void rendezvousOwnsWhatAnIndependentImplementationSays() {
        Rendezvous rendezvous = new Rendezvous(FIVE);
        assertThat(first20(rendezvous)).isEqualTo("CADBACBCAEEEBDECBDDA");
        assertThat(counts(rendezvous, KEYS)).containsExactly(4067, 4001, 3970, 4022, 3940);
        assertThat(moved(rendezvous, new Rendezvous(SIX), KEYS)).isEqualTo(3289);
    }

    @Test
    void weightsAreShares() {
        WeightedRendezvous weighted = new WeightedRendezvous(List.of("a", "b", "c"), 1, 2, 3);
        int[] counts = counts(weighted, KEYS);
        assertThat(counts[0] / (double) KEYS).isCloseTo(1 / 6.0, within(0.01));
        assertThat(counts[1] / (double) KEYS).isCloseTo(2 / 6.0, within(0.01));
        assertThat(counts[2] / (double) KEYS).isCloseTo(3 / 6.0, within(0.01));
    }

    @Test
    void boundedLoadsSpillWhatIsAboveTheBound() {
        BoundedLoads wide = new BoundedLoads(new HashRing(FIVE, 100), 1.25);
        assertThat(wide.capacity(KEYS)).isEqualTo(5000);
        keys(KEYS).forEach(key -> wide.add(key.hash(), 5000));
        assertThat(loads(wide)).containsExactly(3358, 4219, 4223, 4431, 3769);
        assertThat(wide.probes()).isZero();

        BoundedLoads tight = new BoundedLoads(new HashRing(FIVE, 100), 1.1);
        assertThat(tight.capacity(KEYS)).isEqualTo(4400);
        keys(KEYS).forEach(key -> tight.add(key.hash(), 4400));
        assertThat(loads(tight)).containsExactly(3364, 4225, 4239, 4400, 3772);
        assertThat(1 + tight.probes() / (double) KEYS).isCloseTo(1.00185, within(1e-9));
    }

    private static long[] loads(BoundedLoads bounded) {
        long[] loads = new long[bounded.nodes().size()];
        for (int node = 0; node < loads.length; node++) {
            loads[node] = bounded.load(node);
        }
        return loads;
    }

    /** The vectors of Guava's HashingTest, and those of exact arithmetic over figure 1 of the paper. */
    @Test
    void jumpHashFallsWhereThePaperSays() {
        assertThat(new int[] {
                    JumpHash.bucket(1, 100),
                    JumpHash.bucket(2, 100),
                    JumpHash.bucket(3, 100),
                    JumpHash.bucket(4, 100),
                    JumpHash.bucket(5, 100)
                })
                .containsExactly(55, 62, 8, 45, 59);
        jump("0", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        jump("1", 0, 0, 0, 0, 6, 6, 55, 549, 549, 21134, 985611);
        jump("2", 0, 0, 0, 3, 6, 6, 62, 338, 338, 3927, 152951);
        jump("3", 0, 0, 2, 3, 3, 8, 8, 961, 961, 59579, 550686);
        jump("7", 0, 0, 0, 0, 0, 0, 97, 97, 97, 20139, 339236);
        jump("42", 0, 1, 2, 2, 2, 2, 43, 571, 571, 5747, 153897);
        jump("255", 0, 1, 1, 4, 4, 7, 63, 521, 521, 3295, 461039);
        jump("256", 0, 1, 2, 3, 3, 3, 16, 520, 520, 8799, 86422);
        jump("1000", 0, 0, 0, 0, 5, 9, 93, 93, 93, 31613, 880929);
        jump("123456789", 0, 0, 0, 0, 0, 7, 34, 294, 294, 42483, 561473);
        jump("3735928559", 0, 1, 2, 3, 5, 5, 87, 285, 285, 64244, 479362);
        jump("14627333965257922168", 0, 1, 1, 1, 1, 9, 13, 354, 354, 59257, 220946);
        jump("9223372036854775808", 0, 1, 1, 4, 5, 5, 84, 453, 453, 53854, 802256);
        jump("18446744073709551615", 0, 1, 2, 2, 2, 9, 92, 313, 313, 18311, 589430);
        jump("9223372036854775807", 0, 0, 2, 2, 2, 8, 97, 972, 972, 8550, 622539);
    }

    private static void jump(String key, int... expected) {
        int[] buckets = {1, 2, 3, 5, 7, 10, 100, 1000, 1024, 65_536, 1_000_000};
        for (int i = 0; i < buckets.length; i++) {
            assertThat(JumpHash.bucket(Long.parseUnsignedLong(key), buckets[i]))
                    .as("key %s among %d", key, buckets[i])
                    .isEqualTo(expected[i]);
        }
    }

    /** Tables 1 and 2 of the paper. */
    @Test
    void maglevFillsTheTableOfThePaper() {
        assertThat(Maglev.fill(new int[] {3, 0, 3}, new int[] {4, 2, 1}, 7)).containsExactly(1, 0, 1, 0, 2, 2, 0);
        assertThat(Maglev.fill(new int[] {3, 3}, new int[] {4, 1}, 7)).containsExactly(0, 0, 0, 0, 1, 1, 1);
    }

    /** Offsets and skips from SplitMix64, seed 1, five nodes, thirteen places. */
    @Test
    void maglevFillsATableAsAnIndependentImplementationDoes() {
        int[] offsets = new int[5];
        int[] skips = new int[5];
        long state = 1;
        for (int node = 0; node < 5; node++) {
            offsets[node] = (int) Long.remainderUnsigned(mix(state += 0x9E3779B97F4A7C15L), 13);
            skips[node] = (int) Long.remainderUnsigned(mix(state += 0x9E3779B97F4A7C15L), 12) + 1;
        }
        assertThat(Maglev.fill(offsets, skips, 13)).containsExactly(1, 1, 2, 1, 3, 2, 0, 4, 3, 0, 2, 4, 0);
    }

    /** What an independent implementation of the pseudocode gives, and what the loss of one node moves that it need not. */
    @Test
    void maglevTablesAreThoseOfAnIndependentImplementation() {
        table(1, 5, 13, 2, 1, "6f663bd2547123c101536a6366af877278529398526659a65a00c37cbfd8d310");
        table(7, 10, 211, 5, 13, "74cff751d7b360c06b9f44034e4b8f7a3488615c06082fb1193e2becad474f19");
        table(3, 100, 65_537, 50, 359, "5a194b1785dbccff8d5e8d30d870ef7f58d3ba9eaef2e758c37cc284f0aac4e6");
        table(3, 1000, 65_537, 500, 361, "6e6f78191409c5434c1ecc257e704a7d5cecb25c46ba4baaaad4d015aa41d7fc");
    }

    private static void table(long seed, int nodes, int size, int removed, int collateral, String sha256) {
        int[] offsets = new int[nodes];
        int[] skips = new int[nodes];
        long state = seed;
        for (int node = 0; node < nodes; node++) {
            offsets[node] = (int) Long.remainderUnsigned(mix(state += 0x9E3779B97F4A7C15L), size);
            skips[node] = (int) Long.remainderUnsigned(mix(state += 0x9E3779B97F4A7C15L), size - 1) + 1;
        }
        int[] before = Maglev.fill(offsets, skips, size);
        int[] after = Maglev.fill(without(offsets, removed), without(skips, removed), size);
        int moved = 0;
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < size; place++) {
            text.append(place == 0 ? "" : ",").append(before[place]);
            int now = after[place] < removed ? after[place] : after[place] + 1;
            moved += before[place] != removed && before[place] != now ? 1 : 0;
        }
        assertThat(sha256(text.toString())).isEqualTo(sha256);
        assertThat(moved).as("entries of others that change").isEqualTo(collateral);
    }

    private static int[] without(int[] all, int position) {
        return IntStream.range(0, all.length)
                .filter(i -> i != position)
                .map(i -> all[i])
                .toArray();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Test
    void maglevSharesDifferByOneEntryAtMost() {
        int[] entries = new int[100];
        Maglev maglev = new Maglev(names(100));
        for (long place = 0; place < Maglev.DEFAULT_SIZE; place++) {
            entries[maglev.owner(place)]++;
        }
        assertThat(entries).containsOnly(655, 656);
    }

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("s" + i);
        }
        return names;
    }

    /** From 10 to 11 nodes: 1/11 of the keys move, with modulo 10/11; from 10 to 12: 1/6 and 5/6; 100 to 101: 1/101, 100/101. */
    @Test
    void growingMovesTheShareThatTheorySays() {
        int keys = 50_000;
        int[][] growths = {{10, 11}, {10, 12}, {100, 101}};
        for (int[] growth : growths) {
            double least = (growth[1] - growth[0]) / (double) growth[1];
            double jump = moved(new JumpHash(names(growth[0])), new JumpHash(names(growth[1])), keys) / (double) keys;
            double modulo = moved(new Modulo(names(growth[0])), new Modulo(names(growth[1])), keys) / (double) keys;
            double error = 4 * Math.sqrt(least * (1 - least) / keys);
            assertThat(jump).isCloseTo(least, within(error));
            double stay = growth[0] == 10 && growth[1] == 12 ? 1 / 6.0 : 1.0 / growth[1];
            assertThat(modulo).isCloseTo(1 - stay, within(4 * Math.sqrt(stay * (1 - stay) / keys)));
        }
    }
}
