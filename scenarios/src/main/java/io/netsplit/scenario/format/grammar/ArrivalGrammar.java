package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.TimeValue;
import io.netsplit.scenario.format.model.Workload.Arrivals;
import io.netsplit.scenario.format.model.Workload.Closed;
import io.netsplit.scenario.format.model.Workload.Open;
import io.netsplit.scenario.format.model.Workload.Phase;
import io.netsplit.scenario.format.word.LoopModel;
import io.netsplit.scenario.format.word.Process;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When operations begin. */
final class ArrivalGrammar {
    private static final long DEFAULT_THINK_TIME_NS = 10_000_000;

    private static final Field<LoopModel> MODEL =
            Field.required("model", Kinds.word("a model of arrivals", LoopModel.values()), "Closed or open loop");
    private static final Field<TimeValue> THINK_TIME = Field.optional(
            "think-time", TimeValues.KIND, "10ms", "Closed: the pause between an answer and the next operation");
    private static final Field<Double> RATE =
            Field.optional("rate", Kinds.RATE, "Open: operations per second of all clients together");
    private static final Field<Process> PROCESS = Field.optional(
            "process",
            Kinds.word("an arrival process", Process.values()),
            "poisson",
            "Open: how they are spread in time");
    private static final Field<Long> PHASE_FOR =
            Field.required("for", Kinds.POSITIVE_DURATION, "How long this phase lasts");
    private static final Field<Double> PHASE_RATE = Field.required("rate", Kinds.RATE, "The rate that holds meanwhile");
    private static final Section<Phase> PHASE = new Section<>(
            "phase",
            "A rate that holds for a time",
            List.of(PHASE_FOR, PHASE_RATE),
            values -> Optional.of(new Phase(values.get(PHASE_FOR), values.get(PHASE_RATE))));
    private static final Field<List<Phase>> PHASES = Field.optional(
            "phases",
            Kinds.list(PHASE, 1, 1000),
            "Open: other rates at the beginning, one after the other; then 'rate' holds");

    static final Section<Arrivals> SECTION = new Section<>(
            "arrivals",
            "When operations begin (Schroeder, Wierman and Harchol-Balter 2006)",
            fields(),
            ArrivalGrammar::build);

    private ArrivalGrammar() {}

    private static List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>(List.of(MODEL, THINK_TIME, RATE, PROCESS, PHASES));
        fields.addAll(TrafficArrivals.FIELDS);
        return fields;
    }

    private static List<Field<?>> foreignTo(LoopModel model) {
        if (model == LoopModel.OPEN) {
            return List.of(THINK_TIME);
        }
        List<Field<?>> fields = new ArrayList<>(List.of(RATE, PROCESS, PHASES));
        fields.addAll(TrafficArrivals.FIELDS);
        return fields;
    }

    private static Optional<Arrivals> build(Values values) {
        LoopModel model = values.get(MODEL);
        for (Field<?> field : foreignTo(model)) {
            if (values.has(field)) {
                values.report(Diagnostic.of(
                                ErrorCode.NS013,
                                values.keySpan(field),
                                "'" + field.name() + "' means nothing to a '" + model.word() + "' loop")
                        .withRelated(values.span(MODEL), "the model is given here"));
                return Optional.empty();
            }
        }
        if (model == LoopModel.CLOSED) {
            return Optional.of(new Closed(values.get(THINK_TIME, new TimeValue.Constant(DEFAULT_THINK_TIME_NS))));
        }
        if (TrafficArrivals.isGiven(values)) {
            return TrafficArrivals.find(values, List.of(RATE, PROCESS, PHASES));
        }
        if (!values.has(RATE)) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "an open loop needs 'rate'")
                    .withHelp("as rate: 400/s"));
            return Optional.empty();
        }
        return Optional.of(
                new Open(values.get(PROCESS, Process.POISSON), values.get(RATE), values.get(PHASES, List.of())));
    }
}
