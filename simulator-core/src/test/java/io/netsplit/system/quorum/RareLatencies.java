package io.netsplit.system.quorum;

import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;
import io.netsplit.system.quorum.WarsTrials.Delays;
import io.netsplit.system.quorum.WarsTrials.Quorum;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Latencies of which the slow ones are of interest, by importance sampling: messages are slow more often than they should be,
 * and each operation counts as much less as it was more likely (Hammersley and Handscomb 1964, section 5.4). The system is
 * run as always; only the laws of its links are others. One operation is over before the next begins, so that every delay
 * belongs to one of them.
 */
final class RareLatencies {
    /** How likely what was drawn so far is, by the true laws over the drawn ones. */
    static final class Likelihood {
        private double ratio = 1;

        void restart() {
            ratio = 1;
        }

        double ratio() {
            return ratio;
        }
    }

    /** One law with {@code probability}, else another, and drawn as if that probability were {@code drawn}. */
    record Tilted(double probability, double drawn, Distribution first, Distribution second, Likelihood likelihood)
            implements Distribution {
        @Override
        public double sample(Prng random) {
            if (random.chance(drawn)) {
                likelihood.ratio *= probability / drawn;
                return first.sample(random);
            }
            likelihood.ratio *= (1 - probability) / (1 - drawn);
            return second.sample(random);
        }

        @Override
        public double mean() {
            return drawn * first.mean() + (1 - drawn) * second.mean();
        }
    }

    /** The 99.9 % latencies, in milliseconds. */
    record Result(double readMs, double writeMs) {}

    private static final double TAIL = 0.001;
    private static final double MS = 1e6;

    private RareLatencies() {}

    static Result run(Delays tilted, Likelihood likelihood, Quorum quorum, int trials, long seed) {
        WarsTrials.Weighted found = WarsTrials.apart(tilted, quorum, trials, likelihood, seed);
        return new Result(tailMs(found.readNs(), found.readWeights()), tailMs(found.writeNs(), found.writeWeights()));
    }

    /** Above which there are {@link #TAIL} of the true law. */
    private static double tailMs(long[] latenciesNs, double[] weights) {
        int[] slowestFirst = IntStream.range(0, latenciesNs.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> -latenciesNs[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double above = 0;
        for (int trial : slowestFirst) {
            above += weights[trial] / latenciesNs.length;
            if (above >= TAIL) {
                return latenciesNs[trial] / MS;
            }
        }
        return Double.NaN;
    }
}
