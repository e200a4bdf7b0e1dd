package io.netsplit.random;

/**
 * The logarithm of the gamma function for positive arguments: the argument is raised above 10 by the recurrence, where
 * Stirling's series to the seventh term is exact to the last digits of a double.
 */
public final class LogGamma {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727418;

    private LogGamma() {}

    public static double of(double x) {
        double product = 1;
        double z = x;
        while (z < 10) {
            product *= z;
            z += 1;
        }
        double w = 1 / (z * z);
        double tail = 1.0 / 156;
        tail = -691.0 / 360360 + w * tail;
        tail = 1.0 / 1188 + w * tail;
        tail = -1.0 / 1680 + w * tail;
        tail = 1.0 / 1260 + w * tail;
        tail = -1.0 / 360 + w * tail;
        tail = 1.0 / 12 + w * tail;
        return (z - 0.5) * StrictMath.log(z) - z + HALF_LOG_TWO_PI + tail / z - StrictMath.log(product);
    }
}
