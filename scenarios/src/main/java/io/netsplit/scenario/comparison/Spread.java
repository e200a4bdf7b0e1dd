package io.netsplit.scenario.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A figure over repetitions that cannot be paired, as those on real nodes.
 *
 * @param median of the two in the middle the lower one
 * @param count how many there are
 */
public record Spread(double median, double least, double most, int count) {
    /** Empty where there is no figure. */
    public static Optional<Spread> of(List<Double> figures) {
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(new Spread(sorted[last / 2], sorted[0], sorted[last], sorted.length));
    }
}
