package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Scope;
import io.netsplit.scenario.format.word.Condition;
import io.netsplit.scenario.format.word.Consistency;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of assertions. */
final class AssertionGrammar {
    private static final double DEFAULT_CONFIDENCE = 0.95;
    private static final double LARGEST_RATIO = 1e9;

    private static final Field<String> INVARIANT = Field.required(
            "invariant",
            new InvariantKind(),
            "Holds after every event: one of the protocol's, or no-acknowledged-write-lost");
    private static final Field<Consistency> CONSISTENCY = Field.required(
            "consistency",
            Kinds.word("a consistency model", Consistency.values()),
            "What the history of all operations of the run promises");
    private static final Field<Condition> EVENTUALLY =
            Field.required("eventually", Kinds.word("a condition", Condition.values()), "What becomes true");
    private static final Field<Long> WITHIN =
            Field.required("within", Kinds.POSITIVE_DURATION, "How long it may take, from the start of the window");
    static final Field<ThresholdKind.Claim> THRESHOLD =
            Field.required("threshold", new ThresholdKind(), "A metric, an operator and a value: latency.p99 < 50ms");
    static final Field<Metric> COMPARE =
            Field.required("compare", Kinds.wordOf("a metric", Metrics.all()), "Which figure of two variants");
    private static final Field<String> OF = Field.required("of", DefinedNameKind.VARIANT, "The variant that is judged");
    private static final Field<String> TO =
            Field.required("to", DefinedNameKind.VARIANT, "The variant that it is compared with");

    private static final Field<Double> MOST_RATIO =
            Field.optional("at-most", Kinds.number(0, LARGEST_RATIO), "At most so many times as much");
    private static final Field<Double> LEAST_RATIO =
            Field.optional("at-least", Kinds.number(0, LARGEST_RATIO), "At least so many times as much");
    private static final Section<Bounds> RATIO_SECTION = new Section<>(
            "ratio",
            "The one figure divided by the other",
            List.of(MOST_RATIO, LEAST_RATIO),
            values -> bounds(values, values.find(LEAST_RATIO), values.find(MOST_RATIO)));
    private static final Field<Bounds> RATIO =
            Field.optional("ratio", RATIO_SECTION, "Of the first divided by the second: { at-most: 0.5 }");
    private static final Field<String> MOST_DIFFERENCE =
            Field.optional("at-most", new AmountKind(), "At most so much more, as 5ms or 2%");
    private static final Field<String> LEAST_DIFFERENCE =
            Field.optional("at-least", new AmountKind(), "At least so much more");
    private static final Section<AmountBounds> DIFFERENCE_SECTION = new Section<>(
            "difference",
            "The one figure minus the other",
            List.of(MOST_DIFFERENCE, LEAST_DIFFERENCE),
            AssertionGrammar::amounts);
    private static final Field<AmountBounds> DIFFERENCE =
            Field.optional("difference", DIFFERENCE_SECTION, "Of the first minus the second: { at-most: 5ms }");
    private static final Field<Double> CONFIDENCE = Field.optional(
            "confidence", Kinds.POSITIVE_SHARE, "95%", "How sure the bound of the paired ratio or difference must be");

    static final List<Section<? extends Assertion>> KINDS = List.of(
            section(
                    "invariant",
                    "Holds after every event",
                    List.of(INVARIANT),
                    values -> Optional.of(new Assertion.Invariant(ScopeFields.scope(values), values.get(INVARIANT)))),
            section(
                    "consistency",
                    "What the history promises",
                    List.of(CONSISTENCY),
                    values ->
                            Optional.of(new Assertion.Consistent(ScopeFields.scope(values), values.get(CONSISTENCY)))),
            section(
                    "eventually",
                    "Becomes true in time",
                    List.of(EVENTUALLY, WITHIN),
                    values -> Optional.of(new Assertion.Eventually(
                            ScopeFields.scope(values), values.get(EVENTUALLY), values.get(WITHIN)))),
            section("threshold", "A figure and its bound", List.of(THRESHOLD), AssertionGrammar::threshold),
            section(
                    "compare",
                    "A figure of two variants, in pairs of runs with the same seed",
                    List.of(COMPARE, OF, TO, RATIO, DIFFERENCE, CONFIDENCE),
                    AssertionGrammar::compare));

    /** What a ratio or difference has to stay within. */
    private record Bounds(Optional<Double> atLeast, Optional<Double> atMost) {}

    private record AmountBounds(Optional<String> atLeast, Optional<String> atMost) {}

    private AssertionGrammar() {}

    private static <A extends Assertion> Section<A> section(
            String name,
            String documentation,
            List<Field<?>> own,
            java.util.function.Function<Values, Optional<A>> builder) {
        List<Field<?>> fields = new ArrayList<>(own);
        boolean isWhole = name.equals("invariant") || name.equals("consistency");
        fields.addAll(
                isWhole
                        ? ScopeFields.WHOLE_RUN
                        : name.equals("compare")
                                ? ScopeFields.COMPARED
                                : name.equals("eventually") ? ScopeFields.TIMED : ScopeFields.ALL);
        return new Section<>(
                name,
                documentation,
                fields,
                values -> ScopeFields.check(values) ? builder.apply(values) : Optional.empty());
    }

    private static Optional<Assertion.Threshold> threshold(Values values) {
        ThresholdKind.Claim claim = values.get(THRESHOLD);
        Scope scope = ScopeFields.scope(values);
        if (!ScopeFields.checkFilters(values, claim.metric(), scope)) {
            return Optional.empty();
        }
        return Optional.of(
                new Assertion.Threshold(scope, claim.metric(), claim.operator(), claim.value(), claim.text()));
    }

    private static Optional<Assertion.Compare> compare(Values values) {
        Metric metric = values.get(COMPARE);
        String of = values.get(OF);
        String to = values.get(TO);
        Scope scope = ScopeFields.scope(values);
        if (!values.exclude(RATIO, DIFFERENCE) || !ScopeFields.checkFilters(values, metric, scope)) {
            return Optional.empty();
        }
        if (of.equals(to)) {
            values.report(Diagnostic.of(ErrorCode.NS013, values.span(TO), "a variant is not compared with itself")
                    .withRelated(values.span(OF), "the same variant"));
            return Optional.empty();
        }
        if (!values.has(RATIO) && !values.has(DIFFERENCE)) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.keySpan(COMPARE), "this comparison has no bound")
                    .withHelp("give 'ratio: { at-most: … }' or 'difference: { at-most: … }'"));
            return Optional.empty();
        }
        Assertion.Compare.By by = values.has(RATIO) ? Assertion.Compare.By.RATIO : Assertion.Compare.By.DIFFERENCE;
        Optional<Bounds> bounds = values.has(RATIO) ? values.find(RATIO) : differences(values, metric);
        return bounds.map(b -> new Assertion.Compare(
                scope,
                metric,
                of,
                to,
                by,
                Optionals.ofDouble(b.atLeast()),
                Optionals.ofDouble(b.atMost()),
                values.get(CONFIDENCE, DEFAULT_CONFIDENCE),
                metric.word() + " of " + of + (by == Assertion.Compare.By.RATIO ? " to " : " minus ") + to + " "
                        + boundsText(values)));
    }

    /** As "<= 0.5" or ">= 5ms and <= 20ms". */
    private static String boundsText(Values values) {
        AmountBounds amounts = values.find(RATIO)
                .map(ratio -> new AmountBounds(
                        ratio.atLeast().map(AssertionGrammar::plain),
                        ratio.atMost().map(AssertionGrammar::plain)))
                .orElseGet(() -> values.get(DIFFERENCE));
        return Stream.concat(
                        amounts.atLeast().map(least -> ">= " + least).stream(),
                        amounts.atMost().map(most -> "<= " + most).stream())
                .collect(Collectors.joining(" and "));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static Optional<Bounds> differences(Values values, Metric metric) {
        AmountBounds amounts = values.get(DIFFERENCE);
        Optional<Double> least = amounts.atLeast().flatMap(text -> amount(values, metric, text));
        Optional<Double> most = amounts.atMost().flatMap(text -> amount(values, metric, text));
        boolean isRead = least.isPresent() == amounts.atLeast().isPresent()
                && most.isPresent() == amounts.atMost().isPresent();
        return isRead && ordered(values, least, most) ? Optional.of(new Bounds(least, most)) : Optional.empty();
    }

    private static Optional<Double> amount(Values values, Metric metric, String text) {
        return ThresholdKind.value(metric, text, values.span(DIFFERENCE), values.reading());
    }

    private static Optional<AmountBounds> amounts(Values values) {
        Optional<String> least = values.find(LEAST_DIFFERENCE);
        Optional<String> most = values.find(MOST_DIFFERENCE);
        return least.isPresent() || most.isPresent() ? Optional.of(new AmountBounds(least, most)) : noBound(values);
    }

    private static Optional<Bounds> bounds(Values values, Optional<Double> least, Optional<Double> most) {
        if (least.isEmpty() && most.isEmpty()) {
            return noBound(values);
        }
        return ordered(values, least, most) ? Optional.of(new Bounds(least, most)) : Optional.empty();
    }

    private static <T> Optional<T> noBound(Values values) {
        values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "this comparison has no bound")
                .withHelp("give 'at-most' or 'at-least'"));
        return Optional.empty();
    }

    private static boolean ordered(Values values, Optional<Double> least, Optional<Double> most) {
        if (least.isEmpty() || most.isEmpty() || least.get() <= most.get()) {
            return true;
        }
        values.report(Diagnostic.of(ErrorCode.NS013, values.head(), "'at-least' is larger than 'at-most'"));
        return false;
    }
}
