package io.netsplit.scenario.report;

import java.util.ArrayList;
import java.util.List;

/** Maps latencies in nanoseconds to a line of the picture, logarithmically; either end may be the larger coordinate. */
record LogAxis(double leastNs, double mostNs, double from, double to) {
    private static final double FLOOR_NS = 1;
    private static final int FEW_DECADES = 3;

    /** From a round number at or below {@code least} to one at or above {@code most}. */
    static LogAxis around(double least, double most, double from, double to) {
        double low = roundDown(Math.max(FLOOR_NS, least));
        double high = roundUp(Math.max(low * 1.0001, most));
        return new LogAxis(low, Math.max(high, 2 * low), from, to);
    }

    double at(double ns) {
        double clipped = Math.max(leastNs, Math.min(mostNs, ns));
        double share = (StrictMath.log10(clipped) - StrictMath.log10(leastNs))
                / (StrictMath.log10(mostNs) - StrictMath.log10(leastNs));
        return from + share * (to - from);
    }

    /** Powers of ten, and 2 and 5 times those where there are few. */
    List<Double> ticks() {
        boolean isShort = StrictMath.log10(mostNs / leastNs) <= FEW_DECADES;
        List<Double> ticks = new ArrayList<>();
        for (double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(leastNs) + 1e-9));
                power <= mostNs * 1.0001;
                power *= 10) {
            for (double factor : isShort ? new double[] {1, 2, 5} : new double[] {1}) {
                double tick = power * factor;
                if (tick >= leastNs * 0.9999 && tick <= mostNs * 1.0001) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** As "5 ms", "200 us". */
    static String label(double ns) {
        String[] units = {"ns", "us", "ms", "s"};
        int unit = 0;
        double value = ns;
        while (unit < units.length - 1 && value >= 999.9) {
            value /= 1000;
            unit++;
        }
        return Svg.number(value) + " " + units[unit];
    }

    private static double roundDown(double ns) {
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(ns) + 1e-9));
        double digit = ns / power;
        return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
    }

    private static double roundUp(double ns) {
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(ns) + 1e-9));
        double digit = ns / power;
        return power * (digit <= 1.0001 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
