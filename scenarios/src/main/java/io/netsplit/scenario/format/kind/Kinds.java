package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.kind.QuantityKind.Bounds;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.word.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The kinds that do not depend on what they are used for. */
public final class Kinds {
    private static final BigDecimal LONGEST_NS = BigDecimal.valueOf(Long.MAX_VALUE / 4);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final String DURATION_EXAMPLE = "a duration, as 250ms or 1m30s";

    /** Nanoseconds, more than none. */
    public static final Kind<Long> POSITIVE_DURATION = duration(
            new Bounds(BigDecimal.ONE, LONGEST_NS, false, "between 1ns and 73 years, in whole nanoseconds"),
            DURATION_EXAMPLE);

    /** Nanoseconds, zero included. */
    public static final Kind<Long> DURATION =
            duration(new Bounds(BigDecimal.ZERO, LONGEST_NS, false, "between 0s and 73 years"), DURATION_EXAMPLE);

    /** Nanoseconds, forwards or backwards. */
    public static final Kind<Long> SIGNED_DURATION = duration(
            new Bounds(LONGEST_NS.negate(), LONGEST_NS, false, "at most 73 years, forwards or backwards"),
            "a duration with a sign, as +2s or -150ms");

    /** A duration or a range of durations, each more than nothing. */
    public static final Kind<Range> POSITIVE_RANGE = new RangeKind(POSITIVE_DURATION);

    /** A duration or a range of durations. */
    public static final Kind<Range> RANGE = new RangeKind(DURATION);

    /** 0 % to 100 %, as a share between 0 and 1. */
    public static final Kind<Double> SHARE = new QuantityKind<>(
            Quantity.SHARE,
            new Bounds(BigDecimal.ZERO, BigDecimal.ONE, false, "0% to 100%"),
            "a percentage, as 0.1%",
            BigDecimal::doubleValue);

    /** Above 0 % to 100 %. */
    public static final Kind<Double> POSITIVE_SHARE = new QuantityKind<>(
            Quantity.SHARE,
            new Bounds(BigDecimal.ZERO, BigDecimal.ONE, true, "more than 0%, at most 100%"),
            "a percentage, as 0.1%",
            BigDecimal::doubleValue);

    /** Per second. */
    public static final Kind<Double> RATE = new QuantityKind<>(
            Quantity.RATE,
            new Bounds(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000_000), true, "more than 0/s, at most 1000000000/s"),
            "a rate, as 400/s",
            BigDecimal::doubleValue);

    /** Per second, zero included. */
    public static final Kind<Double> RATE_OR_ZERO = new QuantityKind<>(
            Quantity.RATE,
            new Bounds(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000_000), false, "0/s to 1000000000/s"),
            "a rate, as 400/s",
            BigDecimal::doubleValue);

    /** Bits per second. */
    public static final Kind<Long> BANDWIDTH = new QuantityKind<>(
            Quantity.BANDWIDTH,
            new Bounds(BigDecimal.ONE, MOST, false, "at least 1bit/s"),
            "a bandwidth, as 1Gbit/s or 20MiB/s",
            BigDecimal::longValue);

    /** Bytes. */
    public static final Kind<Long> SIZE = new QuantityKind<>(
            Quantity.SIZE,
            new Bounds(BigDecimal.ONE, MOST, false, "at least 1B"),
            "a size, as 1KiB",
            BigDecimal::longValue);

    /** Parts per million, in whole numbers. */
    public static final Kind<Long> PPM = new QuantityKind<>(
            Quantity.PPM,
            new Bounds(BigDecimal.valueOf(-900_000), BigDecimal.valueOf(900_000), false, "-900000ppm to 900000ppm"),
            "parts per million, as 200ppm or -50ppm",
            value -> value.setScale(0, RoundingMode.HALF_EVEN).longValue());

    public static final Kind<Boolean> BOOLEAN = new BooleanKind();

    private Kinds() {}

    private static Kind<Long> duration(Bounds bounds, String description) {
        return new QuantityKind<>(Quantity.DURATION, bounds, description, BigDecimal::longValue);
    }

    public static Kind<Integer> integer(int min, int max) {
        return new IntegerKind(min, max);
    }

    /** A number from {@code min} to {@code max}, both included. */
    public static Kind<Double> number(double min, double max) {
        return new NumberKind(min, max);
    }

    /** Free text in at most so many characters. */
    public static Kind<String> text(int longest) {
        return new TextKind(longest);
    }

    /** A name in lower case with hyphens; {@code what} says of what: "the name of a fault". */
    public static Kind<String> name(String what) {
        return new NameKind(what);
    }

    /** One of an enum's words; {@code what} says which: "a role". */
    public static <W extends Enum<W> & Word> Kind<W> word(String what, W[] choices) {
        return new WordKind<>(what, List.of(choices));
    }

    /** One of these words; {@code what} says which: "a metric". */
    public static <W extends Word> Kind<W> wordOf(String what, List<W> choices) {
        return new WordKind<>(what, choices);
    }

    public static <T> ListKind<T> list(Kind<T> item, int fewest, int most) {
        return new ListKind<>(item, fewest, most);
    }

    /** One value, or a list of them. */
    public static <T> Kind<List<T>> oneOrMany(Kind<T> item, int most) {
        return new OneOrManyKind<>(item, new ListKind<>(item, 1, most));
    }
}
