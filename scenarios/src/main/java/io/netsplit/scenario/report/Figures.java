package io.netsplit.scenario.report;

import java.util.List;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Figures {
    private static final double NS_PER_US = 1e3;
    private static final double NS_PER_MS = 1e6;
    private static final double NS_PER_S = 1e9;
    private static final double S_PER_MIN = 60;
    private static final double S_PER_HOUR = 3600;
    private static final double WHOLE_TOLERANCE = 1e-9;

    private Figures() {}

    /** An instant of virtual time, as "10.284 s". */
    static String instant(long ns) {
        return String.format(Locale.ROOT, "%.3f s", ns / NS_PER_S);
    }

    /** Seconds as short as they can be said to the millisecond, as "60" or "1.5". */
    static String shortSeconds(long ns) {
        String text = String.format(Locale.ROOT, "%.3f", ns / NS_PER_S);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** A length of virtual time, as "60 s", "40 min", "2.5 h". */
    static String span(long ns) {
        double seconds = ns / NS_PER_S;
        if (seconds < 2 * S_PER_MIN) {
            return shortest(seconds) + " s";
        }
        return seconds < 2 * S_PER_HOUR
                ? shortest(seconds / S_PER_MIN) + " min"
                : shortest(seconds / S_PER_HOUR) + " h";
    }

    /** A latency with three significant digits, as "870 us", "12.3 ms", "1.50 s". */
    static String latency(double ns) {
        if (ns < NS_PER_MS) {
            return significant(ns / NS_PER_US) + " us";
        }
        return ns < NS_PER_S ? significant(ns / NS_PER_MS) + " ms" : significant(ns / NS_PER_S) + " s";
    }

    /** A share between 0 and 1, as "96.9 %"; never rounded up to 100 nor down to 0. */
    static String percent(double share) {
        double hundredths = share * 100;
        if (share < 1 && hundredths > 99.9) {
            return "> 99.9 %";
        }
        return share > 0 && hundredths < 0.1 ? "< 0.1 %" : String.format(Locale.ROOT, "%.1f %%", hundredths);
    }

    /** A share as "2 %" or "0.35 %": two digits, and no zeros behind the point. */
    static String significantPercent(double share) {
        double hundredths = 100 * share;
        String text =
                String.format(Locale.ROOT, hundredths < 1 ? "%.2f" : hundredths < 10 ? "%.1f" : "%.0f", hundredths);
        return (text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text) + " %";
    }

    /** Three significant digits. */
    static String significant(double value) {
        double size = StrictMath.abs(value);
        String format = size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    /** Digits in groups of three, as "1 204 881". */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** As "1 run" or "40 runs". */
    static String counted(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** As "seeds 1..20" or "seed 7". */
    static String seedWord(List<Long> seeds) {
        return (seeds.size() == 1 ? "seed " : "seeds ") + seeds(seeds);
    }

    /** As "1..20" where they follow each other, else "1, 7, 9"; long lists are cut. */
    static String seeds(List<Long> seeds) {
        if (seeds.size() == 1) {
            return String.valueOf(seeds.get(0));
        }
        boolean consecutive = !seeds.isEmpty();
        for (int i = 1; i < seeds.size(); i++) {
            consecutive &= seeds.get(i) == seeds.get(i - 1) + 1;
        }
        if (consecutive) {
            return seeds.get(0) + ".." + seeds.get(seeds.size() - 1);
        }
        int shown = Math.min(seeds.size(), 8);
        String list = String.join(
                ", ", seeds.subList(0, shown).stream().map(String::valueOf).toList());
        return shown == seeds.size() ? list : list + " and " + (seeds.size() - shown) + " more";
    }

    /** A value in the unit in which results give it. */
    static String inUnit(double value, String unit) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return switch (unit) {
            case "ns" -> latency(value);
            case "share" -> percent(value);
            case "per-second" -> significant(value) + "/s";
            case "ratio" -> String.format(Locale.ROOT, "%.2f", value);
            default -> shortest(value);
        };
    }

    /** As short as it can be said, as "0.5" or "2 000". */
    static String plain(double value) {
        return shortest(value);
    }

    private static String shortest(double value) {
        return StrictMath.abs(value - StrictMath.rint(value)) < WHOLE_TOLERANCE
                ? count((long) StrictMath.rint(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
