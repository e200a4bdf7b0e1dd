package io.netsplit.scenario.format.model;

import java.util.List;

/** How long something takes: a constant, a range, or a named distribution. All times are nanoseconds. */
public sealed interface TimeValue {
    /** Always the same. */
    record Constant(long valueNs) implements TimeValue {}

    /** Uniform, both ends included. */
    record Uniform(long minNs, long maxNs) implements TimeValue {}

    /** Exponential with this mean. */
    record Exponential(long meanNs) implements TimeValue {}

    /** Normal; negative draws count as zero. */
    record Normal(long meanNs, long standardDeviationNs) implements TimeValue {}

    /** Lognormal, by its median and its 99th percentile. */
    record Lognormal(long medianNs, long p99Ns) implements TimeValue {}

    /** Pareto: the smallest value, and the tail's exponent. */
    record Pareto(long minNs, double shape) implements TimeValue {}

    /** Pareto cut off at a largest value. */
    record BoundedPareto(long minNs, long maxNs, double shape) implements TimeValue {}

    /** Weibull with this mean and shape. */
    record Weibull(long meanNs, double shape) implements TimeValue {}

    /** Gamma with this mean and shape; a whole shape is an Erlang distribution. */
    record Gamma(long meanNs, double shape) implements TimeValue {}

    /** A mixture of exponentials: each branch with its share and its mean. */
    record Hyperexponential(List<Weighted> branches) implements TimeValue {}

    /** One of these values, each with its share. */
    record Empirical(List<Weighted> values) implements TimeValue {}

    /** A duration and how often it is meant: shares of one list add up to 1. */
    record Weighted(double share, long ns) {}
}
