package io.netsplit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernel, distributions and statistics together, held against the closed forms of queueing theory. */
class QueueingTest {
    private static final double SECOND = 1e9;
    private static final int CUSTOMERS = 600_000;

    record Case(String name, double lambda, int servers, String service, double sojourn, double tolerance) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void meanSojournAndMeanNumberMeetTheClosedForm(Case queue) {
        QueueModel model = new QueueModel(
                new Simulation(20),
                Distributions.exponential(SECOND / queue.lambda),
                service(queue.service),
                queue.servers,
                CUSTOMERS);
        model.run();
        double expectedNumber = queue.lambda * queue.sojourn;
        assertThat(model.sojourn().mean() / SECOND).isCloseTo(queue.sojourn, within(queue.tolerance * queue.sojourn));
        assertThat(model.meanNumber()).isCloseTo(expectedNumber, within(1.2 * queue.tolerance * expectedNumber));
    }

    private static Distribution service(String text) {
        String[] words = text.split(" ");
        double[] numbers =
                Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
        return switch (words[0]) {
            case "exponential" -> Distributions.exponential(SECOND * numbers[0]);
            case "constant" -> Distributions.constant(SECOND * numbers[0]);
            case "uniform" -> Distributions.uniform(SECOND * numbers[0], SECOND * numbers[1]);
            case "erlang" -> Distributions.erlang((int) numbers[0], SECOND * numbers[1]);
            case "hyperexponential" ->
                Distributions.hyperexponential(
                        new double[] {numbers[0], 1 - numbers[0]},
                        new double[] {SECOND * numbers[1], SECOND * numbers[2]});
            case "lognormal" -> {
                double sigmaSquared = StrictMath.log(1 + numbers[1]);
                yield Distributions.lognormal(
                        StrictMath.log(SECOND * numbers[0]) - sigmaSquared / 2, Math.sqrt(sigmaSquared));
            }
            case "bounded-pareto" -> Distributions.boundedPareto(SECOND * numbers[0], SECOND * numbers[1], numbers[2]);
            default -> throw new IllegalArgumentException(text);
        };
    }

    static List<Case> cases() {
        try (InputStream in = QueueingTest.class.getResourceAsStream("queueing.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\s*,\\s*"))
                    .map(f -> new Case(
                            f[0],
                            Double.parseDouble(f[1]),
                            Integer.parseInt(f[2]),
                            f[3],
                            Double.parseDouble(f[4]),
                            Double.parseDouble(f[5])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
