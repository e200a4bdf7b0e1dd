package io.netsplit.traffic;

import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.ArrayList;
import java.util.List;

/** One server as a queue, held against the closed forms of queueing theory. Times are in seconds. */
final class QueueingFigures {
    private static final double SECOND = 1e9;

    final Section evenArrivals = new Section(
            "Even arrivals: D/M/1", """
            Source: Kleinrock, volume I, chapter 6: the GI/M/1 queue, with σ the root of σ = A*(μ−μσ), and W = 1/μ(1−σ). An arrival waits with
            probability σ.""", List.of(dm1(0.8, 800_000, 0.6286298), dm1(0.9, 2_000_000, 0.8068998)));

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
            exactly. K counts the requests in service too. What is refused is not in the latencies, and W = L/λ(1−loss) by Little's law.""",
            List.of(
                    bounded("M/M/1/10", 0.9, 1, 10, 0.05081373, 3.969441),
                    bounded("M/M/1/5", 1, 1, 5, 0.1666667, 2.5),
                    bounded("M/M/1/20", 1.5, 1, 20, 0.3334002, 18.00421),
                    bounded("M/M/10/10", 8, 10, 10, 0.1216611, 7.026711),
                    bounded("M/M/10/20", 9, 10, 20, 0.02951006, 11.03966),
                    bounded("M/D/1/5", 0.9, 1, 5, 0.0643619, Double.NaN),
                    bounded("M/D/1/10", 1.2, 1, 10, 0.1709108, Double.NaN)));

    final Section closedLoop = new Section(
            "Clients that wait: a closed network",
            """
            Source: exact mean value analysis (Reiser and Lavenberg, *Mean-Value Analysis of Closed Multichain Queuing Networks*, JACM
            1980): clients think for an exponential time of mean Z between an answer and the next request.""",
            List.of(closed(20, 1, 0.1, 1_000_000, 9.98131, 1.003745, 10.01869, 0.998131)));

    List<Section> sections() {
        return List.of(
                MarkovFigures.oneWorker(),
                MarkovFigures.manyWorkers(),
                ServiceLawFigures.anyService(),
                evenArrivals,
                evenService,
                boundedQueues,
                closedLoop,
                PauseFigures.pauses());
    }

    /** What needs many requests: high load, rare waits and heavy tails. */
    static List<Section> lengthy() {
        return List.of(MarkovFigures.oneBusyWorker(), MarkovFigures.noRoomToWait(), ServiceLawFigures.spread());
    }

    static TrafficSpec.Builder poisson(double rate) {
        return TrafficSpec.of(new Load.Open(Processes.poisson(rate)));
    }

    static ServerSpec exponential(double mean) {
        return ServerSpec.of("server", Distributions.exponential(mean * SECOND));
    }

    private static Measurement dm1(double lambda, long requests, double sigma) {
        String subject = "λ = " + lambda;
        return new Measurement(subject, () -> {
            TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.constant(lambda)))
                    .server(exponential(1))
                    .requests(requests)
                    .build();
            QueueWatch watch = QueueWatch.of(spec, 1);
            Rows rows = new Rows(subject, watch.result(), relative(0.03));
            rows.add("σ: share that waits", sigma, watch.waitingShare());
            rows.sojourn(1 / (1 - sigma));
            rows.waiting(sigma / (1 - sigma));
            return rows.figures();
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

    private static Measurement bounded(String name, double lambda, int workers, int capacity, double loss, double l) {
        String subject = name + " at λ = " + lambda;
        return new Measurement(subject, () -> {
            boolean exponential = !Double.isNaN(l);
            Distribution service = exponential ? Distributions.exponential(SECOND) : Distributions.constant(SECOND);
            ServerSpec server =
                    ServerSpec.of("server", service).withWorkers(workers).withCapacity(capacity);
            TrafficResult result = TrafficRun.run(
                    poisson(lambda).server(server).requests(600_000).build(), 1);
            double throughput = lambda * (1 - loss);
            Rows rows = new Rows(subject, result, relative(0.03));
            rows.refused(loss);
            rows.throughput(throughput);
            rows.utilisation(throughput / workers);
            if (exponential) {
                rows.inAll(l, l / throughput);
            }
            if (exponential && capacity > workers) {
                rows.inQueue(l - throughput, l / throughput - 1, workers);
            }
            return rows.figures();
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
            Rows rows = new Rows(subject, TrafficRun.run(spec, 1), relative(0.03));
            rows.throughput(x);
            rows.inAll(q, r);
            rows.inQueue(q - u, r - service, 1);
            rows.utilisation(u);
            return rows.figures();
        });
    }
}
