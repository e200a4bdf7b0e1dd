package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.model.TimeValue;
import java.util.Locale;

/** Durations as a scenario file writes them. */
final class PlainTime {
    private static final String[] UNITS = {"ns", "us", "ms", "s"};
    private static final double THOUSAND = 1_000;

    private PlainTime() {}

    /** As "2ms" or "1.5s". */
    static String of(long ns) {
        double value = ns;
        int unit = 0;
        while (unit < UNITS.length - 1 && value >= THOUSAND) {
            value /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "") + " " + UNITS[unit];
    }

    static String of(TimeValue value) {
        if (value instanceof TimeValue.Constant constant) {
            return of(constant.valueNs());
        }
        if (value instanceof TimeValue.Uniform uniform) {
            return of(uniform.minNs()) + " to " + of(uniform.maxNs());
        }
        if (value instanceof TimeValue.Lognormal lognormal) {
            return "median " + of(lognormal.medianNs()) + ", 99th percentile " + of(lognormal.p99Ns()) + " (lognormal)";
        }
        if (value instanceof TimeValue.Exponential exponential) {
            return "mean " + of(exponential.meanNs()) + " (exponential)";
        }
        String name = value.getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + " distribution";
    }
}
