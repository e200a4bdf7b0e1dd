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

    /** Weibull: the value that 1 - 1/e of all stay below, and the exponent. */
    record Weibull(long scaleNs, double shape) implements TimeValue {}

    /** Gamma with this mean (shape times scale) and shape; a whole shape is an Erlang distribution. */
    record Gamma(long meanNs, double shape) implements TimeValue {}

    /** A mixture of exponentials; the shares add up to 1. */
    record Hyperexponential(List<Branch> branches) implements TimeValue {}

    /** One of these values, each as likely. */
    record Empirical(List<Long> valuesNs) implements TimeValue {}

    /** How often an exponential is chosen, and its mean. */
    record Branch(double share, long meanNs) {}
}
