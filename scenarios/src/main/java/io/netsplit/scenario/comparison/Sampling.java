package io.netsplit.scenario.comparison;

import io.netsplit.scenario.comparison.Comparison.Row;
import io.netsplit.stats.SequentialSampling;
import java.util.List;
import java.util.Optional;

/**
 * How many seeds a comparison took, and whether they were enough for the precision that was asked for.
 *
 * @param seeds how many were run
 * @param wanted the precision asked for; empty where the seeds were given
 * @param widest the widest interval of any effect, relative; NaN where one is missing
 * @param widestOf whose it is, as "random, latency.p99"
 */
public record Sampling(int seeds, Optional<SequentialSampling> wanted, double widest, String widestOf) {
    public static Sampling of(List<Comparison> comparisons, int seeds, Optional<SequentialSampling> wanted) {
        double widest = 0;
        String whose = "";
        for (Comparison comparison : comparisons) {
            for (Row row : comparison.others()) {
                double own = comparison.relativeHalfWidth(row);
                if (!(own <= widest)) { // NaN is the widest of all
                    widest = own;
                    whose = row.variant() + ", " + comparison.metric().word();
                }
                if (Double.isNaN(own)) {
                    return new Sampling(seeds, wanted, own, whose);
                }
            }
        }
        return new Sampling(seeds, wanted, widest, whose);
    }

    /** True where nothing was asked for, or what was asked for is there. */
    public boolean isReached() {
        return wanted.map(one -> one.isReached(widest)).orElse(true);
    }
}
