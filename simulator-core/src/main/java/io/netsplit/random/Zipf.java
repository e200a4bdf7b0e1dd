package io.netsplit.random;

/**
 * Zipf: rank k = 0 … n-1 with probability proportional to (k + 1)^-skew, in constant time by rejection-inversion
 * (Hörmann and Derflinger, "Rejection-Inversion to Generate Variates from Monotone Discrete Distributions", ACM TOMACS
 * 1996). The area under the smooth density x^-skew is inverted; a draw that falls into the gap between curve and bars is
 * drawn again. A skew of 0 is uniform.
 */
public final class Zipf {
    private final int n;
    private final double skew;
    private final double areaFirst;
    private final double areaAll;
    private final double sureWidth;

    /** {@code n} ranks, at least 1; {@code skew} at least 0. */
    public Zipf(int n, double skew) {
        if (n <= 0) {
            throw new IllegalArgumentException("a Zipf distribution has at least 1 rank, not " + n);
        }
        this.n = n;
        this.skew = Arguments.notNegative("skew", skew);
        this.areaFirst = area(1.5) - 1;
        this.areaAll = area(n + 0.5);
        this.sureWidth = 2 - inverseArea(area(2.5) - weight(2));
    }

    /** A rank from 0, the most frequent, to n - 1. */
    public int sample(Prng random) {
        while (true) {
            double u = areaAll + random.nextDouble() * (areaFirst - areaAll);
            double x = inverseArea(u);
            int k = (int) Math.max(1, Math.min(n, (long) (x + 0.5)));
            if (k - x <= sureWidth || u >= area(k + 0.5) - weight(k)) {
                return k - 1;
            }
        }
    }

    public int ranks() {
        return n;
    }

    public double skew() {
        return skew;
    }

    /** The integral of x^-skew from 1. */
    private double area(double x) {
        double log = Elementary.log(x);
        double t = (1 - skew) * log;
        return Math.abs(t) < 1e-3
                ? log * (1 + t / 2 * (1 + t / 3 * (1 + t / 4)))
                : (Elementary.exp(t) - 1) / (1 - skew);
    }

    private double inverseArea(double area) {
        double t = Math.max(-1, area * (1 - skew));
        double log = Math.abs(t) < 1e-3
                ? area * (1 - t * (1.0 / 2 - t * (1.0 / 3 - t * (1.0 / 4))))
                : Elementary.log(1 + t) / (1 - skew);
        return Elementary.exp(log);
    }

    private double weight(double x) {
        return Elementary.exp(-skew * Elementary.log(x));
    }

    @Override
    public String toString() {
        return "zipf(" + n + ", skew " + skew + ")";
    }
}
