package io.netsplit.system.quorum;

import io.netsplit.random.Distributions;
import io.netsplit.system.quorum.WarsTrials.Delays;
import io.netsplit.system.quorum.WarsTrials.Quorum;
import io.netsplit.system.quorum.WarsTrials.Result;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The published and closed-form figures of partial quorums, each with the trials of the simulated system that measure it. */
final class QuorumFigures {
    private static final double MS = 1e6;
    private static final int TRIALS = 100_000;
    private static final int ORDER_TRIALS = 50_000;
    private static final int VERSION_TRIALS = 40_000;
    private static final long SEED = 2;

    private static final Tolerance PROBABILITY = Tolerance.absolute(0.003);
    private static final Tolerance PUBLISHED = Tolerance.relative(0.04);
    private static final Tolerance PUBLISHED_VISIBILITY = Tolerance.relative(0.16);
    private static final int RARE_TRIALS = 30_000;
    private static final double PROBABILITY_DEVIATION = 0.0014;

    /** By model and by how many have to answer: the rows share them. */
    private final Map<String, RareEvents.Latencies> rare = new TreeMap<>();

    final Section fits = new Section("Four production systems", """
            Source: Bailis et al., PVLDB 5(8), 2012: delays of writes (W), acknowledgements (A), reads (R) and responses (S) after the fits
            of Table 3; latencies and t-visibility of Table 4, in milliseconds: the time after which 99.9 % of reads are consistent.
            Where it says *equations*, what is expected was computed from the paper's equations by ten million independent draws; the
            paper's own t-visibility, from fewer, is lower in every row. Simulated: 100,000 writes per row, each followed by reads. For
            what happens once in a thousand operations, slow messages are drawn more often than the law has them, and operations
            are weighted by their likelihood: 60,000 writes and reads for the 99.9 % latencies, 30,000 writes with five reads each for
            t-visibility.
            """, fits());

    final Section sweeps = new Section("Other delays, and other numbers of replicas", """
            Source: the same paper, sections 5.3 to 5.5, one of N to answer: exponential delays whose rate is named for W and 1/ms for A, R
            and S; then the fits with two, five and ten replicas.
            """, sweeps());

    final Section orderStatistics = new Section("Waiting for the k-th of n", """
            Source: Rényi 1953: the k-th smallest of *n* independent exponential times of mean *m* comes after *m* Σ 1/(n−i), i from 0 to
            k−1, in the mean. Simulated: 50,000 writes with W = k, whose acknowledgements take no time.
            """, orderStatistics());

    final Section versions = new Section("One of the last k versions", """
            Source: Bailis et al., section 3.1: with quorums drawn at random that never expand, a read finds one of the last *k* versions with
            probability 1 − (C(N−W,R)/C(N,R))ᵏ. Simulated: 40,000 reads, each after ten writes, with the coordinator cut off from all
            but the drawn replicas; 2,000 with a hundred replicas.
            """, versions());

    List<Section> sections() {
        return List.of(fits, sweeps, orderStatistics, versions);
    }

    /** A row of the table, by column. */
    private record Row(String model, Quorum quorum, List<String> cells) {
        static Row of(String line) {
            List<String> cells = List.of(line.split(","));
            return new Row(
                    cells.get(0),
                    new Quorum(
                            Integer.parseInt(cells.get(1)),
                            Integer.parseInt(cells.get(2)),
                            Integer.parseInt(cells.get(3))),
                    cells);
        }

        boolean isFit() {
            return !cells.get(4).isEmpty();
        }

        PbsModel laws() {
            return PbsModel.named(model);
        }

        double number(int cell) {
            return Double.parseDouble(cells.get(cell));
        }

        /** Times and probabilities, in turns. */
        double[] probabilities() {
            String[] pairs = cells.get(7).split("[ =]");
            double[] numbers = new double[pairs.length];
            for (int i = 0; i < pairs.length; i++) {
                numbers[i] = Double.parseDouble(pairs[i]);
            }
            return numbers;
        }

        String subject() {
            return model + (isFit() ? "" : ", N = " + quorum.replicas()) + ", R = " + quorum.read() + ", W = "
                    + quorum.write();
        }
    }

    private List<Measurement> fits() {
        return rows().stream()
                .filter(Row::isFit)
                .map(row -> new Measurement(row.subject(), () -> fit(row)))
                .toList();
    }

    private static List<Measurement> sweeps() {
        return rows().stream()
                .filter(row -> !row.isFit())
                .map(row -> new Measurement(row.subject(), () -> sweep(row)))
                .toList();
    }

    private List<Figure> fit(Row row) {
        double visibleMs = row.number(6);
        double[] known = row.probabilities();
        double[] afterMs = new double[known.length / 2 + (visibleMs > 0 ? 1 : 0)];
        for (int i = 0; i < known.length / 2; i++) {
            afterMs[i] = known[2 * i];
        }
        afterMs[afterMs.length - 1] = visibleMs > 0 ? visibleMs : afterMs[afterMs.length - 1];
        Result result = WarsTrials.run(row.laws().delays(), row.quorum, TRIALS, afterMs, SEED);
        double readMs = rare(row, row.quorum.read()).readMs();
        double writeMs = rare(row, row.quorum.write()).writeMs();
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure(row.subject(), "read, 99.9 % (ms)", row.number(4), readMs, PUBLISHED),
                new Figure(row.subject(), "write, 99.9 % (ms)", row.number(5), writeMs, PUBLISHED)));
        PbsEquations equations = PbsEquations.of(row.model, row.quorum);
        if (row.quorum.write() == 1) {
            figures.addAll(equations.latencies(row.subject(), "read", equations.read(), result.readNs(), readMs));
        }
        if (row.quorum.read() == 1) {
            figures.addAll(equations.latencies(row.subject(), "write", equations.write(), result.writeNs(), writeMs));
        }
        figures.addAll(probabilities(row, result));
        if (visibleMs > 0) {
            figures.add(new Figure(
                    row.subject(),
                    "consistent after the published " + visibleMs + " ms",
                    0.999,
                    result.consistent()[afterMs.length - 1],
                    PROBABILITY));
            double measuredMs =
                    RareEvents.visibilityMs(row.laws(), row.quorum, equations.visibilityMs(), RARE_TRIALS, SEED);
            figures.add(equations.visibility(row.subject(), measuredMs));
            figures.add(new Figure(row.subject(), "t-visibility (ms)", visibleMs, measuredMs, PUBLISHED_VISIBILITY));
        }
        return figures;
    }

    private RareEvents.Latencies rare(Row row, int k) {
        return rare.computeIfAbsent(row.model + " " + k, absent -> RareEvents.latencies(row.laws(), k, SEED));
    }

    private static List<Figure> probabilities(Row row, Result result) {
        double[] known = row.probabilities();
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < known.length / 2; i++) {
            String after = known[2 * i] == 0 ? "at once" : "after " + (int) known[2 * i] + " ms";
            figures.add(new Figure(
                    row.subject(), "consistent " + after, known[2 * i + 1], result.consistent()[i], PROBABILITY));
        }
        return figures;
    }

    /** As many trials as it takes for a standard deviation of half the tolerance. */
    private static List<Figure> sweep(Row row) {
        double[] known = row.probabilities();
        double[] afterMs = new double[known.length / 2];
        double variance = 0;
        for (int i = 0; i < afterMs.length; i++) {
            afterMs[i] = known[2 * i];
            variance = Math.max(variance, known[2 * i + 1] * (1 - known[2 * i + 1]));
        }
        int trials = (int) (variance / (PROBABILITY_DEVIATION * PROBABILITY_DEVIATION));
        return probabilities(row, WarsTrials.run(row.laws().delays(), row.quorum, trials, afterMs, SEED));
    }

    private static List<Measurement> orderStatistics() {
        int[][] cases = {{3, 1, 10}, {3, 2, 10}, {3, 3, 10}, {5, 3, 10}, {4, 2, 8}};
        List<Measurement> found = new ArrayList<>();
        for (int[] each : cases) {
            String subject = "k = " + each[1] + " of n = " + each[0] + ", m = " + each[2] + " ms";
            found.add(new Measurement(subject, () -> List.of(orderStatistic(subject, each[0], each[1], each[2]))));
        }
        return found;
    }

    private static Figure orderStatistic(String subject, int n, int k, int meanMs) {
        double expected = 0;
        for (int i = 0; i < k; i++) {
            expected += (double) meanMs / (n - i);
        }
        Delays delays = new Delays(Distributions.exponential(meanMs * MS), Distributions.constant(0));
        Result result = WarsTrials.run(delays, new Quorum(n, 1, k), ORDER_TRIALS, new double[0], SEED);
        return new Figure(subject, "mean (ms)", expected, Result.meanMs(result.writeNs()), Tolerance.relative(0.02));
    }

    private static List<Measurement> versions() {
        return List.of(
                measure(new Quorum(3, 1, 1), VERSION_TRIALS, 1, 2, 3, 5, 10),
                measure(new Quorum(3, 1, 2), VERSION_TRIALS, 1, 2, 5),
                measure(new Quorum(100, 30, 30), VERSION_TRIALS / 20, 1));
    }

    private static Measurement measure(Quorum quorum, int trials, int... ks) {
        String subject = "N = " + quorum.replicas() + ", R = " + quorum.read() + ", W = " + quorum.write();
        return new Measurement(subject, () -> {
            int most = ks[ks.length - 1];
            long[] staleness = StalenessTrials.run(quorum, most, trials, SEED);
            List<Figure> figures = new ArrayList<>();
            for (int k : ks) {
                long found = 0;
                for (int i = 0; i < k; i++) {
                    found += staleness[i];
                }
                double expected = 1 - StrictMath.pow(missed(quorum), k);
                figures.add(new Figure(
                        subject, "one of the last " + k, expected, (double) found / trials, Tolerance.absolute(0.005)));
            }
            return figures;
        });
    }

    /** C(N−W,R)/C(N,R). */
    private static double missed(Quorum quorum) {
        double missed = 1;
        for (int i = 0; i < quorum.read(); i++) {
            missed *= (double) (quorum.replicas() - quorum.write() - i) / (quorum.replicas() - i);
        }
        return Math.max(0, missed);
    }

    private static List<Row> rows() {
        String resource = "/quorum/pbs.csv";
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(QuorumFigures.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
