package io.netsplit.traffic;

import static io.netsplit.traffic.BalancingFigures.run;
import static io.netsplit.validation.Tolerance.estimated;
import static io.netsplit.validation.Tolerance.relative;
import static io.netsplit.validation.Tolerance.shownOnly;

import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Numbers of servers for which there is no closed form, held against another simulation and against Mitzenmacher's. */
final class FiniteFigures {
    private static final double SECOND = 1e9;
    private static final String POWER = "power-of-d-choices";
    private static final String REPLACED = POWER + BalancingFigures.REPLACED;

    /** Mitzenmacher 2001, table 1: d, λ and the mean sojourn of his simulation of 100 servers. */
    private static final Map<String, Double> MITZENMACHER = Map.ofEntries(
            Map.entry("2, 0.5", 1.2673),
            Map.entry("2, 0.7", 1.6202),
            Map.entry("2, 0.8", 1.9585),
            Map.entry("2, 0.9", 2.6454),
            Map.entry("2, 0.95", 3.461),
            Map.entry("2, 0.99", 5.9275),
            Map.entry("3, 0.5", 1.1277),
            Map.entry("3, 0.7", 1.3634),
            Map.entry("3, 0.8", 1.594),
            Map.entry("3, 0.9", 2.0614),
            Map.entry("3, 0.95", 2.6137),
            Map.entry("3, 0.99", 4.408),
            Map.entry("5, 0.5", 1.034),
            Map.entry("5, 0.7", 1.1766),
            Map.entry("5, 0.8", 1.3419),
            Map.entry("5, 0.9", 1.6714),
            Map.entry("5, 0.95", 2.073),
            Map.entry("5, 0.99", 3.4728));

    /** A row of {@code finite.csv}. */
    private record Row(String algorithm, int servers, double load, int choices, double sojourn, double standardError) {
        static Row of(String line) {
            String[] cells = line.split(", ");
            return new Row(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Double.parseDouble(cells[2]),
                    Integer.parseInt(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]));
        }

        boolean isOfHundred() {
            return servers == 100 && algorithm.equals(POWER);
        }

        /** Of the 150 rows those that are quick and different. */
        boolean isQuick() {
            return isOfHundred()
                    ? load < 0.9
                    : load < 0.9 && (servers == 4 || servers == 20) || load == 0.5 && algorithm.equals(REPLACED);
        }

        long requests() {
            if (load < 0.9) {
                return isQuick() ? 500_000 : 1_000_000;
            }
            // The time in which a queue forgets grows with 1 / (1 - load)².
            return load == 0.9 ? 2_000_000 : load < 0.99 ? 6_000_000 : 20_000_000;
        }

        String subject() {
            String d = choices > 0 ? ", d = " + choices : "";
            return isOfHundred()
                    ? "d = " + choices + ", λ = " + load
                    : algorithm + d + ", " + servers + " servers, λ = " + load;
        }
    }

    private FiniteFigures() {}

    static Section some(boolean quick) {
        return new Section("Some servers", """
                Source: an independent simulation of the same model in another language, 40 batches, with its standard error.""", cases(row -> row.isQuick() == quick && !row.isOfHundred()));
    }

    static Section hundred(boolean quick) {
        return new Section(
                "Power of d choices with 100 servers", """
                Sources: Mitzenmacher 2001, table 1, his simulation of 100 servers; the independent simulation, 40 batches; and the limit for
                n → ∞. A hundred servers are not many enough for the limit at high load: the independent simulation is off by 4 % at
                λ = 0.95 with d = 5, by 14 % and 21 % at λ = 0.99 with d = 3 and 5, and ours like it. Those three are shown only; with 1,000
                servers they come near.""", cases(row -> row.isQuick() == quick && row.isOfHundred()));
    }

    private static List<Measurement> cases(Predicate<Row> which) {
        return rows().stream().filter(which).map(FiniteFigures::measured).toList();
    }

    private static Measurement measured(Row row) {
        return new Measurement(row.subject(), () -> {
            TrafficResult result = run(row.algorithm, row.servers, row.load, Math.max(1, row.choices), row.requests());
            double ownError = result.latencies().mean().interval(0.95).halfWidth() / SECOND / 2;
            Tolerance both = estimated(share(row.load), StrictMath.hypot(ownError, row.standardError));
            double measured = result.meanNs() / SECOND;
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure(row.subject(), "W", row.sojourn, measured, both));
            if (row.isOfHundred()) {
                double published = MITZENMACHER.get(row.choices + ", " + row.load);
                figures.add(new Figure(
                        row.subject(), "W of Mitzenmacher's table", published, measured, relative(share(row.load))));
                figures.add(new Figure(
                        row.subject(),
                        "W for n → ∞",
                        SupermarketFigures.sojourn(row.choices, row.load),
                        measured,
                        ofLimit(row)));
            }
            return figures;
        });
    }

    /** Where the two simulations' own errors are more than a per cent, more is allowed. */
    private static double share(double load) {
        return load < 0.95 ? 0.03 : 0.06;
    }

    private static Tolerance ofLimit(Row row) {
        boolean isFar = row.load == 0.95 && row.choices == 5 || row.load == 0.99 && row.choices > 2;
        return isFar ? shownOnly() : relative(row.load < 0.99 ? 0.04 : 0.1);
    }

    private static List<Row> rows() {
        try (InputStream in = FiniteFigures.class.getResourceAsStream("finite.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
