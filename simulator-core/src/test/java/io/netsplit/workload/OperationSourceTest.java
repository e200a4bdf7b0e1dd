package io.netsplit.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.random.Prng;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OperationSourceTest {
    private static final int DRAWS = 100_000;

    private static OperationSource source(WorkloadSpec spec) {
        KeyRotation rotation =
                new KeyRotation(spec.keys().count(), spec.transactions().rotateAfter());
        return new OperationSource(2, spec, new KeyPicker(spec.keys()), rotation, Prng.of(5, "workload/c3/operations"));
    }

    private static double[] keyShares(Keys keys) {
        WorkloadSpec spec = WorkloadSpec.defaults(DataType.REGISTER, 1).withKeys(keys);
        OperationSource source = source(spec);
        double[] shares = new double[keys.count()];
        for (int i = 0; i < DRAWS; i++) {
            shares[source.next(0).key()] += 1.0 / DRAWS;
        }
        return shares;
    }

    @Test
    void operationsComeInTheirShares() {
        Map<String, Double> mix = new LinkedHashMap<>();
        mix.put("read", 0.5);
        mix.put("write", 0.4);
        mix.put("cas", 0.1);
        OperationSource source = source(
                WorkloadSpec.defaults(DataType.REGISTER, 1).withOperations(OperationMix.of(DataType.REGISTER, mix)));
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            counts.merge(source.next(0).function(), 1, Integer::sum);
        }
        assertThat(counts.get(Functions.READ) / (double) DRAWS).isCloseTo(0.5, offset(0.01));
        assertThat(counts.get(Functions.WRITE) / (double) DRAWS).isCloseTo(0.4, offset(0.01));
        assertThat(counts.get(Functions.CAS) / (double) DRAWS).isCloseTo(0.1, offset(0.01));
    }

    @Test
    void zipfianKeysFollowTheirWeights() {
        double[] shares = keyShares(Keys.zipfian(100, 0.99));
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            sum += Math.pow(k, -0.99);
        }
        for (int k : new int[] {1, 2, 5, 20, 100}) {
            double expected = Math.pow(k, -0.99) / sum;
            assertThat(shares[k - 1]).isCloseTo(expected, offset(4 * Math.sqrt(expected / DRAWS)));
        }
    }

    @Test
    void uniformKeysAreAlike() {
        for (double share : keyShares(Keys.uniform(10))) {
            assertThat(share).isCloseTo(0.1, offset(0.005));
        }
    }

    @Test
    void aFifthOfTheKeysGetsFourFifthsInAHotspot() {
        double[] shares = keyShares(new Keys(10, Keys.KeyDistribution.HOTSPOT, 0));
        assertThat(shares[0] + shares[1]).isCloseTo(0.8, offset(0.01));
        assertThat(shares[9]).isCloseTo(0.2 / 8, offset(0.005));
    }

    @Test
    void aHotspotOfOneKeyIsThatKey() {
        assertThat(keyShares(new Keys(1, Keys.KeyDistribution.HOTSPOT, 0))[0]).isCloseTo(1, offset(1e-6));
    }

    @Test
    void aSingleHotKeyGetsItsShareAndTheOthersAreAlike() {
        double[] shares = keyShares(Keys.hotspot(10, new Keys.HotSpot(1, 0.5, Keys.HotSpot.NEVER)));
        assertThat(shares[0]).isCloseTo(0.5, offset(0.01));
        assertThat(shares[1]).isCloseTo(0.5 / 9, offset(0.005));
        assertThat(shares[9]).isCloseTo(0.5 / 9, offset(0.005));
    }

    @Test
    void aHotSpotMovesByItsWidthAndComesRound() {
        Keys keys = Keys.hotspot(5, new Keys.HotSpot(2, 1, 1_000));
        OperationSource source =
                source(WorkloadSpec.defaults(DataType.REGISTER, 1).withKeys(keys));
        assertThat(keysAt(source, 0)).containsExactly(0, 1);
        assertThat(keysAt(source, 999)).containsExactly(0, 1);
        assertThat(keysAt(source, 1_000)).containsExactly(2, 3);
        assertThat(keysAt(source, 2_500)).containsExactly(0, 4);
        assertThat(keysAt(source, 3_000)).containsExactly(1, 2);
    }

    private static TreeSet<Integer> keysAt(OperationSource source, long nowNs) {
        TreeSet<Integer> keys = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            keys.add(source.next(nowNs).key());
        }
        return keys;
    }

    @Test
    void whereTheHotSpotIsChangesNoDraw() {
        Keys moving = Keys.hotspot(50, new Keys.HotSpot(3, 0.7, 1_000));
        OperationSource early =
                source(WorkloadSpec.defaults(DataType.REGISTER, 1).withKeys(moving));
        OperationSource late =
                source(WorkloadSpec.defaults(DataType.REGISTER, 1).withKeys(moving));
        for (int i = 0; i < 1_000; i++) {
            OperationSource.Wish first = early.next(0);
            OperationSource.Wish second = late.next(7_000);
            assertThat(second.function()).isEqualTo(first.function());
            assertThat(second.key()).isEqualTo((first.key() + 21) % 50);
        }
    }

    @Test
    void sequentialKeysComeInTurn() {
        OperationSource source = source(
                WorkloadSpec.defaults(DataType.REGISTER, 1).withKeys(new Keys(3, Keys.KeyDistribution.SEQUENTIAL, 0)));
        int[] keys = new int[7];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = source.next(0).key();
        }
        assertThat(keys).containsExactly(0, 1, 2, 0, 1, 2, 0);
    }

    @Test
    void aWrittenValueTellsClientAndOperation() {
        OperationSource source = source(WorkloadSpec.defaults(DataType.REGISTER, 9)
                .withOperations(OperationMix.of(DataType.REGISTER, Map.of("write", 1.0))));
        for (int i = 1; i < 17; i++) {
            source.next(0);
        }
        assertThat(source.next(0).input()).isEqualTo(170003L);
    }

    @Test
    void compareAndSetExpectsWhatTheClientLastSaw() {
        OperationSource source = source(WorkloadSpec.defaults(DataType.CAS_REGISTER, 1)
                .withOperations(OperationMix.of(DataType.CAS_REGISTER, Map.of("cas", 1.0))));
        assertThat(expected(source)).isEqualTo(0L);
        source.sawResult(new OperationSource.Wish(Functions.READ, 0, null), 42L);
        OperationSource.Wish cas = source.next(0);
        assertThat(((Cas) cas.input()).expected()).isEqualTo(42L);
        source.sawResult(cas, false);
        assertThat(expected(source)).isEqualTo(42L);
        source.sawResult(cas, true);
        assertThat(expected(source)).isEqualTo(((Cas) cas.input()).update());
    }

    private static Object expected(OperationSource source) {
        return ((Cas) source.next(0).input()).expected();
    }

    @Test
    void aStoreUnderstandsReadAndWrite() {
        Map<String, Double> mix = new LinkedHashMap<>();
        mix.put("read", 0.8);
        mix.put("write", 0.2);
        assertThat(OperationMix.of(DataType.KV, mix).shares())
                .extracting(OperationMix.Share::function)
                .isEqualTo(List.of(Functions.GET, Functions.PUT));
    }

    @Test
    void anOperationThatTheTypeDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> OperationMix.of(DataType.COUNTER, Map.of("write", 1.0)))
                .hasMessageContaining("a counter has no operation 'write'")
                .hasMessageContaining("[add, read]");
    }

    @Test
    void sharesThatDoNotAddUpAreRefused() {
        assertThatThrownBy(() -> OperationMix.of(DataType.COUNTER, Map.of("add", 0.7)))
                .hasMessageContaining("must add up to 100%");
    }

    @Test
    void jitterStaysInItsRange() {
        Prng random = Prng.of(1, "test");
        for (int attempt = 1; attempt < 12; attempt++) {
            long pauseNs = Math.min(1_000, 10L << (attempt - 1));
            assertThat(new Retry(20, 10, 1_000, Retry.Jitter.NONE).backoffNs(attempt, random))
                    .isEqualTo(pauseNs);
            assertThat(new Retry(20, 10, 1_000, Retry.Jitter.FULL).backoffNs(attempt, random))
                    .isBetween(0L, pauseNs);
            assertThat(new Retry(20, 10, 1_000, Retry.Jitter.EQUAL).backoffNs(attempt, random))
                    .isBetween(pauseNs / 2, pauseNs);
        }
    }
}
