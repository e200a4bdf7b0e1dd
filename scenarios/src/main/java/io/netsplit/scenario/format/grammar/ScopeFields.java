package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Assertion.Scope;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all assertions have in common: to what they apply, and what is said of them. */
final class ScopeFields {
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_NAME = 100;

    static final Field<List<String>> VARIANT = Field.optional(
            "variant", Kinds.oneOrMany(DefinedNameKind.VARIANT, 1000), "all but canaries", "Only these variants");
    static final Field<String> DURING = Field.optional(
            "during", DefinedNameKind.FAULT, "Only while this fault is active; a repeated one, all its times");
    static final Field<String> BEFORE = Field.optional(
            "before", DefinedNameKind.FAULT, "Only from the end of the warm-up to the start of this fault");
    static final Field<String> AFTER =
            Field.optional("after", DefinedNameKind.FAULT, "Only from the end of this fault to the end of the run");
    static final Field<Map<Filter, List<String>>> WHERE = Field.optional(
            "where", new WhereKind(), "Only these operations or nodes: operation, group, node, side, client");
    private static final Field<String> NAME =
            Field.optional("name", Kinds.text(LONGEST_NAME), "the assertion itself", "Shown in reports");
    private static final Field<Verdict> EXPECT = Field.optional(
            "expect",
            Kinds.word("a verdict", Verdict.values()),
            "pass",
            "fail: this assertion is meant to be violated");
    private static final Field<String> BECAUSE = Field.optional(
            "because", Kinds.text(LONGEST_REASON), "One line of reason, printed when the verdict surprises");

    /** For what holds after every event, or of the whole history. */
    static final List<Field<?>> WHOLE_RUN = List.of(VARIANT, NAME, EXPECT, BECAUSE);

    /** For what becomes true of the cluster. */
    static final List<Field<?>> TIMED = List.of(VARIANT, DURING, AFTER, NAME, EXPECT, BECAUSE);

    /** For pairs of variants. */
    static final List<Field<?>> COMPARED = List.of(DURING, BEFORE, AFTER, WHERE, NAME, EXPECT, BECAUSE);

    static final List<Field<?>> ALL = List.of(VARIANT, DURING, BEFORE, AFTER, WHERE, NAME, EXPECT, BECAUSE);

    private ScopeFields() {}

    /** Refuses two windows. */
    static boolean check(Values values) {
        return values.exclude(DURING, BEFORE) && values.exclude(DURING, AFTER) && values.exclude(BEFORE, AFTER);
    }

    /** Refuses a filter that the metric cannot be split by, and sides where nothing is cut. */
    static boolean checkFilters(Values values, Metric metric, Scope scope) {
        for (Filter filter : scope.where().keySet()) {
            if (!metric.filters().contains(filter)) {
                values.report(Diagnostic.of(
                                ErrorCode.NS013,
                                values.keySpan(WHERE),
                                "'" + metric.word() + "' cannot be narrowed by '" + filter.word() + "'")
                        .withHelp("it is a figure of the cluster as a whole"));
                return false;
            }
        }
        if (scope.where().containsKey(Filter.SIDE) && scope.window().kind() != Window.Kind.DURING) {
            values.report(Diagnostic.of(ErrorCode.NS013, values.keySpan(WHERE), "there are sides only during a cut")
                    .withHelp("add 'during' with the name of a partition"));
            return false;
        }
        return true;
    }

    /** Variants are as written; what "all" means is settled when all of them are known. */
    static Scope scope(Values values) {
        return new Scope(
                values.get(VARIANT, new ArrayList<>()),
                window(values),
                values.get(WHERE, Map.of()),
                values.get(NAME, ""),
                values.get(EXPECT, Verdict.PASS) == Verdict.FAIL,
                values.get(BECAUSE, ""),
                values.head());
    }

    private static Window window(Values values) {
        if (values.has(DURING)) {
            return new Window(Window.Kind.DURING, values.get(DURING));
        }
        if (values.has(BEFORE)) {
            return new Window(Window.Kind.BEFORE, values.get(BEFORE));
        }
        return values.has(AFTER) ? new Window(Window.Kind.AFTER, values.get(AFTER)) : Window.WHOLE;
    }
}
