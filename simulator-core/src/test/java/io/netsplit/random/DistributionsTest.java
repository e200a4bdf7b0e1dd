package io.netsplit.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DistributionsTest {
    private static final int DRAWS = 200_000;

    @Test
    void constantIsAlwaysTheSame() {
        Distribution constant = Distributions.constant(5e6);
        assertThat(constant.sampleNs(Prng.of(1, "x"))).isEqualTo(5_000_000);
        assertThat(constant.mean()).isEqualTo(5e6);
        assertThat(constant.quantile(0.3)).isEqualTo(5e6);
        assertThat(constant.cdf(4)).isZero();
        assertThat(constant.cdf(5e6)).isEqualTo(1);
    }

    @Test
    void uniformMatchesItsClosedForm() {
        holdsAgainstClosedForm(Distributions.uniform(10, 30), 400.0 / 12);
    }

    @Test
    void exponentialMatchesItsClosedForm() {
        holdsAgainstClosedForm(Distributions.exponential(3), 9);
    }

    @Test
    void normalMatchesItsClosedForm() {
        holdsAgainstClosedForm(Distributions.normal(100, 15), 225);
    }

    @Test
    void lognormalMatchesItsClosedForm() {
        double sigma = 0.5;
        double variance = StrictMath.expm1(sigma * sigma) * StrictMath.exp(2 * 1.5 + sigma * sigma);
        holdsAgainstClosedForm(Distributions.lognormal(1.5, sigma), variance);
    }

    @Test
    void lognormalFromMedianHasThatMedianAndThat99thPercentile() {
        Distribution latency = Distributions.lognormalFromMedian(2e6, 9e6);
        assertThat(latency.quantile(0.5)).isCloseTo(2e6, within(1.0));
        assertThat(latency.quantile(0.99)).isCloseTo(9e6, within(10.0));
        double[] draws = sorted(latency);
        assertThat(draws[DRAWS / 2]).isCloseTo(2e6, within(0.02 * 2e6));
        assertThat(draws[DRAWS / 100 * 99]).isCloseTo(9e6, within(0.03 * 9e6));
        assertThat(Distributions.lognormalFromMedian(7, 7).sample(Prng.of(1, "x")))
                .isCloseTo(7, within(1e-12));
    }

    @Test
    void paretoMatchesItsClosedForm() {
        holdsAgainstClosedForm(Distributions.pareto(2, 5), 4 * 5 / (16.0 * 3));
        assertThat(Distributions.pareto(1, 1).mean()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void boundedParetoMatchesItsClosedForm() {
        Distribution bounded = Distributions.boundedPareto(0.35, 100, 1.5);
        double mass = 1 - StrictMath.pow(0.0035, 1.5);
        double secondMoment =
                3 * StrictMath.pow(0.35, 1.5) * (StrictMath.pow(100, 0.5) - StrictMath.pow(0.35, 0.5)) / mass;
        assertThat(bounded.mean()).isCloseTo(0.988086, within(1e-5));
        closeToQuantiles(bounded);
        meanWithin(bounded, secondMoment - bounded.mean() * bounded.mean());
        double[] draws = sorted(bounded);
        assertThat(draws[0]).isGreaterThanOrEqualTo(0.35);
        assertThat(draws[DRAWS - 1]).isLessThanOrEqualTo(100);
        assertThat(Distributions.boundedPareto(1, 10, 1).mean()).isCloseTo(StrictMath.log(10) / 0.9, within(1e-12));
    }

    @Test
    void weibullMatchesItsClosedForm() {
        // Gamma(1.5) = sqrt(pi) / 2 and Gamma(2) = 1: shape 2 is the Rayleigh distribution.
        Distribution weibull = Distributions.weibull(4, 2);
        assertThat(weibull.mean()).isCloseTo(4 * Math.sqrt(Math.PI) / 2, within(1e-12));
        holdsAgainstClosedForm(weibull, 16 * (1 - Math.PI / 4));
        closeToQuantiles(Distributions.weibull(1, 0.7));
    }

    @Test
    void erlangMatchesItsClosedForm() {
        Distribution erlang = Distributions.erlang(4, 2);
        assertThat(erlang.mean()).isEqualTo(2);
        meanWithin(erlang, 1);
        varianceWithin(erlang, 1);
        kolmogorovSmirnov(erlang);
    }

    @Test
    void gammaHasItsMomentsBelowAndAboveShapeOne() {
        for (double shape : new double[] {0.3, 1, 1.7, 30}) {
            Distribution gamma = Distributions.gamma(shape, 2);
            meanWithin(gamma, shape * 4);
            varianceWithin(gamma, shape * 4);
        }
    }

    @Test
    void gammaOfShapeOneHalfIsASquaredNormal() {
        double[] draws = sorted(Distributions.gamma(0.5, 2));
        double distance = 0;
        for (int i = 0; i < draws.length; i++) {
            double root = Math.sqrt(draws[i]);
            double closed = StandardNormal.cdf(root) - StandardNormal.cdf(-root);
            distance = Math.max(distance, Math.abs(closed - (i + 0.5) / draws.length));
        }
        assertThat(distance).isLessThan(2 / Math.sqrt(DRAWS));
    }

    @Test
    void hyperexponentialMatchesItsClosedForm() {
        Distribution mixture = Distributions.hyperexponential(new double[] {0.9, 0.1}, new double[] {0.5, 5.5});
        assertThat(mixture.mean()).isCloseTo(1, within(1e-12));
        double secondMoment = 2 * (0.9 * 0.25 + 0.1 * 30.25);
        meanWithin(mixture, secondMoment - 1);
        kolmogorovSmirnov(mixture);
    }

    @Test
    void empiricalDrawsItsValuesEquallyOften() {
        Distribution values = Distributions.empirical(new double[] {7, 1, 3, 3});
        double[] draws = sorted(values);
        assertThat(Arrays.stream(draws).distinct().boxed()).containsExactly(1.0, 3.0, 7.0);
        assertThat(Arrays.stream(draws).filter(x -> x == 3).count() / (double) DRAWS)
                .isCloseTo(0.5, within(0.01));
        assertThat(values.mean()).isEqualTo(3.5);
        assertThat(values.quantile(0.75)).isEqualTo(3);
        assertThat(values.quantile(0.76)).isEqualTo(7);
        assertThat(values.cdf(2.9)).isEqualTo(0.25);
    }

    @Test
    void quantilesAreMetAndLinearBetween() {
        Distribution table = Distributions.quantiles(new double[] {0, 0.5, 0.99, 1}, new double[] {1, 2, 10, 30});
        assertThat(table.quantile(0.25)).isEqualTo(1.5);
        kolmogorovSmirnov(table);
        meanWithin(table, 40);
    }

    @Test
    void aDurationIsWholeAndNeverNegative() {
        Distribution wide = Distributions.normal(0, 1000);
        Prng random = Prng.of(3, "x");
        for (int i = 0; i < 1000; i++) {
            assertThat(wide.sampleNs(random)).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void sameStreamSameDraws() {
        Distribution latency = Distributions.lognormal(14, 0.4);
        assertThat(sorted(latency)).isEqualTo(sorted(latency));
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> Distributions.exponential(0)).hasMessageContaining("mean");
        assertThatThrownBy(() -> Distributions.exponential(Double.NaN)).hasMessageContaining("mean");
        assertThatThrownBy(() -> Distributions.uniform(2, 1)).hasMessageContaining("from 2.0 to 1.0");
        assertThatThrownBy(() -> Distributions.normal(0, -1)).hasMessageContaining("standard deviation");
        assertThatThrownBy(() -> Distributions.lognormalFromMedian(9, 2)).hasMessageContaining("p99");
        assertThatThrownBy(() -> Distributions.boundedPareto(9, 2, 1)).hasMessageContaining("low");
        assertThatThrownBy(() -> Distributions.erlang(0, 1)).hasMessageContaining("stage");
        assertThatThrownBy(() -> Distributions.hyperexponential(new double[] {0.5, 0.4}, new double[] {1, 2}))
                .hasMessageContaining("add up to 1");
        assertThatThrownBy(() -> Distributions.empirical(new double[0])).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> Distributions.quantiles(new double[] {0, 1}, new double[] {2, 1}))
                .hasMessageContaining("must rise");
        assertThatThrownBy(() -> Distributions.gamma(0.5, 1).quantile(0.5))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static void holdsAgainstClosedForm(Distribution distribution, double variance) {
        meanWithin(distribution, variance);
        varianceWithin(distribution, variance);
        closeToQuantiles(distribution);
    }

    private static void closeToQuantiles(Distribution distribution) {
        for (double p : new double[] {0.001, 0.1, 0.5, 0.9, 0.999}) {
            assertThat(distribution.cdf(distribution.quantile(p)))
                    .as("%s at %s", distribution, p)
                    .isCloseTo(p, within(1e-9));
        }
        kolmogorovSmirnov(distribution);
    }

    /** The distance exceeds 2 / sqrt(n) with probability 0.0007, and the seed is fixed. */
    private static void kolmogorovSmirnov(Distribution distribution) {
        double[] draws = sorted(distribution);
        double distance = 0;
        for (int i = 0; i < draws.length; i++) {
            distance = Math.max(distance, Math.abs(distribution.cdf(draws[i]) - (i + 0.5) / draws.length));
        }
        assertThat(distance).as(distribution.toString()).isLessThan(2 / Math.sqrt(DRAWS));
    }

    private static void meanWithin(Distribution distribution, double variance) {
        double mean = Arrays.stream(sorted(distribution)).average().orElseThrow();
        assertThat(mean)
                .as(distribution.toString())
                .isCloseTo(distribution.mean(), within(4 * Math.sqrt(variance / DRAWS)));
    }

    private static void varianceWithin(Distribution distribution, double variance) {
        double mean = distribution.mean();
        double[] draws = sorted(distribution);
        double squares =
                Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(squares).as(distribution.toString()).isCloseTo(variance, within(0.06 * variance));
    }

    private static double[] sorted(Distribution distribution) {
        Prng random = Prng.of(11, "test");
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = distribution.sample(random);
        }
        Arrays.sort(draws);
        return draws;
    }
}
