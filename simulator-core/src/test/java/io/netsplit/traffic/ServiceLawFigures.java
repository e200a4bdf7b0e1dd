package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.poisson;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.server.Discipline;
import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.util.List;

/** One worker with service of any law, held against the formulas that ask for the law's moments. Times are in seconds. */
final class ServiceLawFigures {
    private static final double SECOND = 1e9;
    private static final Tolerance WITHIN = relative(0.05);

    /**
     * A law of the service times S.
     *
     * @param moments E[S], E[S²], E[S³]
     */
    private record Law(String name, double lambda, Distribution service, double... moments) {
        double load() {
            return lambda * moments[0];
        }

        double wq() {
            return lambda * moments[1] / (2 * (1 - load()));
        }

        /** E[Wq²] = 2·Wq² + λE[S³]/3(1−ρ), by Takács. */
        double wqDeviation() {
            return StrictMath.sqrt(wq() * wq() + lambda * moments[2] / (3 * (1 - load())));
        }
    }

    private static final Law CONSTANT = new Law("constant 1", 0.8, Distributions.constant(SECOND), 1, 1, 1);
    private static final Law UNIFORM =
            new Law("uniform 0 to 2", 0.8, Distributions.uniform(0, 2 * SECOND), 1, 4.0 / 3, 2);
    private static final Law ERLANG =
            new Law("Erlang of 4 stages", 0.8, Distributions.erlang(4, SECOND), 1, 1.25, 1.875);
    private static final Law BRANCHES = new Law(
            "90 % exponential 0.5, 10 % exponential 5.5",
            0.7,
            Distributions.hyperexponential(new double[] {0.9, 0.1}, new double[] {0.5 * SECOND, 5.5 * SECOND}),
            1,
            6.5,
            100.5);
    private static final Law LOGNORMAL = new Law("lognormal, mean 1, scv 4", 0.7, lognormal(1, 4), 1, 5, 125);
    private static final Law PARETO = new Law(
            "Pareto 0.35 to 100, shape 1.5",
            0.5,
            Distributions.boundedPareto(0.35 * SECOND, 100 * SECOND, 1.5),
            0.9880858,
            5.845594,
            207.0628);

    private ServiceLawFigures() {}

    static Section anyService() {
        return new Section(
                "Any service time: M/G/1",
                """
                Source: the Pollaczek-Khinchine formula, Wq = λE[S²]/2(1−ρ) (Kleinrock, volume I, section 5.6), and L = λW. Under processor
                sharing the mean is E[S]/(1−ρ), whatever the distribution (Sakata, Noguchi and Oizumi 1971): a check on both disciplines
                with the same arrivals and demands.""",
                List.of(
                        mg1(CONSTANT, 500_000),
                        mg1(UNIFORM, 500_000),
                        mg1(ERLANG, 500_000),
                        mg1(BRANCHES, 1_000_000),
                        mg1(LOGNORMAL, 1_500_000),
                        mg1(PARETO, 1_500_000)));
    }

    /** How far waits are from their mean: the third moment of a heavy tail needs many requests. */
    static Section spread() {
        return new Section(
                "How much waits vary: M/G/1",
                """
                Source: Takács 1962 (Kleinrock, volume I, section 5.7): E[Wq²] = 2·Wq² + λE[S³]/3(1−ρ).""",
                List.of(
                        deviation(CONSTANT, 2_000_000),
                        deviation(UNIFORM, 2_000_000),
                        deviation(ERLANG, 2_000_000),
                        deviation(BRANCHES, 10_000_000),
                        deviation(LOGNORMAL, 20_000_000),
                        deviation(PARETO, 20_000_000)));
    }

    private static Distribution lognormal(double mean, double squaredVariation) {
        double sigmaSquared = StrictMath.log1p(squaredVariation);
        return Distributions.lognormal(StrictMath.log(SECOND * mean) - sigmaSquared / 2, StrictMath.sqrt(sigmaSquared));
    }

    private static Measurement mg1(Law law, long requests) {
        return new Measurement(law.name, () -> {
            ServerSpec server = ServerSpec.of("server", law.service);
            TrafficSpec.Builder traffic = poisson(law.lambda).requests(requests);
            QueueWatch watch = QueueWatch.of(traffic.server(server).build(), 1);
            ServerSpec sharing = server.withDiscipline(Discipline.PROCESSOR_SHARING);
            TrafficSpec shared =
                    poisson(law.lambda).requests(requests).server(sharing).build();
            Rows rows = new Rows(law.name, watch.result(), WITHIN);
            rows.inAll(law.load() + law.lambda * law.wq(), law.moments[0] + law.wq());
            rows.inQueue(law.lambda * law.wq(), law.wq(), 1);
            rows.utilisation(law.load());
            rows.add(
                    "W, processor sharing",
                    law.moments[0] / (1 - law.load()),
                    TrafficRun.run(shared, 1).meanNs() / SECOND);
            return rows.figures();
        });
    }

    private static Measurement deviation(Law law, long requests) {
        return new Measurement(law.name, () -> {
            ServerSpec server = ServerSpec.of("server", law.service);
            QueueWatch watch = QueueWatch.of(
                    poisson(law.lambda).server(server).requests(requests).build(), 1);
            Rows rows = new Rows(law.name, watch.result(), WITHIN);
            rows.sojourn(law.moments[0] + law.wq());
            rows.waiting(law.wq());
            rows.add(
                    "standard deviation of Wq",
                    law.wqDeviation(),
                    watch.waited().standardDeviation());
            return rows.figures();
        });
    }
}
