package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that must have a unit. */
final class Quantity {
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([a-zA-Z%/µ]*)");
    private static final Pattern SPACED = Pattern.compile("([+-]?[0-9.]+)\\s+([a-zA-Z%/µ]+)");
    private static final int LONGEST_NUMBER = 30;

    static final Quantity DURATION = new Quantity(
            "a duration",
            true,
            units(
                    "ns",
                    "1",
                    "us",
                    "1000",
                    "ms",
                    "1000000",
                    "s",
                    "1000000000",
                    "m",
                    "60000000000",
                    "h",
                    "3600000000000"),
            Map.ofEntries(
                    Map.entry("µs", "us"),
                    Map.entry("usec", "us"),
                    Map.entry("micros", "us"),
                    Map.entry("nanos", "ns"),
                    Map.entry("msec", "ms"),
                    Map.entry("msecs", "ms"),
                    Map.entry("millis", "ms"),
                    Map.entry("sec", "s"),
                    Map.entry("secs", "s"),
                    Map.entry("second", "s"),
                    Map.entry("seconds", "s"),
                    Map.entry("min", "m"),
                    Map.entry("mins", "m"),
                    Map.entry("minute", "m"),
                    Map.entry("minutes", "m"),
                    Map.entry("hr", "h"),
                    Map.entry("hour", "h"),
                    Map.entry("hours", "h")));
    static final Quantity SHARE = new Quantity("a percentage", false, units("%", "0.01"), Map.of());
    static final Quantity RATE = new Quantity(
            "a rate",
            false,
            units("/s", "1", "/m", "60 1", "/h", "3600 1"),
            Map.of("/sec", "/s", "/second", "/s", "ps", "/s", "rps", "/s", "qps", "/s", "/min", "/m", "/hour", "/h"));
    static final Quantity BANDWIDTH = new Quantity(
            "a bandwidth",
            false,
            units(
                    "bit/s",
                    "1",
                    "kbit/s",
                    "1000",
                    "Mbit/s",
                    "1000000",
                    "Gbit/s",
                    "1000000000",
                    "B/s",
                    "8",
                    "KiB/s",
                    "8192",
                    "MiB/s",
                    "8388608",
                    "GiB/s",
                    "8589934592"),
            Map.of(
                    "mbps", "Mbit/s", "gbps", "Gbit/s", "kbps", "kbit/s", "mb/s", "MiB/s", "kb/s", "KiB/s", "gb/s",
                    "GiB/s"));
    static final Quantity SIZE = new Quantity(
            "a size",
            false,
            units("B", "1", "KiB", "1024", "MiB", "1048576", "GiB", "1073741824"),
            Map.of("kb", "KiB", "mb", "MiB", "gb", "GiB", "k", "KiB", "g", "GiB", "bytes", "B"));
    static final Quantity PPM = new Quantity("a drift", false, units("ppm", "1"), Map.of());

    private final String description;
    private final boolean compound;
    private final Map<String, String> factors;
    private final Map<String, String> misspellings;

    private Quantity(
            String description, boolean compound, Map<String, String> factors, Map<String, String> misspellings) {
        this.description = description;
        this.compound = compound;
        this.factors = factors;
        this.misspellings = misspellings;
    }

    private static Map<String, String> units(String... namesAndFactors) {
        Map<String, String> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFactors.length; i += 2) {
            units.put(namesAndFactors[i], namesAndFactors[i + 1]);
        }
        return units;
    }

    String description() {
        return description;
    }

    /** "units are ns, us, ms, s, m, h". */
    String unitsHelp() {
        return factors.size() == 1
                ? "the unit is " + factors.keySet().iterator().next()
                : "units are " + String.join(", ", factors.keySet());
    }

    /** Regular expression of a number with its unit, without sign. */
    String regex() {
        String part = "[0-9]+(\\.[0-9]+)?(" + String.join("|", factors.keySet()) + ")";
        return compound ? "(" + part + ")+" : part;
    }

    /** The number in the base unit, or none, which has then been reported. */
    Optional<BigDecimal> read(String text, Span span, Reading reading) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        BigDecimal sum = BigDecimal.ZERO;
        Matcher matcher = PART.matcher(digits);
        int at = 0;
        while (at < digits.length()) {
            boolean isPart = matcher.find(at) && matcher.start() == at;
            if (!isPart
                    || !factors.containsKey(matcher.group(2))
                    || matcher.group(1).length() > LONGEST_NUMBER) {
                reading.report(refusal(text, span));
                return Optional.empty();
            }
            sum = sum.add(value(matcher.group(1), matcher.group(2)));
            at = compound || matcher.end() == digits.length() ? matcher.end() : digits.length() + 1;
        }
        if (digits.isEmpty() || at > digits.length()) {
            reading.report(refusal(text, span));
            return Optional.empty();
        }
        return Optional.of(negative ? sum.negate() : sum);
    }

    private BigDecimal value(String number, String unit) {
        List<String> factor = List.of(factors.getOrDefault(unit, "1").split(" "));
        BigDecimal value = new BigDecimal(number);
        return factor.size() == 1
                ? value.multiply(new BigDecimal(factor.get(0)))
                : value.divide(new BigDecimal(factor.get(0)), java.math.MathContext.DECIMAL128);
    }

    private Diagnostic refusal(String text, Span span) {
        boolean isBare = text.matches("[+-]?[0-9]+(\\.[0-9]+)?");
        String message = isBare ? description + " needs a unit" : "'" + text + "' is not " + description;
        Diagnostic diagnostic = Diagnostic.of(ErrorCode.NS010, span, message).withHelp(unitsHelp());
        return suggestion(text, isBare)
                .map(better -> diagnostic.withLabel("did you mean '" + better + "'?"))
                .orElse(diagnostic);
    }

    private Optional<String> suggestion(String text, boolean isBare) {
        if (isBare) {
            return Optional.of(withUnit(text));
        }
        Matcher spaced = SPACED.matcher(text);
        String joined = spaced.matches() ? spaced.group(1) + spaced.group(2) : text;
        int end = joined.length();
        while (end > 0 && !Character.isDigit(joined.charAt(end - 1))) {
            end--;
        }
        String number = joined.substring(0, end);
        String unit = joined.substring(end);
        if (!number.matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
            return Optional.empty();
        }
        return meant(unit).map(right -> number + right);
    }

    private Optional<String> meant(String unit) {
        if (factors.containsKey(unit)) {
            return Optional.of(unit);
        }
        for (String right : factors.keySet()) {
            if (right.equalsIgnoreCase(unit)) {
                return Optional.of(right);
            }
        }
        return Optional.ofNullable(misspellings.get(unit.toLowerCase(Locale.ROOT)));
    }

    private String withUnit(String number) {
        BigDecimal value = new BigDecimal(number);
        if (this == DURATION) {
            return number + (value.abs().compareTo(BigDecimal.valueOf(120)) <= 0 ? "s" : "ms");
        }
        boolean isFraction = value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0;
        if (this == SHARE && isFraction) {
            String percent = value.movePointRight(2).stripTrailingZeros().toPlainString();
            return number + "%' or '" + percent + "%";
        }
        return number + factors.keySet().iterator().next();
    }
}
