package io.netsplit.system.quorum;

import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;
import io.netsplit.system.quorum.WarsTrials.Quorum;
import io.netsplit.system.quorum.WarsTrials.Weighted;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What happens once in a thousand operations, by importance sampling: messages are slow more often than they should be, and
 * each operation counts as much less as it was more likely (Hammersley and Handscomb 1964, section 5.4). The system is run
 * as always; only the laws of its links are others. One operation is over before the next begins, so that every delay
 * belongs to one of them.
 */
final class RareEvents {
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

    /** A law whose slow draws, which it has with a probability of {@code share}, come with {@code drawn} more of them. */
    private static final class Tilted implements Distribution {
        private final ParetoExponential law;
        private final double slowNs;
        private final double drawn;
        private final double quickRatio;
        private final double slowRatio;
        private final Likelihood likelihood;

        Tilted(ParetoExponential law, double share, double drawn, Likelihood likelihood) {
            this.law = law;
            this.slowNs = law.exceededWith(share);
            this.drawn = drawn;
            this.quickRatio = 1 / (1 - drawn);
            this.slowRatio = 1 / (1 - drawn + drawn / law.probabilityAbove(slowNs));
            this.likelihood = likelihood;
        }

        @Override
        public double sample(Prng random) {
            double value = random.chance(drawn) ? law.sampleAbove(slowNs, random) : law.sample(random);
            likelihood.ratio *= value > slowNs ? slowRatio : quickRatio;
            return value;
        }

        @Override
        public double mean() {
            return (1 - drawn) * law.mean() + drawn * law.exceededWith(law.probabilityAbove(slowNs) / 2);
        }
    }

    /** The 99.9 % latencies, in milliseconds. */
    record Latencies(double readMs, double writeMs) {}

    private static final double TAIL = 0.001;
    private static final double MS = 1e6;
    private static final int TRIALS = 60_000;
    /** By of how many replicas a message has to be slow: how probable that is for one, and how often it is drawn on top. */
    private static final double[] SHARE = {0, 0.001, 0.02, 0.08};

    private static final double[] DRAWN = {0, 0.15, 0.3, 0.45};

    private static final double[] STALE_SHARE = {0, 0.0015, 0.045};
    private static final double[] STALE_DRAWN = {0, 0.3, 0.4};
    /** When reads come, as a share of the time of which it is asked whether 99.9 % are consistent after it. */
    private static final double[] AROUND = {0.84, 0.92, 1, 1.08, 1.16};

    private RareEvents() {}

    /** Reads and writes that wait for the {@code k} quickest of three replicas. */
    static Latencies latencies(PbsModel model, int k, long seed) {
        Likelihood likelihood = new Likelihood();
        int slow = model.slowReplicas(k);
        Weighted found = WarsTrials.apart(
                model.delays(
                        new Tilted(model.write(), SHARE[slow], DRAWN[slow], likelihood),
                        new Tilted(model.others(), SHARE[slow], DRAWN[slow], likelihood)),
                new Quorum(3, k, k),
                TRIALS,
                new double[0],
                likelihood,
                seed);
        return new Latencies(
                tailMs(found.readNs(), found.readWeights()), tailMs(found.writeNs(), found.writeWeights()));
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

    /**
     * The time after a write from which on 99.9 % of reads are consistent, in milliseconds: reads come at times around the
     * expected one, and between those the logarithm of the share that is stale is taken to be straight.
     */
    static double visibilityMs(PbsModel model, Quorum quorum, double expectedMs, int trials, long seed) {
        Likelihood likelihood = new Likelihood();
        int slow = quorum.read() == 1 || model.remoteNs() > 0 ? 1 : 2;
        double[] afterMs = new double[AROUND.length];
        for (int i = 0; i < afterMs.length; i++) {
            afterMs[i] = AROUND[i] * expectedMs;
        }
        double[] stale = WarsTrials.apart(
                        model.delays(
                                new Tilted(
                                        model.write(), staleShare(model, quorum, slow), STALE_DRAWN[slow], likelihood),
                                model.others()),
                        quorum,
                        trials,
                        afterMs,
                        likelihood,
                        seed)
                .stale();
        for (int i = 1; i < stale.length; i++) {
            if (stale[i - 1] >= TAIL && stale[i] < TAIL) {
                double part = StrictMath.log(stale[i - 1] / TAIL) / StrictMath.log(stale[i - 1] / stale[i]);
                return afterMs[i - 1] + part * (afterMs[i] - afterMs[i - 1]);
            }
        }
        return Double.NaN;
    }

    /** Between regions a read of two meets the slow replica less often, so that it has to be less slow. */
    private static double staleShare(PbsModel model, Quorum quorum, int slow) {
        return model.remoteNs() > 0 ? quorum.read() * 2 * STALE_SHARE[slow] : STALE_SHARE[slow];
    }
}
