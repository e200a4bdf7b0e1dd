package io.netsplit.system.membership;

/** The upper tail of the standard normal distribution, also where it is far too small for one minus anything. */
final class NormalTail {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727418;
    private static final double LOG_10 = 2.302585092994046;
    private static final double SERIES_UP_TO = 4;
    private static final int FRACTION_TERMS = 200;
    private static final int BISECTIONS = 80;
    private static final double MOST_DEVIATIONS = 60;

    private NormalTail() {}

    /** The x of which -log10 P(X &gt; x) is {@code phi}: how many standard deviations above the mean. */
    static double deviations(double phi) {
        double low = -MOST_DEVIATIONS;
        double high = MOST_DEVIATIONS;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (phi(middle) < phi) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** -log10 P(X &gt; x). */
    static double phi(double x) {
        if (x < 0) {
            return -StrictMath.log1p(-StrictMath.exp(-phi(-x) * LOG_10)) / LOG_10;
        }
        double logDensity = -0.5 * x * x - HALF_LOG_TWO_PI;
        if (x < SERIES_UP_TO) {
            return -StrictMath.log(0.5 - series(x) * StrictMath.exp(logDensity)) / LOG_10;
        }
        return (StrictMath.log(fraction(x)) - logDensity) / LOG_10;
    }

    /** x + x^3/3 + x^5/(3*5) + …, which times the density is P(0 &lt; X &lt; x). */
    private static double series(double x) {
        double term = x;
        double sum = 0;
        for (int i = 3; sum + term != sum; i += 2) {
            sum += term;
            term *= x * x / i;
        }
        return sum;
    }

    /** Laplace's continued fraction x + 1/(x + 2/(x + 3/…)): the density over it is the tail. */
    private static double fraction(double x) {
        double value = x;
        for (int i = FRACTION_TERMS; i > 0; i--) {
            value = x + i / value;
        }
        return value;
    }
}
