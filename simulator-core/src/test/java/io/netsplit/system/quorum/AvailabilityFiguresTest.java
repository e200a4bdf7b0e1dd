package io.netsplit.system.quorum;

import io.netsplit.system.quorum.AvailabilityTrials.Failures;
import io.netsplit.system.quorum.AvailabilityTrials.Result;
import io.netsplit.system.quorum.AvailabilityTrials.Store;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import io.netsplit.validation.ValidationPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A quorum store answers as often as enough of its nodes are up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AvailabilityFiguresTest {
    private static final long SEED = 5;
    private static final int TRIALS_MIN = 3_000;
    private static final int ALTERNATING_TRIALS = 20_000;
    private static final double DEVIATION = 0.0014;
    private static final Tolerance NEAR = Tolerance.absolute(0.003);

    private static final String TEXT = """
            The system is `dynamo`, of which R = W replicas have to answer. Nodes crash and restart independently of each other; the
            coordinator never fails, so that what is measured is the quorum. Every trial has a write and a read.
            """;

    private final Section independent = new Section(
            "Nodes that are up with probability p",
            """
            Source: the binomial distribution, P(at least k of n are up). A strict quorum counts the N nodes on which the object is at home,
            a sloppy one any (DeCandia et al. 2007, section 4.6). Simulated: 3,000 to 125,000 trials a line, as its variance asks for.
            """,
            rows().stream().map(this::row).toList());

    private final Section alternating =
            new Section("Nodes that are up and down in turns", """
            Source: a node is up for MTTF/(MTTF + MTTR) of the time; two in series are both of two (R = W = 2), two in parallel one of
            two. Times up and down are exponential. Simulated: 20,000 trials, a time of MTTR apart.
            """, List.of(inTurns(1000, 10), inTurns(720, 2)));

    List<Measurement> independent() {
        return independent.cases();
    }

    @ParameterizedTest
    @MethodSource("independent")
    void quorumAnswersAsOftenAsEnoughNodesAreUp(Measurement row) {
        row.assertHolds();
    }

    List<Measurement> alternating() {
        return alternating.cases();
    }

    @ParameterizedTest
    @MethodSource("alternating")
    void nodesInSeriesAndInParallelAreUpAsTheFormulaSays(Measurement row) {
        row.assertHolds();
    }

    @Test
    void theDocsShowWhatWasMeasured() {
        ValidationPage.check("availability", "Availability of quorums", TEXT, List.of(independent, alternating));
    }

    private Measurement row(List<String> cells) {
        double up = Double.parseDouble(cells.get(5));
        double expected = Double.parseDouble(cells.get(6));
        int quorum = Integer.parseInt(cells.get(3));
        String subject = cells.get(0) + ", p = " + cells.get(5);
        Store store = new Store(
                Integer.parseInt(cells.get(1)),
                Integer.parseInt(cells.get(2)),
                quorum,
                quorum,
                Boolean.parseBoolean(cells.get(4)));
        int trials = (int) Math.max(TRIALS_MIN, expected * (1 - expected) / (DEVIATION * DEVIATION));
        return new Measurement(subject, () -> {
            Result result = AvailabilityTrials.run(store, AvailabilityTrials.independent(up, SEED), trials, SEED);
            return List.of(
                    new Figure(subject, "reads answered", expected, result.reads(), NEAR),
                    new Figure(subject, "writes answered", expected, result.writes(), NEAR));
        });
    }

    private static Measurement inTurns(double mttf, double mttr) {
        String subject = "MTTF " + (int) mttf + ", MTTR " + (int) mttr;
        double one = mttf / (mttf + mttr);
        return new Measurement(
                subject,
                () -> List.of(
                        inTurns(subject, "one", mttf, mttr, new Store(1, 1, 1, 1, false), one),
                        inTurns(subject, "two in series", mttf, mttr, new Store(2, 2, 2, 2, false), one * one),
                        inTurns(
                                subject,
                                "two in parallel",
                                mttf,
                                mttr,
                                new Store(2, 2, 1, 1, false),
                                1 - (1 - one) * (1 - one))));
    }

    private static Figure inTurns(
            String subject, String quantity, double mttf, double mttr, Store store, double expected) {
        Failures failures = AvailabilityTrials.alternating(mttf, mttr, mttr, store.nodes(), SEED);
        Result result = AvailabilityTrials.run(store, failures, ALTERNATING_TRIALS, SEED);
        return new Figure(subject, quantity, expected, result.writes(), Tolerance.relative(0.02));
    }

    private static List<List<String>> rows() {
        String resource = "/quorum/availability.csv";
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AvailabilityFiguresTest.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> List.of(line.split(",")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
