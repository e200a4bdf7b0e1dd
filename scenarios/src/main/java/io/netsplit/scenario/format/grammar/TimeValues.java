package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.MappedKind;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.ShapedKind;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.TimeValue;
import io.netsplit.scenario.format.word.DistributionWord;
import java.util.List;
import java.util.Optional;

/** How long something takes: 2ms, 1ms..3ms, or a named distribution. */
final class TimeValues {
    private static final double LARGEST_SHAPE = 1000;
    private static final int MOST_VALUES = 10_000;
    private static final double TOLERANCE = 1e-6;

    private static final Field<DistributionWord> DISTRIBUTION = Field.required(
            "distribution", Kinds.word("a distribution", DistributionWord.values()), "Which distribution");
    private static final Field<Long> VALUE = Field.optional("value", Kinds.DURATION, "Of a constant");
    private static final Field<Long> MIN = Field.optional("min", Kinds.DURATION, "Smallest value");
    private static final Field<Long> MAX = Field.optional("max", Kinds.POSITIVE_DURATION, "Largest value");
    private static final Field<Long> MEAN = Field.optional("mean", Kinds.POSITIVE_DURATION, "Mean");
    private static final Field<Long> DEVIATION =
            Field.optional("deviation", Kinds.POSITIVE_DURATION, "Standard deviation");
    private static final Field<Long> MEDIAN = Field.optional("median", Kinds.POSITIVE_DURATION, "Half are below");
    private static final Field<Long> P99 =
            Field.optional("p99", Kinds.POSITIVE_DURATION, "99 of 100 are below; larger than the median");
    private static final Field<Long> SCALE = Field.optional("scale", Kinds.POSITIVE_DURATION, "Scale");
    private static final Field<Double> SHAPE =
            Field.optional("shape", Kinds.number(0.01, LARGEST_SHAPE), "Shape, a number without unit");
    private static final Field<Integer> STAGES = Field.optional("stages", Kinds.integer(1, 1000), "Number of stages");

    private static final Field<Double> BRANCH_SHARE =
            Field.required("share", Kinds.POSITIVE_SHARE, "How often this branch is chosen");
    private static final Field<Long> BRANCH_MEAN =
            Field.required("mean", Kinds.POSITIVE_DURATION, "Mean of this branch");
    private static final Section<TimeValue.Branch> BRANCH = new Section<>(
            "branch",
            "One exponential of a mixture",
            List.of(BRANCH_SHARE, BRANCH_MEAN),
            values -> Optional.of(new TimeValue.Branch(values.get(BRANCH_SHARE), values.get(BRANCH_MEAN))));
    private static final Field<List<TimeValue.Branch>> BRANCHES =
            Field.optional("branches", Kinds.list(BRANCH, 2, 20), "Of a hyperexponential; shares add up to 100%");
    private static final Field<List<Long>> VALUES =
            Field.optional("values", Kinds.list(Kinds.DURATION, 1, MOST_VALUES), "Of an empirical distribution");

    static final Section<TimeValue> FULL = new Section<>(
            "distribution",
            "A named distribution of times",
            List.of(
                    DISTRIBUTION,
                    VALUE,
                    MIN,
                    MAX,
                    MEAN,
                    DEVIATION,
                    MEDIAN,
                    P99,
                    SCALE,
                    SHAPE,
                    STAGES,
                    BRANCHES,
                    VALUES),
            TimeValues::build);

    /** Zero is allowed. */
    static final Kind<TimeValue> KIND = new ShapedKind<>(
            new MappedKind<>(Kinds.RANGE, TimeValues::ofRange), new DefinedKind<>("distribution", FULL));

    private TimeValues() {}

    private static TimeValue ofRange(Range range) {
        return range.isExact()
                ? new TimeValue.Constant(range.minNs())
                : new TimeValue.Uniform(range.minNs(), range.maxNs());
    }

    private static List<Field<?>> needed(DistributionWord word) {
        return switch (word) {
            case CONSTANT -> List.of(VALUE);
            case UNIFORM -> List.of(MIN, MAX);
            case EXPONENTIAL -> List.of(MEAN);
            case NORMAL -> List.of(MEAN, DEVIATION);
            case LOGNORMAL -> List.of(MEDIAN, P99);
            case PARETO -> List.of(MIN, SHAPE);
            case BOUNDED_PARETO -> List.of(MIN, MAX, SHAPE);
            case WEIBULL -> List.of(SCALE, SHAPE);
            case GAMMA -> List.of(MEAN, SHAPE);
            case ERLANG -> List.of(MEAN, STAGES);
            case HYPEREXPONENTIAL -> List.of(BRANCHES);
            case EMPIRICAL -> List.of(VALUES);
        };
    }

    private static Optional<TimeValue> build(Values values) {
        DistributionWord word = values.get(DISTRIBUTION);
        List<Field<?>> needed = needed(word);
        long before = values.reading().errors();
        for (Field<?> field : FULL.fields()) {
            boolean isNeeded = needed.contains(field) || field.equals(DISTRIBUTION);
            if (isNeeded && !values.has(field)) {
                values.report(Diagnostic.of(
                                ErrorCode.NS007,
                                values.span(DISTRIBUTION),
                                "'" + word.word() + "' needs '" + field.name() + "'")
                        .withHelp(word.word() + ": " + word.meaning()));
            } else if (!isNeeded && values.has(field)) {
                values.report(Diagnostic.of(
                                ErrorCode.NS013,
                                values.keySpan(field),
                                "'" + field.name() + "' means nothing to '" + word.word() + "'")
                        .withHelp(word.word() + ": " + word.meaning()));
            }
        }
        return values.reading().errors() == before && inOrder(values, word)
                ? Optional.of(value(values, word))
                : Optional.empty();
    }

    private static boolean inOrder(Values values, DistributionWord word) {
        return switch (word) {
            case UNIFORM, BOUNDED_PARETO -> ascending(values, MIN, MAX) && positive(values, word);
            case LOGNORMAL -> ascending(values, MEDIAN, P99);
            case PARETO -> positive(values, word);
            case HYPEREXPONENTIAL -> addUp(values);
            default -> true;
        };
    }

    private static boolean ascending(Values values, Field<Long> low, Field<Long> high) {
        if (values.get(low) < values.get(high)) {
            return true;
        }
        values.report(Diagnostic.of(
                        ErrorCode.NS013,
                        values.span(high),
                        "'" + high.name() + "' must be larger than '" + low.name() + "'")
                .withRelated(values.span(low), "'" + low.name() + "' is here"));
        return false;
    }

    private static boolean positive(Values values, DistributionWord word) {
        if (word == DistributionWord.UNIFORM || values.get(MIN) > 0) {
            return true;
        }
        values.report(Diagnostic.of(ErrorCode.NS011, values.span(MIN), "a Pareto distribution begins above 0"));
        return false;
    }

    private static boolean addUp(Values values) {
        double sum = values.get(BRANCHES).stream()
                .mapToDouble(TimeValue.Branch::share)
                .sum();
        if (Math.abs(sum - 1) <= TOLERANCE) {
            return true;
        }
        values.report(Diagnostic.of(ErrorCode.NS011, values.keySpan(BRANCHES), "shares must add up to 100%"));
        return false;
    }

    private static TimeValue value(Values values, DistributionWord word) {
        return switch (word) {
            case CONSTANT -> new TimeValue.Constant(values.get(VALUE));
            case UNIFORM -> new TimeValue.Uniform(values.get(MIN), values.get(MAX));
            case EXPONENTIAL -> new TimeValue.Exponential(values.get(MEAN));
            case NORMAL -> new TimeValue.Normal(values.get(MEAN), values.get(DEVIATION));
            case LOGNORMAL -> new TimeValue.Lognormal(values.get(MEDIAN), values.get(P99));
            case PARETO -> new TimeValue.Pareto(values.get(MIN), values.get(SHAPE));
            case BOUNDED_PARETO -> new TimeValue.BoundedPareto(values.get(MIN), values.get(MAX), values.get(SHAPE));
            case WEIBULL -> new TimeValue.Weibull(values.get(SCALE), values.get(SHAPE));
            case GAMMA -> new TimeValue.Gamma(values.get(MEAN), values.get(SHAPE));
            case ERLANG -> new TimeValue.Gamma(values.get(MEAN), values.get(STAGES));
            case HYPEREXPONENTIAL -> new TimeValue.Hyperexponential(values.get(BRANCHES));
            case EMPIRICAL -> new TimeValue.Empirical(values.get(VALUES));
        };
    }
}
