package io.netsplit.system.broker;

import static io.netsplit.system.RandomTrial.MS;

import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.OptionValues;
import io.netsplit.system.saga.OrderSaga;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import io.netsplit.validation.ValidationPage;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that are sent until they are acknowledged, and sagas whose steps fail, held against their formulas. */
class MessagingFiguresTest {
    private static final Tolerance WITHIN = Tolerance.absolute(0.01);
    private static final double MESSAGE_LOSS = 0.1;
    private static final double ACKNOWLEDGEMENT_LOSS = 0.05;

    @Test
    void deliveriesAndSagasAreAsTheirFormulasSay() {
        Measurement deliveries = new Measurement("at least once", MessagingFiguresTest::deliveries);
        Measurement three = new Measurement("three steps", () -> saga("1 %, 2 %, 5 %", 3, 0.92169, 0.11682));
        Measurement four = new Measurement("four steps", () -> saga("four times 10 %", 4, 0.6561, 0.4707));
        List.of(deliveries, three, four).forEach(Measurement::assertHolds);
        ValidationPage.check(
                "messaging",
                "Messages and sagas",
                "The systems are `broker` and `saga`.",
                List.of(
                        new Section(
                                "Sent until acknowledged",
                                "With `semantics: at-least-once` a message is lost with probability p and its acknowledgement with q,"
                                        + " each time anew: it is sent 1/((1−p)(1−q)) times and delivered 1/(1−q) times in the mean,"
                                        + " and more than once with probability q (geometric distribution). Simulated: one broker and"
                                        + " four consumers, over links that lose so much; those to the store lose nothing.",
                                List.of(deliveries)),
                        new Section(
                                "Steps that fail",
                                "Step i refuses with probability pᵢ; the steps done before it are compensated (Garcia-Molina and Salem"
                                        + " 1987). Completed: Π(1−pᵢ) of all; compensations per saga: Σᵢ (i−1) pᵢ Πⱼ<ᵢ(1−pⱼ). Simulated:"
                                        + " an orchestration without faults.",
                                List.of(three, four))));
    }

    private static double measure(RunResult result, String name, long endNs) {
        return result.meter().measure(name, List.of(new Meter.Window(0, endNs)));
    }

    private static WorkloadSpec often(DataType type, int clients) {
        return WorkloadSpec.defaults(type, clients)
                .withArrivals(new Arrivals.Closed(Distributions.constant(2 * MS)))
                .withKeys(Keys.uniform(10_000))
                .withRoute(Route.LEADER);
    }

    private static List<Figure> deliveries() {
        long endNs = 10_000 * MS;
        RunResult result = Run.execute(RunSpec.of(new MessageBroker())
                .option("brokers", List.of("broker"))
                .option("stores", List.of("store"))
                .option("consumers", List.of("worker"))
                .option("semantics", "at-least-once")
                .option("max-deliveries", 0L)
                .option("prefetch", 1_000L)
                .option("visibility-timeout", 100 * MS)
                .option("session-timeout", 3_600_000 * MS)
                .option("processing-time", new OptionValues.Range(10_000, 10_000))
                .topology(cluster -> cluster.group("broker", 1)
                        .group("store", 1)
                        .group("worker", 4)
                        .links(LinkSettings.of(Distributions.constant(100_000)))
                        .diskSync(Distributions.constant(10_000))
                        .link("broker", "worker", link -> link.withLoss(MESSAGE_LOSS))
                        .link("worker", "broker", link -> link.withLoss(ACKNOWLEDGEMENT_LOSS)))
                .workload(often(DataType.MESSAGES, 5))
                .invariants(List.of())
                .durationNs(endNs)
                .build());
        // Those of the last second may still be sent again.
        long judgedNs = endNs - 1_000 * MS;
        String subject = "p = 0.1, q = 0.05";
        return List.of(
                new Figure(subject, "sends", 1.169591, measure(result, "sends-per-message", judgedNs), WITHIN),
                new Figure(
                        subject, "deliveries", 1.052632, measure(result, "deliveries-per-message", judgedNs), WITHIN),
                new Figure(subject, "delivered twice", 0.05, measure(result, "delivered-twice", judgedNs), WITHIN));
    }

    private static List<Figure> saga(String subject, int steps, double completed, double compensations) {
        boolean three = steps == 3;
        long endNs = 20_000 * MS;
        RunResult result = Run.execute(RunSpec.of(new OrderSaga())
                .option("payment-failure", three ? 0.01 : 0.1)
                .option("stock-failure", three ? 0.02 : 0.1)
                .option("shipping-failure", three ? 0.05 : 0.1)
                .option("further-failure", 0.1)
                .topology(cluster -> cluster.nodes(steps + 1)
                        .links(LinkSettings.of(Distributions.constant(100_000)))
                        .diskSync(Distributions.constant(10_000)))
                .workload(often(DataType.ORDERS, 5))
                .durationNs(endNs)
                .build());
        return List.of(
                new Figure(subject, "completed", completed, measure(result, "completed-share", endNs), WITHIN),
                new Figure(
                        subject,
                        "compensations per saga",
                        compensations,
                        measure(result, "compensations-per-saga", endNs),
                        WITHIN));
    }
}
