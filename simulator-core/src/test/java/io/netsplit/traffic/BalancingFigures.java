package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.exponential;
import static io.netsplit.traffic.QueueingFigures.poisson;
import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.traffic.balancing.Settings;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Balancers before servers with exponential service of mean 1 s, held against closed forms and published figures. */
final class BalancingFigures {
    private static final double SECOND = 1e9;

    /** Ends the name of an algorithm that may draw a server twice. */
    private static final String REPLACED = "-with-replacement";

    /** A row of {@code finite.csv}. */
    private record Finite(String algorithm, int servers, double load, int choices, double sojourn) {
        static Finite of(String line) {
            String[] cells = line.split(", ");
            return new Finite(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Double.parseDouble(cells[2]),
                    Integer.parseInt(cells[3]),
                    Double.parseDouble(cells[4]));
        }
    }

    private BalancingFigures() {}

    static List<Section> quick() {
        return List.of(
                roundRobin(),
                supermarket(),
                tails(),
                mitzenmacher(),
                twoServers(),
                finite(BalancingFigures::isOrdinary),
                ceilings());
    }

    /** What needs many requests: high loads and many servers. */
    static List<Section> lengthy() {
        return List.of(
                new Section(
                        "Round robin at high load",
                        "Source: as above.",
                        List.of(roundRobin(10, 0.95, 20_000_000, 11.15495, 51.37044))),
                supermarketAtHighLoad(),
                twoServersAtHighLoad(),
                finite(row -> !isOrdinary(row)),
                idleQueues());
    }

    private static boolean isOrdinary(Finite row) {
        return row.load < 0.9 && (row.servers == 4 || row.servers == 20)
                || row.load == 0.5 && row.algorithm.endsWith(REPLACED);
    }

    private static Section roundRobin() {
        return new Section(
                "Round robin",
                """
                Source: Kleinrock, *Queueing Systems*, volume I, 1975, chapter 6: of Poisson traffic each of n servers gets every n-th
                request, so that each is an E_n/M/1 queue, with σ the root of its equation, W = 1/μ(1−σ) and W exponential.""",
                List.of(
                        roundRobin(2, 0.5, 1_500_000, 1.618034, 7.451322),
                        roundRobin(2, 0.8, 2_000_000, 3.84398, 17.70218),
                        roundRobin(4, 0.9, 3_000_000, 6.38305, 29.39503),
                        roundRobin(10, 0.8, 1_500_000, 2.922269, 13.45755)));
    }

    private static Measurement roundRobin(int servers, double load, long requests, double w, double p99) {
        String subject = servers + " servers, λ = " + load;
        return new Measurement(subject, () -> {
            TrafficResult result = run("round-robin", servers, load, 1, requests);
            return List.of(
                    sojourn(subject, w, result, 0.03),
                    new Figure(
                            subject,
                            "p99 of W",
                            p99,
                            result.latencies().latency().quantile(0.99) / SECOND,
                            relative(0.03)));
        });
    }

    private static Section supermarket() {
        return new Section(
                "Power of d choices: the supermarket model",
                SUPERMARKET,
                List.of(
                        choices(10, 0.5, 1, 1_000_000, 2),
                        choices(10, 0.7, 1, 1_000_000, 3.333333),
                        choices(10, 0.8, 1, 1_500_000, 5),
                        choices(500, 0.5, 2, 600_000, 1.265686),
                        choices(500, 0.5, 3, 600_000, 1.125244),
                        choices(500, 0.5, 5, 600_000, 1.03125),
                        choices(500, 0.7, 2, 600_000, 1.614454),
                        choices(500, 0.7, 3, 600_000, 1.356842),
                        choices(500, 0.7, 5, 600_000, 1.168093),
                        choices(500, 0.8, 2, 600_000, 1.947363),
                        choices(500, 0.8, 3, 600_000, 1.580886),
                        choices(500, 0.8, 5, 600_000, 1.328918),
                        choices(500, 0.9, 2, 1_000_000, 2.614057),
                        choices(500, 0.9, 3, 1_000_000, 2.027856),
                        choices(500, 0.9, 5, 1_000_000, 1.632881)));
    }

    private static final String SUPERMARKET = """
            Sources: Vvedenskaya, Dobrushin and Karpelevich 1996; Mitzenmacher, *The Power of Two Choices in Randomized Load Balancing*,
            IEEE TPDS 12(10), 2001: for n → ∞ the share of servers with i requests or more is λ^((dⁱ−1)/(d−1)). Simulated with so many
            servers that what is left of their number is small; for d = 1 every server is an M/M/1 queue.""";

    private static Section supermarketAtHighLoad() {
        return new Section(
                "Power of d choices at high load",
                SUPERMARKET,
                List.of(
                        choices(10, 0.9, 1, 12_000_000, 10),
                        choices(10, 0.95, 1, 40_000_000, 20),
                        choices(10, 0.99, 1, 200_000_000, 100),
                        choices(500, 0.95, 2, 4_000_000, 3.383046),
                        choices(500, 0.95, 3, 4_000_000, 2.535133),
                        choices(500, 0.95, 5, 4_000_000, 1.988772),
                        choices(1000, 0.99, 2, 20_000_000, 5.431997),
                        choices(1000, 0.99, 3, 20_000_000, 3.857847),
                        choices(1000, 0.99, 5, 20_000_000, 2.901683)));
    }

    private static Measurement choices(int servers, double load, int choices, long requests, double w) {
        String subject = "d = " + choices + ", λ = " + load + ", " + servers + " servers";
        return new Measurement(
                subject,
                () -> List.of(sojourn(subject, w, run("power-of-d-choices", servers, load, choices, requests), 0.04)));
    }

    private static Section tails() {
        return new Section(
                "How many servers have long queues",
                """
                The same model: the share of 500 servers with i requests or more, looked at 400 times in a run.""",
                List.of(tail(0.9, 2, 0.9, 0.729, 0.4782969, 0.2058911), tail(0.7, 3, 0.7, 0.2401, 0.009688901)));
    }

    private static Measurement tail(double load, int choices, double... shares) {
        String subject = "d = " + choices + ", λ = " + load;
        return new Measurement(subject, () -> {
            int servers = 500;
            TrafficRun run = TrafficRun.prepare(spec("power-of-d-choices", servers, load, choices, 800_000), 1);
            long[] atLeast = new long[shares.length + 1];
            int looks = 400;
            for (int look = 0; look < looks; look++) {
                long atNs = (long) ((200 + 3.5 * look) * SECOND);
                run.simulation().scheduleAt(atNs, () -> {
                    for (int server = 0; server < servers; server++) {
                        for (int i = 1;
                                i <= Math.min(shares.length, run.server(server).present());
                                i++) {
                            atLeast[i]++;
                        }
                    }
                });
            }
            run.run();
            List<Figure> figures = new ArrayList<>();
            for (int i = 1; i <= shares.length; i++) {
                double measured = (double) atLeast[i] / looks / servers;
                figures.add(
                        new Figure(subject, "share with " + i + " or more", shares[i - 1], measured, absolute(0.01)));
            }
            return figures;
        });
    }

    private static Section mitzenmacher() {
        return new Section(
                "Power of d choices with 100 servers",
                """
                Source: Mitzenmacher 2001, table 1: his simulation of 100 servers.""",
                List.of(
                        hundred(0.5, 2, 1.2673),
                        hundred(0.5, 3, 1.1277),
                        hundred(0.5, 5, 1.034),
                        hundred(0.7, 2, 1.6202),
                        hundred(0.7, 3, 1.3634),
                        hundred(0.7, 5, 1.1766),
                        hundred(0.8, 2, 1.9585),
                        hundred(0.8, 3, 1.594),
                        hundred(0.8, 5, 1.3419),
                        hundred(0.9, 2, 2.6454),
                        hundred(0.9, 3, 2.0614),
                        hundred(0.9, 5, 1.6714)));
    }

    private static Measurement hundred(double load, int choices, double w) {
        String subject = "d = " + choices + ", λ = " + load;
        return new Measurement(
                subject,
                () -> List.of(sojourn(subject, w, run("power-of-d-choices", 100, load, choices, 500_000), 0.03)));
    }

    private static Section twoServers() {
        return new Section(
                "Two servers: shortest queue and idle queue",
                """
                Source: the Markov chain of both queues' lengths, solved exactly (for the shortest queue: Flatto and McKean 1977).""",
                List.of(
                        two("join-shortest-queue", 0.5, 1_000_000, 1.426321),
                        two("join-shortest-queue", 0.8, 2_000_000, 2.955737),
                        two("join-idle-queue", 0.5, 1_000_000, 1.5),
                        two("join-idle-queue", 0.8, 2_000_000, 3.461538)));
    }

    private static Section twoServersAtHighLoad() {
        return new Section(
                "Two servers at high load",
                """
                Source: as above.""",
                List.of(
                        two("join-shortest-queue", 0.9, 10_000_000, 5.474913),
                        two("join-shortest-queue", 0.95, 30_000_000, 10.48664),
                        two("join-idle-queue", 0.9, 10_000_000, 6.785714),
                        two("join-idle-queue", 0.95, 30_000_000, 13.44828)));
    }

    private static Measurement two(String algorithm, double load, long requests, double w) {
        String subject = algorithm + ", λ = " + load;
        return new Measurement(subject, () -> List.of(sojourn(subject, w, run(algorithm, 2, load, 1, requests), 0.03)));
    }

    private static Section finite(Predicate<Finite> which) {
        return new Section(
                "Some servers",
                """
                Source: an independent simulation of the same model in another language, 40 batches.""",
                rows().stream().filter(which).map(BalancingFigures::finite).toList());
    }

    private static Measurement finite(Finite row) {
        String subject = row.algorithm + (row.choices > 0 ? ", d = " + row.choices : "") + ", " + row.servers
                + " servers, λ = " + row.load;
        // The time in which a queue forgets grows with 1 / (1 - load)².
        long requests =
                row.load < 0.9 ? 600_000 : row.load == 0.9 ? 4_000_000 : row.load < 0.99 ? 20_000_000 : 60_000_000;
        // The rows of round robin at 0.95 have a standard error of 1 % themselves.
        double tolerance = row.algorithm.equals("round-robin") && row.load == 0.95 ? 0.06 : 0.03;
        return new Measurement(
                subject,
                () -> List.of(sojourn(
                        subject,
                        row.sojourn,
                        run(row.algorithm, row.servers, row.load, Math.max(1, row.choices), requests),
                        tolerance)));
    }

    private static Section idleQueues() {
        return new Section(
                "Idle queues against two choices", """
                Source: Lu et al., *Join-Idle-Queue*, Performance Evaluation 2011, report a queueing overhead (W − 1) up to thirty times
                below that of two choices; for 100 servers at λ = 0.9 an independent simulation gives 22.8.""", List.of(new Measurement("100 servers, λ = 0.9", () -> {
                    double two =
                            run("power-of-two-choices", 100, 0.9, 2, 8_000_000).meanNs() / SECOND - 1;
                    double idle = run("join-idle-queue", 100, 0.9, 1, 8_000_000).meanNs() / SECOND - 1;
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

    private static List<Finite> rows() {
        try (InputStream in = BalancingFigures.class.getResourceAsStream("finite.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Finite::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Figure sojourn(String subject, double expected, TrafficResult result, double tolerance) {
        return new Figure(subject, "W", expected, result.meanNs() / SECOND, relative(tolerance));
    }

    private static TrafficResult run(String algorithm, int servers, double load, int choices, long requests) {
        return TrafficRun.run(spec(algorithm, servers, load, choices, requests), 1);
    }

    private static TrafficSpec spec(String algorithm, int servers, double load, int choices, long requests) {
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
