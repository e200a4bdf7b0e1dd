package io.netsplit.scenario.format.grammar;

import java.math.BigDecimal;

/** Writes durations as a scenario file would: 250ms, 1.5s. */
public final class DurationText {
    private static final long[] UNIT_NS = {1_000_000_000, 1_000_000, 1_000, 1};
    private static final String[] UNITS = {"s", "ms", "us", "ns"};

    private DurationText() {}

    public static String of(long ns) {
        long size = Math.abs(ns);
        for (int i = 0; i < UNITS.length; i++) {
            if (size >= UNIT_NS[i]) {
                BigDecimal value = BigDecimal.valueOf(ns).divide(BigDecimal.valueOf(UNIT_NS[i]));
                return value.stripTrailingZeros().toPlainString() + UNITS[i];
            }
        }
        return "0s";
    }
}
