package io.netsplit.random;

/**
 * Exponential and normal draws by the ziggurat method (Marsaglia and Tsang, "The Ziggurat Method for Generating Random
 * Variables", Journal of Statistical Software 2000) with 256 layers of equal area and 53-bit positions. One 64-bit draw
 * gives the layer (bits 0–7), the sign (bit 8, normal only) and the position (bits 11–63), which are disjoint, as
 * Doornik ("An Improved Ziggurat Method", 2005) asks for. About 99 of 100 draws cost one table look-up and one
 * multiplication. The tables are made by {@link StrictMath} when the class is loaded.
 */
final class Ziggurat {
    private static final int LAYERS = 256;
    private static final double UNIT = 0x1.0p-53;

    /** Where the base layer's tail begins, and the area of each layer, for 256 layers. */
    private static final double EXPONENTIAL_TAIL = 7.6971174701310497140;

    private static final double EXPONENTIAL_AREA = 0.0039496598225815572200;
    private static final double NORMAL_TAIL = 3.6541528853610087716;
    private static final double NORMAL_AREA = 0.0049286732339746553474;

    private static final Ziggurat EXPONENTIAL = exponentialTables();
    private static final Ziggurat NORMAL = normalTables();

    /** A position below this lies under the curve for sure. */
    private final long[] sure = new long[LAYERS];
    /** Layer width per unit of position. */
    private final double[] width = new double[LAYERS];
    /** The density at each layer's right edge, from layer 1 on. */
    private final double[] density = new double[LAYERS + 1];

    private Ziggurat() {}

    static double exponential(Prng random) {
        long bits = random.nextLong();
        int layer = (int) bits & LAYERS - 1;
        long position = bits >>> 11;
        double x = position * EXPONENTIAL.width[layer];
        return position < EXPONENTIAL.sure[layer] ? x : exponentialEdge(random, layer, x);
    }

    private static double exponentialEdge(Prng random, int firstLayer, double firstX) {
        double passed = 0;
        int layer = firstLayer;
        double x = firstX;
        while (true) {
            if (layer == 0) {
                passed += EXPONENTIAL_TAIL;
            } else if (EXPONENTIAL.underCurve(layer, random.nextDouble(), StrictMath.exp(-x))) {
                return passed + x;
            }
            long bits = random.nextLong();
            layer = (int) bits & LAYERS - 1;
            long position = bits >>> 11;
            x = position * EXPONENTIAL.width[layer];
            if (position < EXPONENTIAL.sure[layer]) {
                return passed + x;
            }
        }
    }

    static double normal(Prng random) {
        long bits = random.nextLong();
        int layer = (int) bits & LAYERS - 1;
        long position = bits >>> 11;
        long sign = bits << 55 & Long.MIN_VALUE;
        double x = position * NORMAL.width[layer];
        double magnitude = position < NORMAL.sure[layer] ? x : normalEdge(random, layer, x);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(magnitude) ^ sign);
    }

    private static double normalEdge(Prng random, int firstLayer, double firstX) {
        int layer = firstLayer;
        double x = firstX;
        while (true) {
            if (layer == 0) {
                return normalTail(random);
            }
            if (NORMAL.underCurve(layer, random.nextDouble(), StrictMath.exp(-0.5 * x * x))) {
                return x;
            }
            long bits = random.nextLong();
            layer = (int) bits & LAYERS - 1;
            long position = bits >>> 11;
            x = position * NORMAL.width[layer];
            if (position < NORMAL.sure[layer]) {
                return x;
            }
        }
    }

    /** Marsaglia's exact method for the tail: an exponential, accepted against the bend of the curve. */
    private static double normalTail(Prng random) {
        while (true) {
            double x = exponential(random) / NORMAL_TAIL;
            double y = exponential(random);
            if (y + y >= x * x) {
                return NORMAL_TAIL + x;
            }
        }
    }

    private boolean underCurve(int layer, double uniform, double height) {
        return density[layer] + uniform * (density[layer + 1] - density[layer]) < height;
    }

    private static Ziggurat exponentialTables() {
        double[] edge = new double[LAYERS + 1];
        edge[1] = EXPONENTIAL_TAIL;
        for (int i = 1; i < LAYERS - 1; i++) {
            edge[i + 1] = -StrictMath.log(StrictMath.exp(-edge[i]) + EXPONENTIAL_AREA / edge[i]);
        }
        Ziggurat tables = new Ziggurat();
        for (int i = 1; i <= LAYERS; i++) {
            tables.density[i] = StrictMath.exp(-edge[i]);
        }
        tables.fill(edge, EXPONENTIAL_AREA);
        return tables;
    }

    private static Ziggurat normalTables() {
        double[] edge = new double[LAYERS + 1];
        edge[1] = NORMAL_TAIL;
        for (int i = 1; i < LAYERS - 1; i++) {
            double top = StrictMath.exp(-0.5 * edge[i] * edge[i]) + NORMAL_AREA / edge[i];
            edge[i + 1] = Math.sqrt(-2 * StrictMath.log(top));
        }
        Ziggurat tables = new Ziggurat();
        for (int i = 1; i <= LAYERS; i++) {
            tables.density[i] = StrictMath.exp(-0.5 * edge[i] * edge[i]);
        }
        tables.fill(edge, NORMAL_AREA);
        return tables;
    }

    /**
     * Layer 0 is the base with the tail; layer i above it is {@code edge[i]} wide and reaches from the density there up
     * to the density at the next edge, so that everything left of the next edge lies under the curve.
     */
    private void fill(double[] edge, double area) {
        width[0] = area / density[1] * UNIT;
        sure[0] = (long) (edge[1] / width[0]);
        for (int i = 1; i < LAYERS; i++) {
            width[i] = edge[i] * UNIT;
            sure[i] = (long) (edge[i + 1] / width[i]);
        }
    }
}
