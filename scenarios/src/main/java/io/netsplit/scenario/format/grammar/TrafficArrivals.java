package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Workload.Arrivals;
import io.netsplit.scenario.format.model.Workload.Bursts;
import io.netsplit.scenario.format.model.Workload.Diurnal;
import io.netsplit.scenario.format.model.Workload.State;
import java.util.List;
import java.util.Optional;

/** Arrivals of an open loop that have no single rate: bursts, a day, a record. The traffic lab alone knows them. */
final class TrafficArrivals {
    private static final Field<Double> STATE_RATE = Field.required("rate", Kinds.RATE_OR_ZERO, "Requests meanwhile");
    private static final Field<Long> STATE_MEAN =
            Field.required("mean", Kinds.POSITIVE_DURATION, "How long the state holds on average");
    private static final Section<State> STATE = new Section<>(
            "state",
            "A state of a Markov-modulated Poisson process",
            List.of(STATE_RATE, STATE_MEAN),
            values -> Optional.of(new State(values.get(STATE_RATE), values.get(STATE_MEAN))));
    private static final Field<List<State>> BURSTS = Field.optional(
            "bursts",
            Kinds.list(STATE, 2, 100),
            "Traffic lab, instead of 'rate': states that follow each other in a circle, as [{ rate: 100/s, mean: 5s }, { rate: "
                    + "2000/s, mean: 500ms }]");

    private static final Field<Double> LOW = Field.required("low", Kinds.RATE_OR_ZERO, "The rate at the start");
    private static final Field<Double> HIGH =
            Field.required("high", Kinds.RATE, "The rate half a period later; at least 'low'");
    private static final Field<Long> PERIOD = Field.required("period", Kinds.POSITIVE_DURATION, "How long a day is");
    private static final Section<Diurnal> DAY =
            new Section<>("diurnal", "A rate that swings as a sine", List.of(LOW, HIGH, PERIOD), TrafficArrivals::day);
    private static final Field<Diurnal> DIURNAL =
            Field.optional("diurnal", DAY, "Traffic lab, instead of 'rate': { low: 100/s, high: 900/s, period: 60s }");

    private static final Field<Arrivals> RECORDED = Field.optional(
            "recorded",
            new RecordKind(),
            "Traffic lab, instead of 'rate': a CSV file beside this one, whose first column is the time of each request in "
                    + "seconds, ascending; one line of headings is skipped");

    static final List<Field<?>> FIELDS = List.of(BURSTS, DIURNAL, RECORDED);

    private TrafficArrivals() {}

    private static Optional<Diurnal> day(Values values) {
        if (values.get(LOW) > values.get(HIGH)) {
            values.report(Diagnostic.of(ErrorCode.NS013, values.span(HIGH), "'high' is lower than 'low'")
                    .withRelated(values.span(LOW), "'low' is here"));
            return Optional.empty();
        }
        return Optional.of(new Diurnal(values.get(LOW), values.get(HIGH), values.get(PERIOD)));
    }

    /** What the file gives of it; refuses two of them, and one beside {@code others}. */
    static Optional<Arrivals> find(Values values, List<Field<?>> others) {
        List<Field<?>> given = FIELDS.stream().filter(values::has).toList();
        for (Field<?> one : given) {
            for (Field<?> other : others) {
                if (!values.exclude(one, other)) {
                    return Optional.empty();
                }
            }
            if (!one.equals(given.get(0)) && !values.exclude(given.get(0), one)) {
                return Optional.empty();
            }
        }
        Optional<List<State>> states = values.find(BURSTS);
        if (states.isPresent()) {
            return bursts(values, states.get());
        }
        return values.find(DIURNAL).map(day -> (Arrivals) day).or(() -> values.find(RECORDED));
    }

    private static Optional<Arrivals> bursts(Values values, List<State> states) {
        if (states.stream().allMatch(state -> state.ratePerSecond() == 0)) {
            values.report(Diagnostic.of(ErrorCode.NS011, values.span(BURSTS), "one state must have a rate above 0/s"));
            return Optional.empty();
        }
        return Optional.of(new Bursts(states));
    }

    static boolean isGiven(Values values) {
        return FIELDS.stream().anyMatch(values::has);
    }
}
