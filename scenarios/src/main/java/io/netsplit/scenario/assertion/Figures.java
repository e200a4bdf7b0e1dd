package io.netsplit.scenario.assertion;

import io.netsplit.scenario.format.word.Unit;
import java.util.Locale;

/** Figures as people read them: three significant digits, the unit behind. */
public final class Figures {
    private static final double[] SCALES_NS = {1e9, 1e6, 1e3, 1};
    private static final String[] SCALE_NAMES = {"s", "ms", "us", "ns"};

    private Figures() {}

    /** As "0.61 s", "96.9 %", "400 /s", "12". */
    public static String text(Unit unit, double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "never" : "-never";
        }
        return switch (unit) {
            case DURATION -> duration(value);
            case SHARE -> number(100 * value) + " %";
            case RATE -> number(value) + " /s";
            case COUNT -> value == StrictMath.rint(value) ? count((long) value) : number(value);
            case NUMBER -> number(value);
        };
    }

    /** As {@link #duration(double)}. */
    public static String duration(long ns) {
        return duration((double) ns);
    }

    /** As "0.61 s" or "38 ms": seconds from a tenth of one on. */
    public static String duration(double ns) {
        double size = Math.abs(ns);
        if (size == 0) {
            return "0 s";
        }
        for (int i = 0; i < SCALES_NS.length; i++) {
            double least = i == 0 ? 0.1 * SCALES_NS[0] : SCALES_NS[i];
            if (size >= least) {
                return number(ns / SCALES_NS[i]) + " " + SCALE_NAMES[i];
            }
        }
        return number(ns) + " ns";
    }

    /** Three significant digits, never an exponent, no zeros behind the point. */
    public static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        if (text.indexOf('.') >= 0) {
            text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return text.equals("-0") ? "0" : text;
    }

    /** Digits in groups of three, as "1 204 881". */
    public static String count(long value) {
        String digits = Long.toString(Math.abs(value));
        StringBuilder grouped = new StringBuilder(value < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                grouped.append(' ');
            }
            grouped.append(digits.charAt(i));
        }
        return grouped.toString();
    }

    /** The unit's word in results, see {@link io.netsplit.scenario.result.AssertionResult}. */
    public static String word(Unit unit) {
        return switch (unit) {
            case DURATION -> "ns";
            case SHARE -> "share";
            case RATE -> "per-second";
            case COUNT -> "";
            case NUMBER -> "ratio";
        };
    }
}
