package io.netsplit.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps many comparisons honest: of twenty tests at 5 % one rejects by chance. Adjusted by Holm ("A Simple Sequentially
 * Rejective Multiple Test Procedure", Scandinavian Journal of Statistics 1979), the chance that any true hypothesis of the
 * family is rejected stays below the level, whatever the dependence between the tests; and pairs with one baseline do depend
 * on each other.
 */
public final class Holm {
    private Holm() {}

    /**
     * The probabilities that are compared with the level, in the order of {@code probabilities}. One that is NaN was not
     * tested: it stays NaN and does not count.
     */
    public static double[] adjusted(double[] probabilities) {
        int[] order = IntStream.range(0, probabilities.length)
                .filter(i -> !Double.isNaN(probabilities[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[probabilities.length];
        Arrays.fill(adjusted, Double.NaN);
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            double weighted = Math.min(1, probabilities[order[rank]] * (order.length - rank));
            largest = Math.max(largest, weighted);
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
