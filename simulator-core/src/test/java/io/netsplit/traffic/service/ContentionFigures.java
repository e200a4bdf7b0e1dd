package io.netsplit.traffic.service;

import static io.netsplit.validation.Tolerance.estimated;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.stats.Tally;
import io.netsplit.traffic.resilience.Backoff;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Clients that contend for one row under optimistic concurrency control, as in Brooker's simulation of 2015: each reads the
 * version, writes with it, and backs off where another was faster.
 */
final class ContentionFigures {
    private static final long MS = 1_000_000;
    private static final int RUNS = 400;

    private ContentionFigures() {}

    /** The kinds of backoff by the names of the table. */
    private static final Map<String, Backoff> BACKOFFS = Map.of(
            "no backoff", Backoff.immediate(),
            "exponential", new Backoff.Exponential(10 * MS, 2000 * MS, Backoff.Jitter.NONE),
            "equal jitter", new Backoff.Exponential(10 * MS, 2000 * MS, Backoff.Jitter.EQUAL),
            "full jitter", new Backoff.Exponential(10 * MS, 2000 * MS, Backoff.Jitter.FULL),
            "decorrelated jitter", new Backoff.Decorrelated(5 * MS, 2000 * MS));

    /** A row of {@code backoff.csv}. */
    private record Row(int clients, String backoff, double ms, double msError, double writes, double writesError) {
        static Row of(String line) {
            String[] cells = line.split(", ");
            return new Row(
                    Integer.parseInt(cells[0]),
                    cells[1],
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]));
        }

        String subject() {
            return clients + " clients, " + backoff;
        }
    }

    static Section section() {
        return new Section(
                "Backoff under contention",
                """
                Source: an independent simulation of the model of Brooker, *Exponential Backoff and Jitter*, AWS Architecture Blog, 2015, and its
                published simulator: N clients write one row under optimistic concurrency control; each way takes |N(10, 2)| ms; base 5 ms, doubled
                before the first wait already, cap 2 s. Times are until the last client is done; means of %d runs, with the standard error
                of the difference from that simulation. The order of the article shows: without jitter slowest by far, full jitter with the
                fewest calls or nearly.""".replace("%d", Integer.toString(RUNS)),
                rows().stream()
                        .map(row -> new Measurement(row.subject(), () -> measure(row)))
                        .toList());
    }

    private static List<Figure> measure(Row row) {
        Tally ms = new Tally();
        Tally writes = new Tally();
        for (int seed = 1; seed <= RUNS; seed++) {
            Contention contention = new Contention(seed, row.clients, BACKOFFS.get(row.backoff));
            contention.simulation.run();
            ms.add((double) contention.simulation.now() / MS);
            writes.add(contention.writes);
        }
        return List.of(
                new Figure(row.subject(), "time (ms)", row.ms, ms.mean(), within(0.06, row.msError, ms)),
                new Figure(row.subject(), "writes", row.writes, writes.mean(), within(0.03, row.writesError, writes)));
    }

    /** One client alone writes once, and nobody's estimate has an error. */
    private static Tolerance within(double share, double standardError, Tally measured) {
        double error = StrictMath.hypot(standardError, measured.standardDeviation() / StrictMath.sqrt(RUNS));
        return error == 0 ? relative(0) : estimated(share, error);
    }

    private static List<Row> rows() {
        try (InputStream in = ContentionFigures.class.getResourceAsStream("backoff.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Contention {
        private static final Distribution WAY = Distributions.normal(10 * MS, 2 * MS);

        final Simulation simulation;
        private final Prng random;
        private final Backoff backoff;
        private long version;
        long writes;

        Contention(long seed, int clients, Backoff backoff) {
            simulation = new Simulation(seed);
            random = simulation.random("contention");
            this.backoff = backoff;
            for (int i = 0; i < clients; i++) {
                read(1, 0);
            }
        }

        private long wayNs() {
            return (long) Math.abs(WAY.sample(random));
        }

        private void read(int retry, long backedOffNs) {
            simulation.schedule(wayNs(), () -> {
                long seen = version;
                simulation.schedule(wayNs(), () -> write(seen, retry, backedOffNs));
            });
        }

        private void write(long seen, int retry, long backedOffNs) {
            writes++;
            simulation.schedule(wayNs(), () -> {
                boolean won = seen == version;
                if (won) {
                    version++;
                }
                simulation.schedule(wayNs(), () -> {
                    if (!won) {
                        long delayNs = backoff.delayNs(retry, backedOffNs, random);
                        simulation.schedule(delayNs, () -> read(retry + 1, delayNs));
                    }
                });
            });
        }
    }
}
