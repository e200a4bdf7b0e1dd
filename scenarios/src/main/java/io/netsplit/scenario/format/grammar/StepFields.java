package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.Timing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What every fault step has: when, how long, and a name. */
final class StepFields {
    static final Field<Range> AT = Field.optional(
            "at", Kinds.RANGE, "When it happens, after the start of the run; in a range, drawn from the seed");
    static final Field<Range> EVERY = Field.optional(
            "every",
            Kinds.POSITIVE_RANGE,
            "Instead of 'at': again and again, so long after the last time; one that would begin while the last one lasts is left "
                    + "out");
    static final Field<Range> RANDOM_EVERY = Field.required(
            "every", Kinds.POSITIVE_RANGE, "Time from one random fault to the next; in a range, drawn from the seed");
    static final Field<Long> FROM = Field.optional(
            "from", Kinds.DURATION, "0s", "With 'every': when it starts; the first time is one gap later");
    static final Field<Long> UNTIL = Field.optional(
            "until",
            Kinds.POSITIVE_DURATION,
            "the end of the run",
            "With 'every': from when on it does not begin any more");
    static final Field<Range> FOR =
            Field.optional("for", Kinds.POSITIVE_RANGE, "to the end of the run", "How long it lasts");
    static final Field<Range> REQUIRED_FOR = Field.required("for", Kinds.POSITIVE_RANGE, "How long it lasts");
    static final Field<Long> WATCH = Field.optional(
            "watch", Kinds.POSITIVE_DURATION, "to the end of the run", "How long 'during' this change lasts");
    static final Field<Long> LEADER_FOR = Field.optional(
            "leader-for",
            Kinds.POSITIVE_DURATION,
            "With a fault that names the leader, or followers: it waits until whoever leads has led for so long");
    static final Field<String> NAME = Field.optional(
            "name", Kinds.name("the name of a fault"), "What 'during', 'before', 'after' and 'heal' call it");

    /** What most verbs have. */
    static final List<Field<?>> SHOWN = List.of(AT, EVERY, FROM, UNTIL, FOR, WATCH, LEADER_FOR, NAME);

    private StepFields() {}

    static List<Field<?>> of(Verb.Length length) {
        return switch (length) {
            case LASTS -> List.of(AT, EVERY, FROM, UNTIL, FOR, LEADER_FOR, NAME);
            case MUST_LAST -> List.of(AT, EVERY, FROM, UNTIL, REQUIRED_FOR, LEADER_FOR, NAME);
            case MOMENT -> List.of(AT, WATCH, LEADER_FOR, NAME);
            case REPEATS -> List.of(RANDOM_EVERY, FROM, UNTIL, REQUIRED_FOR, NAME);
        };
    }

    static Optional<FaultStep> step(
            String verb, Verb.Length length, Values values, Function<Values, Optional<FaultAction>> action) {
        Optional<Timing> timing = timing(length, values);
        Optional<FaultAction> what = action.apply(values);
        if (timing.isEmpty() || what.isEmpty()) {
            return Optional.empty();
        }
        if (values.has(LEADER_FOR) && !NamedNodes.needLeader(what.get())) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(LEADER_FOR),
                            "'leader-for' has no effect on a fault that names neither the leader nor followers")
                    .withHelp("leave it out, or name 'leader'"));
            return Optional.empty();
        }
        long watch = values.find(WATCH).orElse(-1L);
        long leaderFor = values.get(LEADER_FOR, 0L);
        return Optional.of(
                new FaultStep(values.get(NAME, ""), verb, timing.get(), watch, leaderFor, what.get(), values.head()));
    }

    private static Optional<Timing> timing(Verb.Length length, Values values) {
        if (!values.exclude(AT, EVERY) || !values.needs(FROM, EVERY) || !values.needs(UNTIL, EVERY)) {
            return Optional.empty();
        }
        Optional<Range> lasts = values.find(FOR);
        if (values.has(AT)) {
            return Optional.of(new Timing.At(values.get(AT), lasts, values.span(AT)));
        }
        if (!values.has(EVERY)) {
            boolean canRepeat = length != Verb.Length.MOMENT;
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "this fault does not say when")
                    .withHelp(canRepeat ? "give 'at', or 'every'" : "give 'at'"));
            return Optional.empty();
        }
        long from = values.get(FROM, 0L);
        long until = values.get(UNTIL, Long.MAX_VALUE);
        if (until <= from) {
            values.report(Diagnostic.of(ErrorCode.NS013, values.span(UNTIL), "'until' must be later than 'from'"));
            return Optional.empty();
        }
        return Optional.of(new Timing.Every(values.get(EVERY), from, until, lasts, values.span(EVERY)));
    }
}
