package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.TimeValue;
import io.netsplit.traffic.server.HabitSpec;
import io.netsplit.traffic.server.HabitSpec.Neighbours;
import io.netsplit.traffic.server.HabitSpec.Spells;
import io.netsplit.traffic.server.HabitSpec.WarmUp;
import java.util.List;
import java.util.Optional;

/** What makes servers of the traffic lab slower or stops them without any fault. */
final class HabitGrammar {
    private static final Field<Double> FACTOR = Field.required(
            "factor", Kinds.number(1.000001, 1_000_000), "How many times longer everything takes at first");
    private static final Field<Long> DURATION = Field.required(
            "for", Kinds.POSITIVE_DURATION, "Until it is at full speed, which it approaches in a straight line");
    static final Section<WarmUp> WARM_UP_SECTION = new Section<>(
            "warm-up",
            "A process that has just started",
            List.of(FACTOR, DURATION),
            values -> Optional.of(new WarmUp(values.get(FACTOR), values.get(DURATION))));
    static final Field<WarmUp> WARM_UP = Field.optional(
            "warm-up",
            WARM_UP_SECTION,
            "none",
            "Traffic lab: these servers are cold at the start of the run and after each restart: { factor: 4, for: 30s }");

    private static final Field<TimeValue> EVERY =
            Field.required("every", TimeValues.KIND, "From the end of one to the start of the next, at each server");
    private static final Field<TimeValue> LENGTH = Field.required("for", TimeValues.KIND, "How long one lasts");
    static final Section<Spells> PAUSES_SECTION = new Section<>(
            "pauses", "Pauses that come by themselves", List.of(EVERY, LENGTH), values -> Optional.of(spells(values)));
    static final Field<Spells> PAUSES = Field.optional(
            "pauses",
            PAUSES_SECTION,
            "none",
            "Traffic lab: these servers stand still now and then, as for a collection of garbage: { every: 10s, for: 200ms }");

    private static final Field<Double> STEAL =
            Field.required("steal", Kinds.POSITIVE_SHARE, "Share of the server's speed that is gone meanwhile");
    static final Section<Neighbours> NEIGHBOURS_SECTION = new Section<>(
            "neighbours", "Others on the same machine", List.of(EVERY, LENGTH, STEAL), HabitGrammar::neighbours);
    static final Field<Neighbours> NEIGHBOURS = Field.optional(
            "neighbours",
            NEIGHBOURS_SECTION,
            "none",
            "Traffic lab: others take a part of these servers now and then: { every: 20s, for: 5s, steal: 60% }");

    private HabitGrammar() {}

    private static Optional<Neighbours> neighbours(Values values) {
        if (values.get(STEAL) >= 1) {
            values.report(Diagnostic.of(
                            ErrorCode.NS011, values.span(STEAL), "neighbours that take everything leave no server")
                    .withHelp("write 'pauses' where these servers stand still"));
            return Optional.empty();
        }
        return Optional.of(new Neighbours(spells(values), values.get(STEAL)));
    }

    private static Spells spells(Values values) {
        return new Spells(TimeDistributions.of(values.get(EVERY)), TimeDistributions.of(values.get(LENGTH)));
    }

    static HabitSpec habits(Values values) {
        return new HabitSpec(
                values.find(WARM_UP).orElse(null),
                values.find(PAUSES).orElse(null),
                values.find(NEIGHBOURS).orElse(null));
    }
}
