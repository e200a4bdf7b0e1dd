package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Workload.RequestKind;
import java.util.List;
import java.util.Optional;

/** Classes of requests that differ in cost or priority. */
final class RequestKinds {
    private static final int HIGHEST_PRIORITY = 15;
    private static final double TOLERANCE = 1e-9;

    private static final Field<String> NAME = Field.required("name", Kinds.name("the name of a class"), "For people");
    private static final Field<Double> SHARE =
            Field.required("share", Kinds.POSITIVE_SHARE, "How many of all requests; shares add up to 100%");
    private static final Field<Double> COST = Field.optional(
            "cost", Kinds.number(0, 1_000_000), "1", "Its work, as a multiple of the servers' service time");
    private static final Field<Integer> PRIORITY = Field.optional(
            "priority",
            Kinds.integer(0, HIGHEST_PRIORITY),
            "0",
            "Higher is served first, by servers of the discipline 'priority'");
    static final Section<RequestKind> SECTION = new Section<>(
            "class",
            "Requests that are alike",
            List.of(NAME, SHARE, COST, PRIORITY),
            values -> Optional.of(new RequestKind(
                    values.get(NAME), values.get(SHARE), values.get(COST, 1.0), values.get(PRIORITY, 0))));
    static final Field<List<RequestKind>> CLASSES = Field.optional(
            "classes",
            Kinds.list(SECTION, 1, 100),
            "all requests alike",
            "Type requests: classes that differ in cost and priority");

    private RequestKinds() {}

    static boolean addUp(Values values) {
        double sum = values.get(CLASSES, List.of()).stream()
                .mapToDouble(RequestKind::share)
                .sum();
        if (!values.has(CLASSES) || Math.abs(sum - 1) <= TOLERANCE) {
            return true;
        }
        values.report(Diagnostic.of(
                ErrorCode.NS011, values.keySpan(CLASSES), "the shares of the classes do not add up to 100%"));
        return false;
    }
}
