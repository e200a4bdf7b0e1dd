package io.netsplit.system;

import java.util.List;

/** Reads an option's value as it is written in a scenario file. */
public final class OptionText {
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s", "m", "h");
    private static final long[] UNIT_NS = {1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L};
    private static final List<String> BANDWIDTH_UNITS =
            List.of("kbit/s", "Mbit/s", "Gbit/s", "bit/s", "KiB/s", "MiB/s", "GiB/s", "B/s");
    private static final long[] BANDWIDTH_BITS = {1_000, 1_000_000, 1_000_000_000, 1, 8L << 10, 8L << 20, 8L << 30, 8};

    private OptionText() {}

    /** The typed value, see {@link OptionValues}; an {@link IllegalArgumentException} says what was expected. */
    public static Object parse(Option option, String text) {
        return switch (option.kind()) {
            case DURATION -> durationNs(text);
            case OPTIONAL_DURATION -> text.equals("off") ? (Object) OptionValues.OFF : (Object) durationNs(text);
            case DURATION_RANGE -> range(text);
            case BOOLEAN -> flag(text);
            case INTEGER -> integer(text);
            case NUMBER -> number(text);
            case PERCENTAGE -> share(text);
            case BANDWIDTH -> bitsPerSecond(text);
            case CHOICE -> choice(option, text);
            case GROUPS -> text.isEmpty() ? List.of() : List.of(text);
        };
    }

    /** "1.5ms" is 1 500 000; a unit is mandatory. */
    public static long durationNs(String text) {
        int end = text.length();
        while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        int unit = UNITS.indexOf(text.substring(end));
        if (unit < 0 || end == 0) {
            throw new IllegalArgumentException("expected a duration with a unit, as 10ms, not '" + text + "'");
        }
        try {
            return new java.math.BigDecimal(text.substring(0, end))
                    .multiply(java.math.BigDecimal.valueOf(UNIT_NS[unit]))
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("expected a duration in whole nanoseconds, not '" + text + "'", e);
        }
    }

    private static Object range(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return durationNs(text);
        }
        return new OptionValues.Range(durationNs(text.substring(0, dots)), durationNs(text.substring(dots + 2)));
    }

    private static Boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("expected true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    private static Long integer(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number, not '" + text + "'", e);
        }
    }

    private static Double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number, not '" + text + "'", e);
        }
    }

    private static Long bitsPerSecond(String text) {
        for (int i = 0; i < BANDWIDTH_UNITS.size(); i++) {
            String unit = BANDWIDTH_UNITS.get(i);
            if (text.endsWith(unit) && Character.isDigit(text.charAt(text.length() - unit.length() - 1))) {
                return integer(text.substring(0, text.length() - unit.length())) * BANDWIDTH_BITS[i];
            }
        }
        throw new IllegalArgumentException("expected a bandwidth, as 20MiB/s, not '" + text + "'");
    }

    /** "2%" is 0.02. */
    public static Double share(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException("expected a percentage, as 5%, not '" + text + "'");
        }
        return number(text.substring(0, text.length() - 1)) / 100;
    }

    private static String choice(Option option, String text) {
        if (!option.choices().contains(text)) {
            throw new IllegalArgumentException("expected one of " + option.choices() + ", not '" + text + "'");
        }
        return text;
    }
}
