package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.MetricTable;
import java.util.Locale;

/** Figures as people read them, in the unit of their metric. */
final class FigureWords {
    private static final double EXACT = 1e12;

    private FigureWords() {}

    static String of(double value, String unit) {
        if (Double.isNaN(value)) {
            return "none";
        }
        return switch (unit) {
            case "ns" -> Double.isInfinite(value) ? "∞" : Times.length(StrictMath.round(value));
            case "share" -> share(value);
            case "per-second" -> number(value) + "/s";
            default -> number(value);
        };
    }

    /** For narrow places. */
    static String compact(double value, String unit) {
        return unit.equals("ns") ? brief(value) : of(value, unit);
    }

    /** A length of time in three digits, for narrow places. */
    static String brief(double ns) {
        if (!Double.isFinite(ns)) {
            return of(ns, "ns");
        }
        String[] units = {"ns", "us", "ms", "s"};
        double value = ns;
        int unit = 0;
        while (unit < units.length - 1 && value >= 999.5) {
            value /= 1000;
            unit++;
        }
        String digits = value >= 99.95 || unit == 0 ? "%.0f %s" : value >= 9.995 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, digits, value, units[unit]);
    }

    private static String share(double value) {
        String text = String.format(Locale.ROOT, value > 0.99 && value < 1 ? "%.3f" : "%.2f", value * 100);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end) + " %";
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (size == StrictMath.rint(size) && size < EXACT) {
            return Times.count((long) value);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 1 ? "%.2f" : "%.3f", value);
    }

    /** What a comparison has shown of a variant, as "×0.373 [0.215, 0.647] better". */
    static String effect(MetricTable table, MetricTable.Row row) {
        if (Double.isNaN(row.effect())) {
            return row.finding();
        }
        String effect = table.isRatio()
                ? "×" + number(row.effect())
                : (row.effect() < 0 ? "" : "+") + of(row.effect(), table.unit());
        String interval = interval(table, row);
        return effect + (interval.isEmpty() ? "" : " " + interval) + " " + row.finding();
    }

    /** As "[0.215, 0.647]"; empty where there is none. */
    static String interval(MetricTable table, MetricTable.Row row) {
        if (!Double.isFinite(row.low()) || !Double.isFinite(row.high())) {
            return "";
        }
        String unit = table.isRatio() ? "" : table.unit();
        return "[" + of(row.low(), unit) + ", " + of(row.high(), unit) + "]";
    }
}
