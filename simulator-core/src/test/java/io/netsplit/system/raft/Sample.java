package io.netsplit.system.raft;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/** What many trials gave. */
final class Sample {
    /** The worst of n trials is as often as not beyond what ln 2 in n trials go beyond. */
    private static final double LN_2 = Math.log(2);

    private final double[] sorted;

    private Sample(double[] found) {
        Arrays.sort(found);
        this.sorted = found;
    }

    /** Seeds 1 to {@code trials}. */
    static Sample of(int trials, LongToDoubleFunction trial) {
        double[] found = new double[trials];
        for (int i = 0; i < trials; i++) {
            found[i] = trial.applyAsDouble(i + 1);
        }
        return new Sample(found);
    }

    double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    /** The share of trials that gave at most {@code limit}. */
    double shareUpTo(double limit) {
        return (double) Arrays.stream(sorted).filter(x -> x <= limit).count() / sorted.length;
    }

    double quantile(double p) {
        return sorted[Math.min(sorted.length - 1, (int) (p * sorted.length))];
    }

    /** The smallest of {@code size} trials is below this as often as above. */
    double leastOf(int size) {
        return quantile(LN_2 / size);
    }

    /** The largest of {@code size} trials is below this as often as above. */
    double worstOf(int size) {
        return quantile(1 - LN_2 / size);
    }

    /** A figure by its name in the tables: mean, median, p90, p999, the least or worst of {@code size} trials. */
    double figure(String name, int size) {
        return switch (name) {
            case "mean" -> mean();
            case "median" -> quantile(0.5);
            case "p10" -> quantile(0.1);
            case "p90" -> quantile(0.9);
            case "p95" -> quantile(0.95);
            case "p99" -> quantile(0.99);
            case "p999" -> quantile(0.999);
            case "min" -> leastOf(size);
            case "max", "worst" -> worstOf(size);
            default -> throw new IllegalArgumentException("no figure is called " + name);
        };
    }
}
