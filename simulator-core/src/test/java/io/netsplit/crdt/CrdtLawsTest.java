package io.netsplit.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.causality.HybridTimestamp;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Joins are commutative, associative and idempotent, on states and deltas as they come about. */
class CrdtLawsTest {
    private static final int REPLICAS = 3;
    private static final int SEEDS = 60;
    private static final int STEPS = 40;

    /** Makes the delta of a random update at {@code node}, which has {@code state}. */
    private interface Updates<S> {
        S delta(S state, int node, long step, Prng random);
    }

    @Test
    void growOnlyCountersFormASemilattice() {
        holds(GCounter.ZERO, (state, node, step, random) -> state.add(node, random.nextInt(5)));
    }

    @Test
    void countersFormASemilattice() {
        holds(PnCounter.ZERO, (state, node, step, random) -> state.add(node, random.nextInt(9) - 4));
    }

    @Test
    void lastWriteWinsRegistersFormASemilattice() {
        LwwRegister<Long> empty = LwwRegister.empty();
        holds(
                empty,
                (state, node, step, random) ->
                        new LwwRegister<>(new HybridTimestamp(random.nextInt(10), step), node, step));
    }

    @Test
    void multiValueRegistersFormASemilattice() {
        MvRegister<Long> empty = MvRegister.empty();
        holds(empty, (state, node, step, random) -> state.write(node, step));
    }

    @Test
    void observedRemoveSetsFormASemilattice() {
        OrSet<Long> empty = OrSet.empty();
        holds(empty, (state, node, step, random) -> {
            long element = random.nextInt(4);
            return random.chance(0.6) ? state.add(node, element) : state.remove(element);
        });
    }

    @Test
    void twoPhaseSetsFormASemilattice() {
        TwoPhaseSet<Long> empty = TwoPhaseSet.empty();
        holds(empty, (state, node, step, random) -> {
            long element = random.nextInt(8);
            return random.chance(0.6) ? state.add(element) : state.remove(element);
        });
    }

    @Test
    void addWinsMapsFormASemilattice() {
        AddWinsMap<Long, Long> empty = AddWinsMap.empty();
        holds(empty, (state, node, step, random) -> {
            long key = random.nextInt(4);
            return random.chance(0.6) ? state.put(node, key, step) : state.remove(key);
        });
    }

    @Test
    void sequencesFormASemilattice() {
        Rga<Long> empty = Rga.empty();
        holds(empty, (state, node, step, random) -> {
            int size = state.elements().size();
            return size > 0 && random.chance(0.3)
                    ? state.remove(random.nextInt(size))
                    : state.insert(node, random.nextInt(size + 1), step);
        });
    }

    private static <S extends Crdt<S>> void holds(S empty, Updates<S> updates) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Prng random = Prng.of(seed, "test/crdt");
            List<S> replicas = new ArrayList<>();
            List<S> reached = new ArrayList<>(List.of(empty));
            List<S> deltas = new ArrayList<>();
            for (int node = 0; node < REPLICAS; node++) {
                replicas.add(empty);
            }
            for (long step = 1; step <= STEPS; step++) {
                int node = random.nextInt(REPLICAS);
                if (random.chance(0.6)) {
                    S delta = updates.delta(replicas.get(node), node, step, random);
                    deltas.add(delta);
                    reached.add(delta);
                    replicas.set(node, replicas.get(node).join(delta));
                } else {
                    replicas.set(node, replicas.get(node).join(replicas.get(random.nextInt(REPLICAS))));
                }
                reached.add(replicas.get(node));
            }
            laws(reached, random, seed);
            converges(empty, replicas, deltas, random, seed);
        }
    }

    private static <S extends Crdt<S>> void laws(List<S> reached, Prng random, long seed) {
        for (int i = 0; i < STEPS; i++) {
            S one = reached.get(random.nextInt(reached.size()));
            S two = reached.get(random.nextInt(reached.size()));
            S three = reached.get(random.nextInt(reached.size()));
            assertThat(one.join(two)).as("commutative, seed %d", seed).isEqualTo(two.join(one));
            assertThat(one.join(two).join(three))
                    .as("associative, seed %d", seed)
                    .isEqualTo(one.join(two.join(three)));
            assertThat(one.join(one)).as("idempotent, seed %d", seed).isEqualTo(one);
            assertThat(one.join(two).join(two)).as("repeated, seed %d", seed).isEqualTo(one.join(two));
        }
    }

    /** Whoever has heard of all deltas, in any order and some twice, is where those are who have exchanged states. */
    private static <S extends Crdt<S>> void converges(
            S empty, List<S> replicas, List<S> deltas, Prng random, long seed) {
        S byStates = empty;
        for (S replica : replicas) {
            byStates = byStates.join(replica);
        }
        Map<Long, S> shuffled = new TreeMap<>();
        for (S delta : deltas) {
            shuffled.put(random.nextLong(Long.MAX_VALUE), delta);
            shuffled.put(random.nextLong(Long.MAX_VALUE), delta);
        }
        S byDeltas = empty;
        for (S delta : shuffled.values()) {
            byDeltas = byDeltas.join(delta);
        }
        assertThat(byDeltas).as("seed %d", seed).isEqualTo(byStates);
    }
}
