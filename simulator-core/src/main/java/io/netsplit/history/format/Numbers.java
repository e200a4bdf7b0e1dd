package io.netsplit.history.format;

import io.netsplit.history.HistoryFormatException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers that are not a few digits: long ones, fractions, and what Clojure puts behind them. */
final class Numbers {
    private static final int LENGTH_MAX = 400;
    private static final int SCALE_MAX = 400;

    private static final Pattern AS_WRITTEN =
            Pattern.compile("[+-]?(\\d+/\\d+|0[xX][0-9a-fA-F]+|\\d{1,2}[rR][0-9a-zA-Z]+)N?");

    private Numbers() {}

    /**
     * A {@link Long} where the number is whole and fits, else a string, the same for equal numbers. Ratios and numbers of
     * another base stay as they are written.
     */
    static Object value(String word, long line, long column) throws HistoryFormatException {
        boolean bare = word.endsWith("N") || word.endsWith("M");
        String digits = bare ? word.substring(0, word.length() - 1) : word;
        if (AS_WRITTEN.matcher(word).matches()) {
            return word;
        }
        try {
            if (digits.length() > LENGTH_MAX) {
                throw new NumberFormatException("too long");
            }
            return value(new BigDecimal(digits).stripTrailingZeros());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new HistoryFormatException(line, column, "expected a number, not " + Excerpt.of(word));
        }
    }

    private static Object value(BigDecimal number) {
        if (Math.abs((long) number.scale()) > SCALE_MAX) {
            return number.toString();
        }
        boolean fits = number.scale() <= 0 && number.precision() - number.scale() <= 19;
        if (fits && number.toBigInteger().bitLength() < Long.SIZE) {
            return number.longValueExact();
        }
        return number.toPlainString();
    }
}
