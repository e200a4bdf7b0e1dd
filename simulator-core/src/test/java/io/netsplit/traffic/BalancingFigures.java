package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.exponential;
import static io.netsplit.traffic.QueueingFigures.poisson;
import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.Arrays;
import java.util.List;

/** Balancers before servers with exponential service of mean 1 s, held against closed forms and published figures. */
final class BalancingFigures {
    private static final double SECOND = 1e9;

    /** Ends the name of an algorithm that may draw a server twice. */
    static final String REPLACED = "-with-replacement";

    private BalancingFigures() {}

    static List<Section> quick() {
        return List.of(
                roundRobin(),
                smoothWeights(),
                SupermarketFigures.quick(),
                FiniteFigures.hundred(true),
                twoServers(),
                FiniteFigures.some(true),
                ceilings(),
                HealthFigures.checks());
    }

    /** What needs many requests: high loads and many servers. */
    static List<Section> lengthy() {
        return List.of(
                new Section(
                        "Round robin at high load",
                        "Source: as above, of round robin.",
                        List.of(roundRobin(10, 0.95, 12_000_000, 0.9103537))),
                SupermarketFigures.lengthy(),
                FiniteFigures.hundred(false),
                twoServersAtHighLoad(),
                FiniteFigures.some(false),
                idleQueues());
    }

    private static Section roundRobin() {
        return new Section(
                "Round robin",
                """
                Source: Kleinrock, *Queueing Systems*, volume I, 1975, chapter 6: of Poisson traffic each of n servers gets every n-th
                request, so that each is an E_n/M/1 queue, with σ the root of its equation, W = 1/μ(1−σ) and W exponential. An arrival
                waits with probability σ.""",
                List.of(
                        roundRobin(2, 0.5, 1_000_000, 0.381966),
                        roundRobin(2, 0.8, 1_500_000, 0.7398529),
                        roundRobin(4, 0.9, 2_500_000, 0.8433351),
                        roundRobin(10, 0.8, 1_500_000, 0.6578002)));
    }

    private static Measurement roundRobin(int servers, double load, long requests, double sigma) {
        String subject = servers + " servers, λ = " + load;
        return new Measurement(subject, () -> {
            QueueWatch watch = QueueWatch.of(spec("round-robin", servers, load, 1, requests), 0);
            Rows rows = new Rows(subject, watch.result(), relative(0.03));
            rows.add("σ: share that waits", sigma, watch.waitingShare());
            rows.sojourn(1 / (1 - sigma));
            rows.waiting(sigma / (1 - sigma));
            rows.quantile(0.99, StrictMath.log(100) / (1 - sigma));
            return rows.figures();
        });
    }

    private static Section smoothWeights() {
        return new Section(
                "Smooth weighted round robin",
                """
                Source: the order in which nginx takes servers of these weights (Aubrey, *Upstream: smooth weighted round-robin balancing*, 2012).
                Simulated: one request per second, for a hundred cycles.""",
                List.of(
                        turns(new int[] {5, 1, 1}, 0, 0, 1, 0, 2, 0, 0),
                        turns(new int[] {4, 3, 2, 1}, 0, 1, 2, 0, 1, 3, 0, 2, 1, 0)));
    }

    private static Measurement turns(int[] weights, int... cycle) {
        String subject = "weights " + Arrays.toString(weights);
        return new Measurement(subject, () -> {
            TrafficSpec.Builder spec = TrafficSpec.of(new Load.Open(Processes.constant(1)));
            for (int weight : weights) {
                spec.server(exponential(1).withWeight(weight));
            }
            int requests = 100 * cycle.length;
            TrafficRun run = TrafficRun.prepare(
                    spec.algorithm("weighted-round-robin")
                            .requests(requests)
                            .warmUpShare(0)
                            .build(),
                    1);
            TurnWatch watch = new TurnWatch(cycle);
            run.observe(watch);
            run.run();
            return List.of(
                    new Figure(subject, "requests in the order of nginx", requests, watch.inOrder(), absolute(0)));
        });
    }

    private static Section twoServers() {
        return new Section(
                "Two servers: shortest queue and idle queue",
                """
                Source: the Markov chain of both queues' lengths, solved exactly (for the shortest queue: Flatto and McKean 1977).""",
                List.of(
                        shortest(0.5, 1_000_000, 1.426321, 0.3159675),
                        shortest(0.8, 1_500_000, 2.955737, 0.09416478),
                        idle(0.5, 1_000_000, 1.5),
                        idle(0.8, 1_500_000, 3.461538)));
    }

    private static Section twoServersAtHighLoad() {
        return new Section(
                "Two servers at high load",
                """
                Source: as above, of two servers.""",
                List.of(
                        shortest(0.9, 4_000_000, 5.474913, 0.04224576),
                        shortest(0.95, 12_000_000, 10.48664, 0.01995501),
                        idle(0.9, 4_000_000, 6.785714),
                        idle(0.95, 12_000_000, 13.44828)));
    }

    private static Measurement shortest(double load, long requests, double w, double bothIdle) {
        return two("join-shortest-queue", load, requests, w, bothIdle);
    }

    private static Measurement idle(double load, long requests, double w) {
        return two("join-idle-queue", load, requests, w, Double.NaN);
    }

    private static Measurement two(String algorithm, double load, long requests, double w, double bothIdle) {
        String subject = algorithm + ", λ = " + load;
        return new Measurement(subject, () -> {
            QueueWatch watch = QueueWatch.of(spec(algorithm, 2, load, 1, requests), 2);
            Rows rows = new Rows(subject, watch.result(), relative(0.03));
            rows.inAll(2 * load * w, w);
            if (!Double.isNaN(bothIdle)) {
                rows.add("share that finds both idle", bothIdle, watch.idleShare());
            }
            return rows.figures();
        });
    }

    private static Section idleQueues() {
        return new Section(
                "Idle queues against two choices", """
                Source: Lu et al., *Join-Idle-Queue*, Performance Evaluation 2011, report a queueing overhead (W − 1) up to thirty times
                below that of two choices; for 100 servers at λ = 0.9 an independent simulation gives 22.8.""", List.of(new Measurement("100 servers, λ = 0.9", () -> {
                    double two =
                            run("power-of-two-choices", 100, 0.9, 2, 3_000_000).meanNs() / SECOND - 1;
                    double idle = run("join-idle-queue", 100, 0.9, 1, 3_000_000).meanNs() / SECOND - 1;
                    return List.of(new Figure(
                            "100 servers, λ = 0.9", "ratio of overheads", 22.75545, two / idle, relative(0.1)));
                })));
    }

    private static Section ceilings() {
        return new Section(
                "The central queue",
                """
                Source: Erlang's C formula (Kleinrock, volume I, section 3.5): with one line before ten servers they are one M/M/10 queue.""",
                List.of(
                        new Measurement(
                                "λ = 8 in all",
                                () -> List.of(sojourn(
                                        "λ = 8 in all", 1.20459, run("central-queue", 10, 0.8, 1, 800_000), 0.03))),
                        new Measurement(
                                "λ = 9 in all",
                                () -> List.of(sojourn(
                                        "λ = 9 in all",
                                        1.668732,
                                        run("central-queue", 10, 0.9, 1, 2_000_000),
                                        0.03)))));
    }

    private static Figure sojourn(String subject, double expected, TrafficResult result, double tolerance) {
        return new Figure(subject, "W", expected, result.meanNs() / SECOND, relative(tolerance));
    }

    static TrafficResult run(String algorithm, int servers, double load, int choices, long requests) {
        return TrafficRun.run(spec(algorithm, servers, load, choices, requests), 1);
    }

    static TrafficSpec spec(String algorithm, int servers, double load, int choices, long requests) {
        return poisson(servers * load)
                .servers(servers, exponential(1))
                .algorithm(algorithm.replace(REPLACED, ""))
                .settings(Settings.DEFAULT.withChoices(choices).withReplacement(algorithm.endsWith(REPLACED)))
                .requests(requests)
                // A tenth: many servers that begin empty take a while to fill.
                .warmUpShare(0.1)
                .build();
    }
}
