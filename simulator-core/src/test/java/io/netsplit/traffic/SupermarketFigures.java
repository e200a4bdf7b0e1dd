package io.netsplit.traffic;

import static io.netsplit.validation.Tolerance.absolute;
import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.util.ArrayList;
import java.util.List;

/** Power of d choices among so many servers that the limit of the supermarket model is near. Times are in seconds. */
final class SupermarketFigures {
    private static final double SECOND = 1e9;
    /** Servers that are looked at in a run, in all. */
    private static final int LOOKED_AT = 200_000;
    /** Shares of servers below this are not looked at. */
    private static final double LEAST_SHARE = 0.001;

    private static final int MOST_LENGTHS = 10;

    private static final String TEXT = """
            Sources: Vvedenskaya, Dobrushin and Karpelevich 1996; Mitzenmacher, *The Power of Two Choices in Randomized Load Balancing*,
            IEEE TPDS 12(10), 2001: for n → ∞ the share of servers with i requests or more is λ^((dⁱ−1)/(d−1)), and W = Σ λ^((dⁱ−d)/(d−1)).
            Simulated with so many servers that what is left of their number is small, and looked at two hundred thousand times in all;
            for d = 1 every server is an M/M/1 queue.""";

    private SupermarketFigures() {}

    static Section quick() {
        return new Section(
                "Power of d choices: the supermarket model",
                TEXT,
                List.of(
                        choices(10, 0.5, 1, 1_000_000),
                        choices(10, 0.7, 1, 1_000_000),
                        choices(10, 0.8, 1, 1_500_000),
                        choices(500, 0.9, 2, 800_000),
                        choices(500, 0.7, 3, 800_000)));
    }

    static Section lengthy() {
        List<Measurement> cases = new ArrayList<>();
        for (double load : new double[] {0.5, 0.7, 0.8, 0.9, 0.95, 0.99}) {
            for (int d : new int[] {1, 2, 3, 5}) {
                cases.add(d == 1 ? choices(10, load, d, forgotten(load)) : choices(1000, load, d, limit(load)));
            }
        }
        return new Section("Power of d choices: the supermarket model", TEXT, cases);
    }

    /** The time in which a queue forgets grows with 1 / (1 - load)². */
    private static long forgotten(double load) {
        return (long) (load < 0.9 ? 2e6 : (load < 0.99 ? 2e4 : 6e3) / ((1 - load) * (1 - load)));
    }

    private static long limit(double load) {
        return load < 0.95 ? 1_500_000 : load < 0.99 ? 3_000_000 : 10_000_000;
    }

    /** The share of servers with {@code i} requests or more. */
    private static double share(int d, double load, int i) {
        double exponent = 0;
        for (int k = 0; k < i; k++) {
            exponent = 1 + d * exponent;
        }
        return StrictMath.pow(load, exponent);
    }

    /** The mean for infinitely many servers: λW requests are at a server on average. */
    static double sojourn(int d, double load) {
        double present = 0;
        for (int i = 1; share(d, load, i) > 1e-12; i++) {
            present += share(d, load, i);
        }
        return present / load;
    }

    private static Measurement choices(int servers, double load, int d, long requests) {
        String subject = "d = " + d + ", λ = " + load + ", " + servers + " servers";
        return new Measurement(subject, () -> {
            TrafficRun run =
                    TrafficRun.prepare(BalancingFigures.spec("power-of-d-choices", servers, load, d, requests), 1);
            int lengths = 1;
            while (lengths < MOST_LENGTHS && share(d, load, lengths + 1) > LEAST_SHARE) {
                lengths++;
            }
            long[] atLeast = look(run, servers, lengths, requests / (servers * load));
            double measured = run.run().meanNs() / SECOND;
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure(subject, "W", sojourn(d, load), measured, relative(load < 0.99 ? 0.04 : 0.1)));
            // At 0.99 a thousand servers are still off the limit, by five hundredths where the shares fall steeply.
            Tolerance near = absolute(load < 0.99 ? 0.01 : 0.06);
            for (int i = 1; i <= lengths; i++) {
                double share = (double) atLeast[i] / LOOKED_AT;
                figures.add(new Figure(subject, "share with " + i + " or more", share(d, load, i), share, near));
            }
            return figures;
        });
    }

    /** Counts, at moments after the first seventh of the run, servers with 1, 2, … requests or more. */
    private static long[] look(TrafficRun run, int servers, int lengths, double seconds) {
        long[] atLeast = new long[lengths + 1];
        int looks = LOOKED_AT / servers;
        for (int look = 0; look < looks; look++) {
            double at = seconds * (1 + 6.0 * look / looks) / 7;
            run.simulation().scheduleAt((long) (at * SECOND), () -> {
                for (int server = 0; server < servers; server++) {
                    int present = Math.min(lengths, run.server(server).present());
                    for (int i = 1; i <= present; i++) {
                        atLeast[i]++;
                    }
                }
            });
        }
        return atLeast;
    }
}
