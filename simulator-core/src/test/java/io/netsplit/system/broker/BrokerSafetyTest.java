package io.netsplit.system.broker;

import static io.netsplit.system.RandomTrial.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Distributions;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.OperationMix;
import io.netsplit.workload.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Brokers under random faults, as they are and without one safeguard after the other. */
class BrokerSafetyTest {
    private static final int SEEDS = 200;
    private static final long FAULTS_END_NS = 3_000 * MS;
    private static final long END_NS = 8_000 * MS;
    private static final List<String> MODELS = List.of("work-queue", "publish-subscribe", "consumer-group");
    private static final List<String> EXACTLY_ONCE =
            List.of(NoMessageLost.NAME, NoDuplicateEffect.NAME, AnswersMatchRequests.NAME);

    private static RandomTrial trial(String model, List<String> invariants) {
        return RandomTrial.of(new MessageBroker())
                .withNodes(5, 6)
                .withRoutes(Route.LEADER)
                .withTimes(FAULTS_END_NS, END_NS)
                .with("model", model)
                .with("processing-failure", 0.02)
                .with("poison", 0.01)
                .with("redelivery-delay", 50 * MS)
                .with("visibility-timeout", 300 * MS)
                .with("store-timeout", 50 * MS)
                .withChange(spec -> touch(spec, invariants));
    }

    private static void touch(RunSpec.Builder spec, List<String> invariants) {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("publish", 0.7);
        shares.put("request", 0.3);
        spec.invariants(invariants)
                .workload(spec.build()
                        .workload()
                        .withArrivals(new Arrivals.Closed(Distributions.exponential(100 * MS)))
                        .withKeys(Keys.uniform(8))
                        .withOperations(OperationMix.of(DataType.MESSAGES, shares)));
    }

    private static double measure(RunResult result, String name) {
        return result.meter().measure(name, List.of(new Meter.Window(0, Long.MAX_VALUE)));
    }

    @Test
    void everyConfirmedMessageHasItsEffectOnceUnderRandomFaults() {
        Map<String, Long> reached = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            String model = MODELS.get((int) (seed % MODELS.size()));
            RunResult result = trial(model, EXACTLY_ONCE)
                    .with("capacity", seed % 2 == 0 ? 0L : 30L)
                    .with("overflow", seed % 4 == 1 ? "reject" : "block")
                    .with("assignment", seed % 5 == 0 ? "round-robin" : "sticky")
                    .run(seed);
            assertThat(RandomTrial.brokenInvariant(result))
                    .as("%s, seed %d", model, seed)
                    .isEmpty();
            assertThat(measure(result, "messages-open"))
                    .as("messages that neither took effect nor were put aside, %s, seed %d", model, seed)
                    .isZero();
            assertThat(measure(result, "messages-confirmed"))
                    .as("%s, seed %d", model, seed)
                    .isGreaterThan(20);
            result.reached().forEach((landmark, times) -> reached.merge(landmark, times, Long::sum));
        }
        assertThat(reached.get("message acknowledged")).isGreaterThan(100L * SEEDS);
        assertThat(reached.get("duplicate suppressed"))
                .as("second deliveries after an effect")
                .isGreaterThan(SEEDS);
        assertThat(reached.get("dead lettered")).isGreaterThan(SEEDS);
        assertThat(reached.get("rebalanced")).isGreaterThan(SEEDS);
    }

    @Test
    void aConsumerGroupKeepsTheOrderOfEveryKeyUnderRandomFaults() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result = trial("consumer-group", List.of(OrderPerKey.NAME, NoZombieEffect.NAME))
                    .run(seed);
            assertThat(RandomTrial.brokenInvariant(result)).as("seed %d", seed).isEmpty();
            assertThat(result.invariants().get(0).checks()).as("seed %d", seed).isPositive();
        }
    }

    @Test
    void aWorkQueueDoesNotKeepTheOrderOfAKey() {
        assertThat(trial("work-queue", List.of(OrderPerKey.NAME)).firstCaught(5, RandomTrial::brokenInvariant))
                .isPresent();
    }

    @Test
    void atMostOnceNeverDeliversTwiceAndLoses() {
        double lost = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            String model = MODELS.get((int) (seed % MODELS.size()));
            RunResult result = trial(model, List.of(NoDuplicateDelivery.NAME, NoDuplicateEffect.NAME))
                    .with("semantics", "at-most-once")
                    .run(seed);
            assertThat(RandomTrial.brokenInvariant(result))
                    .as("%s, seed %d", model, seed)
                    .isEmpty();
            lost += measure(result, "messages-lost");
        }
        assertThat(lost).as("messages lost").isGreaterThan(SEEDS);
    }

    @Test
    void atLeastOnceLosesNothingAndRepeatsEffects() {
        double repeated = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            String model = MODELS.get((int) (seed % MODELS.size()));
            RunResult result = trial(model, List.of(NoMessageLost.NAME))
                    .with("semantics", "at-least-once")
                    .run(seed);
            assertThat(RandomTrial.brokenInvariant(result))
                    .as("%s, seed %d", model, seed)
                    .isEmpty();
            repeated += measure(result, "duplicate-effects");
        }
        assertThat(repeated).as("second effects").isGreaterThan(SEEDS);
    }

    @Test
    void eachMissingSafeguardIsNoticed() {
        List<SafeguardTable.Row> rows = List.of(
                caught(
                        "overflow",
                        "drop-oldest",
                        trial("work-queue", EXACTLY_ONCE).with("capacity", 5L),
                        NoMessageLost.NAME),
                caught("deduplication", "after-effect", trial("work-queue", EXACTLY_ONCE), NoDuplicateEffect.NAME),
                caught("deduplication", "consumer-memory", trial("work-queue", EXACTLY_ONCE), NoDuplicateEffect.NAME),
                caught("acknowledge", "before-effect", trial("work-queue", EXACTLY_ONCE), NoMessageLost.NAME),
                caught("acknowledge", "before-effect", trial("consumer-group", EXACTLY_ONCE), NoMessageLost.NAME),
                caught("fsync-before-confirm", false, trial("work-queue", EXACTLY_ONCE), NoMessageLost.NAME),
                caught("fsync-before-ack", false, trial("work-queue", EXACTLY_ONCE), NoMessageLost.NAME),
                caught("deduplicate-publishes", false, trial("work-queue", EXACTLY_ONCE), NoDuplicateEffect.NAME),
                caught("fencing", false, trial("consumer-group", List.of(NoZombieEffect.NAME)), NoZombieEffect.NAME),
                caught("correlation-id", false, trial("work-queue", EXACTLY_ONCE), AnswersMatchRequests.NAME));
        assertThat(rows.stream()
                        .map(row -> row.safeguard().replaceAll(":.*", ""))
                        .distinct())
                .containsExactlyElementsOf(BrokerOptions.ALL.stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold("broker", rows);
    }

    private static SafeguardTable.Row caught(String option, Object value, RandomTrial trial, String checker) {
        RandomTrial broken = trial.with(option, value);
        Optional<RandomTrial.Caught> caught = broken.firstCaught(
                SEEDS, result -> RandomTrial.brokenInvariant(result).filter(each -> each.startsWith(checker)));
        assertThat(caught).as("%s: %s, within %d seeds", option, value, SEEDS).isPresent();
        Object model = broken.options().get("model");
        return new SafeguardTable.Row(
                option + ": " + value + (model.equals("consumer-group") ? " (consumer-group)" : ""),
                checker,
                caught.orElseThrow().seed());
    }
}
