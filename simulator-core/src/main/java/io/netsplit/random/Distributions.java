package io.netsplit.random;

/**
 * The distributions that netsplit knows. The unit of a parameter is the unit of the draws: nanoseconds for durations.
 * All parameters are checked; a wrong one is an {@link IllegalArgumentException} that names it.
 */
public final class Distributions {
    private Distributions() {}

    /** Always {@code value}. */
    public static Distribution constant(double value) {
        return new Constant(value);
    }

    /** Uniform in [from, to). */
    public static Distribution uniform(double from, double to) {
        return new Uniform(from, to);
    }

    /** Exponential: the time between the events of a Poisson process. */
    public static Distribution exponential(double mean) {
        return new Exponential(mean);
    }

    /** Normal; as a duration, draws below zero become zero. */
    public static Distribution normal(double mean, double standardDeviation) {
        return new Normal(mean, standardDeviation);
    }

    /** Lognormal: e to the power of a normal with mean {@code mu} and standard deviation {@code sigma}. */
    public static Distribution lognormal(double mu, double sigma) {
        return new LogNormal(mu, sigma);
    }

    /** The lognormal whose median and 99th percentile are these. */
    public static Distribution lognormalFromMedian(double median, double p99) {
        return LogNormal.fromMedian(median, p99);
    }

    /** Pareto: P(X &gt; x) = (scale / x)^shape from {@code scale} on. */
    public static Distribution pareto(double scale, double shape) {
        return new Pareto(scale, shape);
    }

    /** Pareto, conditioned on lying in [low, high]. */
    public static Distribution boundedPareto(double low, double high, double shape) {
        return new BoundedPareto(low, high, shape);
    }

    /** Weibull: P(X &gt; x) = exp(-(x / scale)^shape). */
    public static Distribution weibull(double scale, double shape) {
        return new Weibull(scale, shape);
    }

    /** Gamma, with mean {@code shape * scale}. */
    public static Distribution gamma(double shape, double scale) {
        return new Gamma(shape, scale);
    }

    /** Erlang: the sum of {@code k} exponentials that together have this mean. */
    public static Distribution erlang(int k, double mean) {
        if (k <= 0) {
            throw new IllegalArgumentException("an Erlang distribution has at least 1 stage, not " + k);
        }
        return new Gamma(k, mean / k);
    }

    /** With probability {@code probabilities[i]}, an exponential with mean {@code means[i]}. */
    public static Distribution hyperexponential(double[] probabilities, double[] means) {
        return new Hyperexponential(probabilities, means);
    }

    /** The sum of one draw of each, independent of each other. */
    public static Distribution sum(Distribution first, Distribution second) {
        return new Sum(first, second);
    }

    /** Each of {@code values} equally often; a value that stands there twice is drawn twice as often. */
    public static Distribution empirical(double[] values) {
        return new Empirical(values);
    }

    /**
     * Through given quantiles, linear between them: {@code probabilities} rise from 0 to 1 and {@code values} do not
     * fall. The first value is the minimum, the last the maximum.
     */
    public static Distribution quantiles(double[] probabilities, double[] values) {
        return new Quantiles(probabilities, values);
    }
}
