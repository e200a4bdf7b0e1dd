package io.netsplit.traffic;

import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.server.Discipline;
import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.ArrayList;
import java.util.List;

/** One server as a queue, held against the closed forms of queueing theory. Times are in seconds. */
final class QueueingFigures {
    private static final double SECOND = 1e9;

    final Section oneWorker = new Section(
            "One worker: M/M/1",
            """
            Source: Kleinrock, *Queueing Systems*, volume I, 1975, chapter 3: with ρ = λ/μ, L = ρ/(1−ρ), W = 1/(μ−λ), and W
            exponential, so that its quantile at p is −ln(1−p)·W. Lq and Wq leave the service out.""",
            List.of(
                    mm1(0.5, 1, 800_000, 1, 2, 1, 1.386294, 9.21034),
                    mm1(0.8, 1, 3_000_000, 4, 5, 4, 3.465736, 23.02585),
                    mm1(0.9, 1, 5_000_000, 9, 10, 9, 6.931472, 46.0517),
                    mm1(0.95, 1, 6_000_000, 19, 20, 19, 13.8629, 92.1034),
                    mm1(50, 80, 800_000, 1.666667, 0.03333333, 0.02083333, 0.02310491, 0.1535057)));

    final Section manyWorkers = new Section(
            "Many workers: M/M/c",
            """
            Source: Kleinrock, volume I, section 3.5: Erlang's C formula gives the probability of waiting, from which Wq = C/(cμ−λ).""",
            List.of(
                    mmc(1.6, 2, 2_000_000, 1.777778, 2.777778, 4.444444, 2.040031, 11.93737),
                    mmc(2.8, 4, 600_000, 0.3572119, 1.357212, 3.800193, 1.028547, 5.492557),
                    mmc(8, 10, 2_000_000, 0.2045901, 1.20459, 9.636721, 0.9121446, 4.946111),
                    mmc(9, 10, 3_000_000, 0.6687315, 1.668732, 15.01858, 1.329092, 6.249877),
                    mmc(95, 100, 2_000_000, 0.1012914, 1.101291, 104.6227, 0.8079159, 4.724387)));

    final Section anyService = new Section(
            "Any service time: M/G/1",
            """
            Source: the Pollaczek-Khinchine formula, Wq = λE[S²]/2(1−ρ) (Kleinrock, volume I, section 5.6). Under processor sharing the
            mean is E[S]/(1−ρ), whatever the distribution (Sakata, Noguchi and Oizumi 1971): a check on both disciplines with the
            same arrivals and demands.""",
            List.of(
                    mg1("constant 1", 0.8, Distributions.constant(SECOND), 800_000, 2, 3, 5),
                    mg1("uniform 0 to 2", 0.8, Distributions.uniform(0, 2 * SECOND), 800_000, 2.666667, 3.666667, 5),
                    mg1("Erlang of 4 stages", 0.8, Distributions.erlang(4, SECOND), 800_000, 2.5, 3.5, 5),
                    mg1(
                            "90 % exponential 0.5, 10 % exponential 5.5",
                            0.7,
                            Distributions.hyperexponential(
                                    new double[] {0.9, 0.1}, new double[] {0.5 * SECOND, 5.5 * SECOND}),
                            1_000_000,
                            7.583333,
                            8.583333,
                            3.333333),
                    mg1("lognormal, mean 1, scv 4", 0.7, lognormal(1, 4), 2_000_000, 5.833333, 6.833333, 3.333333),
                    mg1(
                            "Pareto 0.35 to 100, shape 1.5",
                            0.5,
                            Distributions.boundedPareto(0.35 * SECOND, 100 * SECOND, 1.5),
                            2_000_000,
                            2.888384,
                            3.87647,
                            1.952904)));

    final Section evenArrivals = new Section(
            "Even arrivals: D/M/1", """
            Source: Kleinrock, volume I, chapter 6: the GI/M/1 queue, with σ the root of σ = A*(μ−μσ), and W = 1/μ(1−σ).""", List.of(dm1(0.8, 800_000, 2.692731), dm1(0.9, 2_000_000, 5.178659)));

    final Section evenService =
            new Section("Even service: M/D/1", """
            Source: Erlang 1909 (Tijms, *A First Course in Stochastic Models*, 2003, chapter 9): the share of requests that wait at
            most t, at λ = 0.8 and a service of 1.""", List.of(md1(new double[] {0, 0.5, 1, 2, 3, 5, 8, 12}, new double[] {
                0.2, 0.2983649, 0.4451082, 0.6345199, 0.7620995, 0.8995028, 0.9724059, 0.9950755
            })));

    final Section boundedQueues = new Section(
            "Bounded queues: M/M/1/K, M/M/c/K, M/D/1/K",
            """
            Sources: Kleinrock, volume I, sections 3.6 to 3.8, and for constant service the Markov chain embedded at departures, solved
            exactly. K counts the requests in service too. What is refused is not in the latencies.""",
            List.of(
                    bounded("M/M/1/10", 0.9, 1, 10, true, 0.05081373, 0.8542676, 3.969441, 4.646601),
                    bounded("M/M/1/5", 1, 1, 5, true, 0.1666667, 0.8333333, 2.5, 3),
                    bounded("M/M/1/20", 1.5, 1, 20, true, 0.3334002, 0.9998997, 18.00421, 18.00602),
                    bounded("M/M/10/10", 8, 10, 10, true, 0.1216611, 7.026711, 7.026711, 1),
                    bounded("M/M/10/20", 9, 10, 20, true, 0.02951006, 8.734409, 11.03966, 1.263928),
                    bounded("M/D/1/5", 0.9, 1, 5, false, 0.0643619, 0.8420743, Double.NaN, Double.NaN),
                    bounded("M/D/1/10", 1.2, 1, 10, false, 0.1709108, 0.9949071, Double.NaN, Double.NaN)));

    final Section closedLoop = new Section(
            "Clients that wait: a closed network",
            """
            Source: exact mean value analysis (Reiser and Lavenberg, *Mean-Value Analysis of Closed Multichain Queuing Networks*, JACM
            1980): clients think for an exponential time of mean Z between an answer and the next request.""",
            List.of(closed(20, 1, 0.1, 1_000_000, 9.98131, 1.003745, 10.01869, 0.998131)));

    List<Section> sections() {
        return List.of(
                oneWorker,
                manyWorkers,
                anyService,
                evenArrivals,
                evenService,
                boundedQueues,
                closedLoop,
                PauseFigures.pauses());
    }

    static TrafficSpec.Builder poisson(double rate) {
        return TrafficSpec.of(new Load.Open(Processes.poisson(rate)));
    }

    static ServerSpec exponential(double mean) {
        return ServerSpec.of("server", Distributions.exponential(mean * SECOND));
    }

    private static Distribution lognormal(double mean, double squaredVariation) {
        double sigmaSquared = StrictMath.log1p(squaredVariation);
        return Distributions.lognormal(StrictMath.log(SECOND * mean) - sigmaSquared / 2, StrictMath.sqrt(sigmaSquared));
    }

    private static Measurement mm1(
            double lambda, double mu, long requests, double l, double w, double wq, double p50, double p99) {
        String subject = "λ = " + lambda + ", μ = " + mu;
        return new Measurement(subject, () -> {
            TrafficSpec spec = poisson(lambda)
                    .server(exponential(1 / mu))
                    .requests(requests)
                    .build();
            TrafficResult result = TrafficRun.run(spec, 1);
            return List.of(
                    new Figure(subject, "L", l, result.meanPresent(), relative(0.03)),
                    new Figure(subject, "W", w, result.meanNs() / SECOND, relative(0.03)),
                    new Figure(subject, "Wq", wq, waiting(result), relative(0.03)),
                    new Figure(subject, "median of W", p50, quantile(result, 0.5), relative(0.03)),
                    new Figure(subject, "p99 of W", p99, quantile(result, 0.99), relative(0.03)),
                    new Figure(
                            subject,
                            "utilisation",
                            lambda / mu,
                            result.servers().get(0).utilisation(),
                            relative(0.03)));
        });
    }

    private static Measurement mmc(
            double lambda, int workers, long requests, double wq, double w, double l, double p50, double p99) {
        String subject = "λ = " + lambda + ", c = " + workers;
        return new Measurement(subject, () -> {
            TrafficSpec spec = poisson(lambda)
                    .server(exponential(1).withWorkers(workers))
                    .requests(requests)
                    .build();
            TrafficResult result = TrafficRun.run(spec, 1);
            return List.of(
                    new Figure(subject, "Wq", wq, waiting(result), relative(0.03)),
                    new Figure(subject, "W", w, result.meanNs() / SECOND, relative(0.03)),
                    new Figure(subject, "L", l, result.meanPresent(), relative(0.03)),
                    new Figure(subject, "median of W", p50, quantile(result, 0.5), relative(0.03)),
                    new Figure(subject, "p99 of W", p99, quantile(result, 0.99), relative(0.03)));
        });
    }

    private static Measurement mg1(
            String law, double lambda, Distribution service, long requests, double wq, double w, double sharing) {
        return new Measurement(law, () -> {
            ServerSpec server = ServerSpec.of("server", service);
            TrafficResult fcfs = TrafficRun.run(
                    poisson(lambda).server(server).requests(requests).build(), 1);
            TrafficResult shared = TrafficRun.run(
                    poisson(lambda)
                            .server(server.withDiscipline(Discipline.PROCESSOR_SHARING))
                            .requests(requests)
                            .build(),
                    1);
            return List.of(
                    new Figure(law, "Wq", wq, waiting(fcfs), relative(0.05)),
                    new Figure(law, "W", w, fcfs.meanNs() / SECOND, relative(0.05)),
                    new Figure(law, "W, processor sharing", sharing, shared.meanNs() / SECOND, relative(0.05)));
        });
    }

    private static Measurement dm1(double lambda, long requests, double w) {
        String subject = "λ = " + lambda;
        return new Measurement(subject, () -> {
            TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.constant(lambda)))
                    .server(exponential(1))
                    .requests(requests)
                    .build();
            return List.of(new Figure(subject, "W", w, TrafficRun.run(spec, 1).meanNs() / SECOND, relative(0.03)));
        });
    }

    private static Measurement md1(double[] times, double[] shares) {
        return new Measurement("M/D/1", () -> {
            TrafficSpec spec = poisson(0.8)
                    .server(ServerSpec.of("server", Distributions.constant(SECOND)))
                    .requests(1_000_000)
                    .build();
            TrafficResult result = TrafficRun.run(spec, 1);
            List<Figure> figures = new ArrayList<>();
            for (int i = 0; i < times.length; i++) {
                // Waiting at most t is a latency of at most t + 1; the histogram's buckets are a thousandth wide.
                double measured = result.latencies().latency().shareUpTo((long) ((times[i] + 1) * SECOND));
                figures.add(new Figure(
                        "M/D/1", "share that waits at most " + times[i], shares[i], measured, absolute(0.01)));
            }
            return figures;
        });
    }

    private static Measurement bounded(
            String name,
            double lambda,
            int workers,
            int capacity,
            boolean exponential,
            double loss,
            double throughput,
            double l,
            double w) {
        return new Measurement(name + " at λ = " + lambda, () -> {
            String subject = name + " at λ = " + lambda;
            Distribution service = exponential ? Distributions.exponential(SECOND) : Distributions.constant(SECOND);
            ServerSpec server =
                    ServerSpec.of("server", service).withWorkers(workers).withCapacity(capacity);
            TrafficResult result = TrafficRun.run(
                    poisson(lambda).server(server).requests(800_000).build(), 1);
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure(subject, "share refused", loss, result.failedShare(), relative(0.03)));
            figures.add(
                    new Figure(subject, "served per second", throughput, result.throughputPerSecond(), relative(0.03)));
            if (exponential) {
                figures.add(new Figure(subject, "L", l, result.meanPresent(), relative(0.03)));
                figures.add(new Figure(subject, "W", w, result.meanNs() / SECOND, relative(0.03)));
            }
            return figures;
        });
    }

    private static Measurement closed(
            int clients, double think, double service, long requests, double x, double r, double q, double u) {
        String subject = clients + " clients, Z = " + think + ", service " + service;
        return new Measurement(subject, () -> {
            TrafficSpec spec = TrafficSpec.of(new Load.Closed(clients, Distributions.exponential(think * SECOND)))
                    .server(exponential(service))
                    .requests(requests)
                    .build();
            TrafficResult result = TrafficRun.run(spec, 1);
            return List.of(
                    new Figure(subject, "served per second", x, result.throughputPerSecond(), relative(0.03)),
                    new Figure(subject, "W", r, result.meanNs() / SECOND, relative(0.03)),
                    new Figure(subject, "L", q, result.meanPresent(), relative(0.03)),
                    new Figure(
                            subject, "utilisation", u, result.servers().get(0).utilisation(), relative(0.03)));
        });
    }

    private static double waiting(TrafficResult result) {
        return result.latencies().waiting().mean() / SECOND;
    }

    private static double quantile(TrafficResult result, double p) {
        return result.latencies().latency().quantile(p) / SECOND;
    }
}
