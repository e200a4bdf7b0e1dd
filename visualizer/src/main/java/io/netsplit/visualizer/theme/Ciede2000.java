package io.netsplit.visualizer.theme;

/** Colour difference after Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (2005), all weights 1. */
final class Ciede2000 {
    private static final double P25_7 = 6103515625.0;

    private Ciede2000() {}

    static double difference(double[] lab1, double[] lab2) {
        double meanC = (chroma(lab1[1], lab1[2]) + chroma(lab2[1], lab2[2])) / 2;
        double g = 0.5 * (1 - Math.sqrt(seventh(meanC) / (seventh(meanC) + P25_7)));
        double a1 = lab1[1] * (1 + g);
        double a2 = lab2[1] * (1 + g);
        double c1 = chroma(a1, lab1[2]);
        double c2 = chroma(a2, lab2[2]);
        double h1 = hue(a1, lab1[2]);
        double h2 = hue(a2, lab2[2]);
        double dL = lab2[0] - lab1[0];
        double dC = c2 - c1;
        double dh = c1 * c2 == 0 ? 0 : turn(h2 - h1);
        double dH = 2 * Math.sqrt(c1 * c2) * StrictMath.sin(StrictMath.toRadians(dh / 2));
        double l = (lab1[0] + lab2[0]) / 2;
        double c = (c1 + c2) / 2;
        double h = meanHue(h1, h2, c1 * c2 == 0);
        double t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.20 * cos(4 * h - 63);
        double sL = 1 + 0.015 * (l - 50) * (l - 50) / Math.sqrt(20 + (l - 50) * (l - 50));
        double sC = 1 + 0.045 * c;
        double sH = 1 + 0.015 * c * t;
        double spread = (h - 275) / 25;
        double rT = -2
                * Math.sqrt(seventh(c) / (seventh(c) + P25_7))
                * StrictMath.sin(StrictMath.toRadians(60 * StrictMath.exp(-spread * spread)));
        double x = dL / sL;
        double y = dC / sC;
        double z = dH / sH;
        return Math.sqrt(x * x + y * y + z * z + rT * y * z);
    }

    private static double meanHue(double h1, double h2, boolean grey) {
        if (grey) {
            return h1 + h2;
        }
        double mean = (h1 + h2) / 2;
        if (Math.abs(h1 - h2) <= 180) {
            return mean;
        }
        return h1 + h2 < 360 ? mean + 180 : mean - 180;
    }

    private static double turn(double degrees) {
        return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
    }

    private static double hue(double a, double b) {
        double degrees = a == 0 && b == 0 ? 0 : StrictMath.toDegrees(StrictMath.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double cos(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees));
    }

    private static double chroma(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }

    private static double seventh(double c) {
        return c * c * c * c * c * c * c;
    }
}
