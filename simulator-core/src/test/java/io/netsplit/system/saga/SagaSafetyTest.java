package io.netsplit.system.saga;

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
import io.netsplit.workload.Keys;
import io.netsplit.workload.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Sagas under random faults, as they are and without one safeguard after the other. */
class SagaSafetyTest {
    private static final int SEEDS = 200;
    private static final long FAULTS_END_NS = 4_000 * MS;
    private static final long END_NS = 8_500 * MS;
    private static final List<String> COORDINATIONS = List.of("orchestration", "choreography");

    private static RandomTrial trial(String coordination) {
        return RandomTrial.of(new OrderSaga())
                .withNodes(4, 5)
                .withRoutes(Route.LEADER)
                .withTimes(FAULTS_END_NS, END_NS)
                .with("coordination", coordination)
                .with("stock-failure", 0.05)
                .with("shipping-failure", 0.1)
                .with("initial-balance", 5_000L)
                .with("step-attempts", 4L)
                .withChange(SagaSafetyTest::touch);
    }

    private static void touch(RunSpec.Builder spec) {
        spec.workload(spec.build()
                .workload()
                .withArrivals(new Arrivals.Closed(Distributions.exponential(50 * MS)))
                .withKeys(Keys.uniform(8)));
    }

    private static double measure(RunResult result, String name) {
        return result.meter().measure(name, List.of(new Meter.Window(0, Long.MAX_VALUE)));
    }

    @Test
    void moneyIsNeitherMadeNorLostAndEverySagaEndsUnderRandomFaults() {
        Map<String, Long> reached = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            String coordination = COORDINATIONS.get((int) (seed % COORDINATIONS.size()));
            RunResult result = trial(coordination)
                    .with("isolation", seed % 3 == 0 ? "semantic-lock" : "none")
                    .run(seed);
            assertThat(RandomTrial.brokenInvariant(result))
                    .as("%s, seed %d", coordination, seed)
                    .isEmpty();
            assertThat(measure(result, "sagas-stuck"))
                    .as("%s, seed %d", coordination, seed)
                    .isZero();
            assertThat(measure(result, "money-made"))
                    .as("%s, seed %d", coordination, seed)
                    .isZero();
            assertThat(measure(result, "dirty-decisions"))
                    .as("%s, seed %d", coordination, seed)
                    .isBetween(0.0, seed % 3 == 0 ? 0.0 : 1.0);
            result.reached().forEach((landmark, times) -> reached.merge(landmark, times, Long::sum));
        }
        assertThat(reached.get("saga completed")).isGreaterThan(50L * SEEDS);
        assertThat(reached.get("saga compensated")).isGreaterThan(10L * SEEDS);
        assertThat(reached.get("saga resumed"))
                .as("found on the disk after a crash")
                .isGreaterThan(SEEDS / 2);
    }

    @Test
    void eachMissingSafeguardIsNoticed() {
        List<SafeguardTable.Row> rows = List.of(
                caught("publish", "after-commit", trial("choreography"), "sagas-stuck == 0", SagaSafetyTest::stuck),
                caught("publish", "before-commit", trial("choreography"), MoneyConserved.NAME, SagaSafetyTest::money),
                caught("fsync-before-reply", false, trial("orchestration"), MoneyConserved.NAME, SagaSafetyTest::money),
                caught("idempotency", false, trial("orchestration"), MoneyConserved.NAME, SagaSafetyTest::money),
                caught("tombstones", false, trial("orchestration"), MoneyConserved.NAME, SagaSafetyTest::money),
                caught("log-before-command", false, trial("orchestration"), "sagas-stuck == 0", SagaSafetyTest::stuck),
                caught("force-decision", false, trial("orchestration"), MoneyConserved.NAME, SagaSafetyTest::money));
        assertThat(rows.stream()
                        .map(row -> row.safeguard().replaceAll(":.*", ""))
                        .distinct())
                .containsExactlyElementsOf(SagaOptions.ALL.stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold("saga", rows);
    }

    private static Optional<String> money(RunResult result) {
        return RandomTrial.brokenInvariant(result).filter(each -> each.startsWith(MoneyConserved.NAME));
    }

    private static Optional<String> stuck(RunResult result) {
        double stuck = measure(result, "sagas-stuck");
        return stuck > 0 ? Optional.of(stuck + " sagas are stuck") : Optional.empty();
    }

    private static SafeguardTable.Row caught(
            String option,
            Object value,
            RandomTrial trial,
            String checker,
            Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught = trial.with(option, value).firstCaught(SEEDS, check);
        assertThat(caught).as("%s: %s, within %d seeds", option, value, SEEDS).isPresent();
        return new SafeguardTable.Row(
                option + ": " + value, checker, caught.orElseThrow().seed());
    }
}
