package io.netsplit.traffic.service;

import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.traffic.resilience.Backoff;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that contend for one row under optimistic concurrency control, as in Brooker's simulation of 2015: each reads the
 * version, writes with it, and backs off where another was faster.
 */
final class ContentionFigures {
    private static final long MS = 1_000_000;
    private static final int RUNS = 400;

    private ContentionFigures() {}

    static Section section() {
        List<Measurement> cases = new ArrayList<>();
        row(cases, 1, new double[] {39.70525, 39.70525, 39.70525, 39.70525, 39.70525}, new double[] {1, 1, 1, 1, 1});
        row(cases, 5, new double[] {205.9529, 355.7447, 310.705, 249.049, 259.161}, new double[] {
            14.89, 14.97, 14.8175, 14.25, 13.8275
        });
        row(cases, 10, new double[] {378.6608, 3394.205, 723.4953, 470.4276, 433.1914}, new double[] {
            50.67, 50.575, 42.48, 39.055, 37.6975
        });
        row(cases, 20, new double[] {601.7278, 14326.72, 1628.339, 1019.622, 809.4278}, new double[] {
            152.5975, 149.4775, 108.4525, 100.0575, 101.09
        });
        row(cases, 50, new double[] {1151.042, 36382.16, 4265.45, 2824.688, 2140.627}, new double[] {
            691.12, 623.01, 348.44, 332.13, 375.55
        });
        row(cases, 100, new double[] {2027.44, 63410, 6611.624, 4840.394, 4586.743}, new double[] {
            2424.99, 1853.62, 811.15, 795.87, 1003.41
        });
        return new Section("Backoff under contention", """
                Source: an independent simulation of the model of Brooker, *Exponential Backoff and Jitter*, AWS Architecture Blog, 2015, and its
                published simulator: N clients write one row under optimistic concurrency control; each way takes |N(10, 2)| ms; base 5 ms, doubled
                before the first wait already, cap 2 s. Times are until the last client is done; means of %d runs. The order of the article shows: without
                jitter slowest by far, full jitter with the fewest calls or nearly.""".replace("%d", Integer.toString(RUNS)), cases);
    }

    private static void row(List<Measurement> cases, int clients, double[] timesMs, double[] calls) {
        String[] names = {"no backoff", "exponential", "equal jitter", "full jitter", "decorrelated jitter"};
        Backoff[] backoffs = {
            Backoff.immediate(),
            new Backoff.Exponential(10 * MS, 2000 * MS, Backoff.Jitter.NONE),
            new Backoff.Exponential(10 * MS, 2000 * MS, Backoff.Jitter.EQUAL),
            new Backoff.Exponential(10 * MS, 2000 * MS, Backoff.Jitter.FULL),
            new Backoff.Decorrelated(5 * MS, 2000 * MS)
        };
        for (int i = 0; i < names.length; i++) {
            String subject = clients + " clients, " + names[i];
            Backoff backoff = backoffs[i];
            double expectedMs = timesMs[i];
            double expectedCalls = calls[i];
            cases.add(new Measurement(subject, () -> measure(subject, clients, backoff, expectedMs, expectedCalls)));
        }
    }

    private static List<Figure> measure(
            String subject, int clients, Backoff backoff, double expectedMs, double expectedCalls) {
        double ms = 0;
        double calls = 0;
        for (int seed = 1; seed <= RUNS; seed++) {
            Contention contention = new Contention(seed, clients, backoff);
            contention.simulation.run();
            ms += (double) contention.simulation.now() / MS;
            calls += contention.writes;
        }
        return List.of(
                new Figure(subject, "time (ms)", expectedMs, ms / RUNS, relative(0.06)),
                new Figure(subject, "writes", expectedCalls, calls / RUNS, relative(0.03)));
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
