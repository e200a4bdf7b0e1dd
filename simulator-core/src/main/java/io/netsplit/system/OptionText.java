package io.netsplit.system;

import java.util.List;

/** Reads an option's value as it is written in a scenario file. */
public final class OptionText {
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s", "m", "h");
    private static final long[] UNIT_NS = {1, 1_000, 1_000_000, 1_000_000_000, 60_000_000_000L, 3_600_000_000_000L};

    private OptionText() {}

    /** The typed value, see {@link OptionValues}; an {@link IllegalArgumentException} says what was expected. */
    public static Object parse(Option option, String text) {
        return switch (option.kind()) {
            case DURATION -> durationNs(text);
            case DURATION_RANGE -> range(text);
            case BOOLEAN -> flag(text);
            case INTEGER -> integer(text);
            case PERCENTAGE -> share(text);
            case CHOICE -> choice(option, text);
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

    private static Double share(String text) {
        if (!text.endsWith("%")) {
            throw new IllegalArgumentException("expected a percentage, as 5%, not '" + text + "'");
        }
        return Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
    }

    private static String choice(Option option, String text) {
        if (!option.choices().contains(text)) {
            throw new IllegalArgumentException("expected one of " + option.choices() + ", not '" + text + "'");
        }
        return text;
    }
}
