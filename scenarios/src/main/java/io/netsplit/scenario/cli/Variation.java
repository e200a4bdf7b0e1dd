package io.netsplit.scenario.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a scenario that takes several values, as {@code topology.network.loss=0%,1%,5%}, or so many of them at even
 * distances, as {@code topology.network.loss=0%..5%:6}.
 */
record Variation(String path, List<String> values) {
    private static final int MOST_VALUES = 1000;
    private static final String NUMBER = "([+-]?[0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern EVEN = Pattern.compile(NUMBER + "(\\D*?)\\.\\." + NUMBER + "(\\D*):([0-9]{1,4})");

    Variation {
        values = List.copyOf(values);
    }

    static Variation of(String text) {
        int equals = text.indexOf('=');
        String values = text.substring(equals + 1);
        if (equals <= 0 || values.isBlank()) {
            throw UserMistake.usage(
                    "--vary takes PATH=VALUES, as --vary topology.network.loss=0%,1%,5%, not '" + text + "'.");
        }
        Matcher even = EVEN.matcher(values);
        List<String> list = even.matches() ? even(text, even) : List.of(values.split(",", -1));
        if (list.stream().anyMatch(String::isBlank)) {
            throw UserMistake.usage("--vary " + text + ": between two commas there is no value.");
        }
        return new Variation(text.substring(0, equals), list);
    }

    private static List<String> even(String text, Matcher form) {
        String unit = form.group(4);
        int count = Integer.parseInt(form.group(5));
        if (!form.group(2).equals(unit) && !form.group(2).isEmpty()) {
            throw UserMistake.usage("--vary " + text + ": both ends take the same unit, as 0%..5%:6.");
        }
        if (count < 2 || count > MOST_VALUES) {
            throw UserMistake.usage(
                    "--vary " + text + ": behind ':' stands how many values, from 2 to " + MOST_VALUES + ".");
        }
        BigDecimal from = new BigDecimal(form.group(1));
        BigDecimal span = new BigDecimal(form.group(3)).subtract(from);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal step =
                    span.multiply(BigDecimal.valueOf(i)).divide(BigDecimal.valueOf(count - 1L), MathContext.DECIMAL32);
            BigDecimal value = from.add(step).stripTrailingZeros();
            values.add((value.signum() == 0 ? "0" : value.toPlainString()) + unit);
        }
        return values;
    }

    /** Every value of each with every value of the others, the last one changing fastest: settings as of {@code --set}. */
    static List<List<String>> grid(List<Variation> variations) {
        List<List<String>> points = List.of(List.of());
        for (Variation variation : variations) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> point : points) {
                for (String value : variation.values) {
                    List<String> next = new ArrayList<>(point);
                    next.add(value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points;
    }
}
