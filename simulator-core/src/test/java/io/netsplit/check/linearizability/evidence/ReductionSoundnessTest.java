package io.netsplit.check.linearizability.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Evidence must not be made up: whatever a reduction leaves out of a history that has an order, the rest has one too. A
 * disagreement prints the seed.
 */
class ReductionSoundnessTest {
    private static final int SEEDS = 3_000;
    private static final Oracle ORACLE = new Oracle(Models.register(), 1, () -> false);

    @Test
    void everyPrefixOfAGoodHistoryIsGood() {
        for (Model model : Models.all()) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                assertGood(goodPrefix(model, seed), model, seed);
            }
        }
    }

    @Test
    void fewValuesOfAGoodRegisterAreGood() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertFewValuesAreGood(Models.casRegister(), seed);
        }
    }

    @Test
    void fewValuesOfAGoodStoreWithoutAppendsAreGood() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertFewValuesAreGood(Models.kv(), seed);
        }
    }

    @Test
    void fewElementsOfAGoodQueueAreGood() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            assertFewValuesAreGood(Models.queue(), seed);
        }
    }

    private static void assertFewValuesAreGood(Model model, int seed) {
        Prng random = Prng.of(seed, "few-values");
        List<Operation> prefix = goodPrefix(model, seed);
        if (prefix.isEmpty() || prefix.stream().anyMatch(o -> o.function().equals(Functions.APPEND))) {
            return;
        }
        Operation stuck = prefix.get(random.nextInt(prefix.size()));
        ValueReduction reduction = model.name().equals("queue")
                ? new QueueReduction(prefix, stuck, model, ORACLE)
                : new RegisterReduction(RegisterReduction.withoutSightsOfOthers(prefix, stuck), stuck, model, ORACLE);
        reduction.index();
        List<Object> some = new ArrayList<>();
        for (Operation operation : prefix) {
            if (random.chance(0.3)) {
                some.addAll(reduction.values(operation));
            }
        }
        assertGood(reduction.about(reduction.withStuck(some)), model, seed);
    }

    /** A good history cut off at the completion of some operation. */
    private static List<Operation> goodPrefix(Model model, int seed) {
        Prng random = Prng.of(seed, "soundness/" + model.name());
        RandomHistories.Shape shape = new RandomHistories.Shape(
                2 + random.nextInt(4),
                12,
                random.nextInt(6),
                random.nextInt(3) * 0.15,
                0.05,
                random.nextInt(10),
                1,
                true);
        History history = RandomHistories.good(random, model, shape);
        Shard shard = new Shard(history.operations(), model);
        int levels = shard.timeline().levels();
        return levels == 0 ? List.of() : Prefix.upTo(shard, random.nextInt(levels));
    }

    private static void assertGood(List<Operation> operations, Model model, int seed) {
        assertThat(new Oracle(model, 1_000_000, () -> false).fails(operations))
                .as(model.name() + " seed " + seed + ": " + operations)
                .isFalse();
    }
}
