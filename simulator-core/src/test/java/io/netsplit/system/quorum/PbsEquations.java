package io.netsplit.system.quorum;

import io.netsplit.system.quorum.WarsTrials.Quorum;
import io.netsplit.system.quorum.WarsTrials.Result;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Tolerance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the equations of Bailis et al. (PVLDB 2012) say of one model and quorum.
 *
 * @param read latencies in milliseconds: median, 99 %, 99.9 %, mean
 * @param write the same
 * @param visibilityMs the time after which 99.9 % of reads are consistent
 * @param afterMs times after a write
 * @param consistent the probability that a read at these times is consistent
 */
record PbsEquations(
        String model,
        Quorum quorum,
        double[] read,
        double[] write,
        double visibilityMs,
        double[] afterMs,
        double[] consistent) {
    private static final String RESOURCE = "/quorum/equations.csv";
    private static final Tolerance LATENCY = Tolerance.relative(0.03);
    private static final double VISIBILITY = 0.05;
    private static final double LEAST_MS = 0.02;

    /** Every line of the table. */
    static List<PbsEquations> all() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PbsEquations.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(PbsEquations::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PbsEquations of(String model, Quorum quorum) {
        return all().stream()
                .filter(line -> line.model.equals(model) && line.quorum.equals(quorum))
                .findFirst()
                .orElseThrow();
    }

    private static PbsEquations read(String line) {
        String[] cells = line.split(",");
        String[] pairs = cells[7].split(" ");
        return new PbsEquations(
                cells[0],
                new Quorum(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), Integer.parseInt(cells[3])),
                numbers(cells[4].split(" ")),
                numbers(cells[5].split(" ")),
                Double.parseDouble(cells[6]),
                numbers(Stream.of(pairs).map(pair -> pair.split("=")[0]).toArray(String[]::new)),
                numbers(Stream.of(pairs).map(pair -> pair.split("=")[1]).toArray(String[]::new)));
    }

    private static double[] numbers(String[] texts) {
        return Stream.of(texts).mapToDouble(Double::parseDouble).toArray();
    }

    String subject() {
        return model + ", N = " + quorum.replicas() + ", R = " + quorum.read() + ", W = " + quorum.write();
    }

    /** Sorted latencies of the simulated system against {@link #read} or {@link #write}. */
    List<Figure> latencies(String subject, String what, double[] expected, long[] sortedNs, double rareMs) {
        double[] measured = {
            Result.quantileMs(sortedNs, 0.5), Result.quantileMs(sortedNs, 0.99), rareMs, Result.meanMs(sortedNs)
        };
        String[] names = {"median", "99 %", "99.9 %", "mean"};
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            figures.add(new Figure(
                    subject, what + ", " + names[i] + ", equations (ms)", expected[i], measured[i], LATENCY));
        }
        return figures;
    }

    Figure visibility(String subject, double measuredMs) {
        Tolerance tolerance =
                VISIBILITY * visibilityMs > LEAST_MS ? Tolerance.relative(VISIBILITY) : Tolerance.absolute(LEAST_MS);
        return new Figure(subject, "t-visibility, equations (ms)", visibilityMs, measuredMs, tolerance);
    }
}
