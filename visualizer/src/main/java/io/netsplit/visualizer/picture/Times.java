package io.netsplit.visualizer.picture;

import java.util.Locale;

/** Times as people read them. */
public final class Times {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private Times() {}

    /** An instant in seconds, to a millisecond or, in a short range, as fine as the range needs. */
    public static String instant(long timeNs, long rangeNs) {
        int digits = rangeNs >= 20 * SECOND ? 2 : rangeNs >= SECOND / 5 ? 3 : rangeNs >= MILLI ? 6 : 9;
        return String.format(Locale.ROOT, "%." + digits + "f s", timeNs / 1e9);
    }

    /** An instant to a millisecond. */
    public static String instant(long timeNs) {
        return instant(timeNs, SECOND);
    }

    /** A length of time in the unit that suits it. */
    public static String length(long ns) {
        long size = Math.abs(ns);
        String sign = ns < 0 ? "-" : "";
        if (size >= SECOND) {
            return sign + String.format(Locale.ROOT, size < 10 * SECOND ? "%.2f s" : "%.1f s", size / 1e9);
        }
        if (size >= MILLI) {
            return sign + String.format(Locale.ROOT, size < 10 * MILLI ? "%.2f ms" : "%.1f ms", size / 1e6);
        }
        return sign + (size >= 1_000 ? String.format(Locale.ROOT, "%.1f us", size / 1e3) : size + " ns");
    }

    /** With a thin group mark, as "12 345". */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
