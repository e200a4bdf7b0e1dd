package io.netsplit.random;

/**
 * Exponential and logarithm in plain IEEE double arithmetic: additions, multiplications and two tables, no fused
 * operation, hence the same bits on every machine, at a fraction of the time of {@link StrictMath}. The tables are made
 * by StrictMath when the class is loaded.
 */
final class Elementary {
    private static final double LOG2_HIGH = 0x1.62e42fee00000p-1;
    private static final double LOG2_LOW = 0x1.a39ef35793c76p-33;
    private static final int EXP_STEPS = 64;
    private static final double STEPS_PER_LOG2 = EXP_STEPS / 0.69314718055994530942;
    /** Adding this rounds a double to the nearest whole number, which then stands in the low bits. */
    private static final double ROUNDING = 0x1.8p52;

    private static final int LOG_CELLS = 128;
    private static final double[] POWERS = new double[EXP_STEPS];
    private static final double[] RECIPROCALS = new double[LOG_CELLS];
    private static final double[] LOGS = new double[LOG_CELLS];

    static {
        for (int i = 0; i < EXP_STEPS; i++) {
            POWERS[i] = StrictMath.pow(2, (double) i / EXP_STEPS);
        }
        for (int i = 0; i < LOG_CELLS; i++) {
            RECIPROCALS[i] = (float) (1 / (1 + (i + 0.5) / LOG_CELLS));
            LOGS[i] = -StrictMath.log(RECIPROCALS[i]);
        }
    }

    private Elementary() {}

    /**
     * e to the power of x, within two units in the last place. x = k * log(2) / 64 + r with |r| below 0.0055, so that five
     * terms of the series are enough; 2^(k mod 64 / 64) comes from the table.
     */
    static double exp(double x) {
        if (!(x > -708 && x < 709)) {
            return StrictMath.exp(x);
        }
        double shifted = x * STEPS_PER_LOG2 + ROUNDING;
        int k = (int) Double.doubleToRawLongBits(shifted);
        double steps = shifted - ROUNDING;
        double r = (x - steps * (LOG2_HIGH / EXP_STEPS)) - steps * (LOG2_LOW / EXP_STEPS);
        double series = r + r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
        double power = POWERS[k & EXP_STEPS - 1];
        return (power + power * series) * Double.longBitsToDouble((k >> 6) + 1023L << 52);
    }

    /**
     * The natural logarithm, with an absolute error below 3e-16 * (1 + |log(x)|). The mantissa is multiplied by the
     * reciprocal of its cell's middle, which leaves a factor within 1/256 of 1 for the series.
     */
    static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        if (!(x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY)) {
            return StrictMath.log(x);
        }
        long exponent = (bits >>> 52) - 1023;
        int cell = (int) (bits >>> 45) & LOG_CELLS - 1;
        double mantissa = Double.longBitsToDouble(bits & 0xFFFFFFFFFFFFFL | 0x3FF0000000000000L);
        double r = mantissa * RECIPROCALS[cell] - 1;
        double tail = -1.0 / 2 + r * (1.0 / 3 + r * (-1.0 / 4 + r * (1.0 / 5 + r * (-1.0 / 6 + r * (1.0 / 7)))));
        return exponent * LOG2_HIGH + (LOGS[cell] + (exponent * LOG2_LOW + (r + r * r * tail)));
    }
}
