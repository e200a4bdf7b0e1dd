package io.netsplit.scenario.format.model;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;

/** What a scenario says of a time, as a distribution of nanoseconds. */
public final class TimeDistributions {
    private TimeDistributions() {}

    public static Distribution of(TimeValue value) {
        if (value instanceof TimeValue.Constant one) {
            return Distributions.constant(one.valueNs());
        }
        if (value instanceof TimeValue.Uniform one) {
            return Distributions.uniform(one.minNs(), one.maxNs());
        }
        if (value instanceof TimeValue.Exponential one) {
            return Distributions.exponential(one.meanNs());
        }
        if (value instanceof TimeValue.Normal one) {
            return Distributions.normal(one.meanNs(), one.standardDeviationNs());
        }
        if (value instanceof TimeValue.Lognormal one) {
            return Distributions.lognormalFromMedian(one.medianNs(), one.p99Ns());
        }
        return ofTail(value);
    }

    private static Distribution ofTail(TimeValue value) {
        if (value instanceof TimeValue.Pareto one) {
            return Distributions.pareto(one.minNs(), one.shape());
        }
        if (value instanceof TimeValue.BoundedPareto one) {
            return Distributions.boundedPareto(one.minNs(), one.maxNs(), one.shape());
        }
        if (value instanceof TimeValue.Weibull one) {
            return Distributions.weibull(one.scaleNs(), one.shape());
        }
        if (value instanceof TimeValue.Gamma one) {
            return Distributions.gamma(one.shape(), one.meanNs() / one.shape());
        }
        if (value instanceof TimeValue.Hyperexponential one) {
            return Distributions.hyperexponential(
                    one.branches().stream().mapToDouble(TimeValue.Branch::share).toArray(),
                    one.branches().stream()
                            .mapToDouble(TimeValue.Branch::meanNs)
                            .toArray());
        }
        if (value instanceof TimeValue.Empirical one) {
            return Distributions.empirical(
                    one.valuesNs().stream().mapToDouble(Long::doubleValue).toArray());
        }
        throw new IllegalArgumentException("no such kind of time: " + value);
    }
}
