package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultAction.Strobe;
import io.netsplit.scenario.format.model.NodeSet;
import java.util.List;
import java.util.Optional;

/** The verb {@code clock}. */
final class ClockVerb {
    private static final Field<NodeSet> NODES =
            Field.required("clock", new DefinedKind<>("nodes", NodeSetKind.NODES), "Whose clocks");
    private static final Field<Long> OFFSET = Field.optional(
            "offset",
            Kinds.SIGNED_DURATION,
            "The wall clock is this far ahead (+) or behind (-) while the fault lasts");
    private static final Field<Long> DRIFT = Field.optional(
            "drift",
            Kinds.PPM,
            "Both clocks run so much faster (+) or slower (-) while the fault lasts; the error that has piled up stays");
    private static final Field<Long> JUMP = Field.optional(
            "jump", Kinds.SIGNED_DURATION, "The wall clock jumps once, forwards (+) or backwards (-), and stays there");
    private static final Field<Long> BY =
            Field.required("by", Kinds.SIGNED_DURATION, "How far the wall clock jumps ahead (+) or back (-)");
    private static final Field<Long> EVERY =
            Field.required("every", Kinds.POSITIVE_DURATION, "Time from one jump to the next of the same kind");
    private static final Section<Strobe> STROBE_SECTION = new Section<>(
            "strobe",
            "A clock that jumps to and fro",
            List.of(BY, EVERY),
            values -> Optional.of(new Strobe(values.get(BY), values.get(EVERY))));
    private static final Field<Strobe> STROBE = Field.optional(
            "strobe",
            STROBE_SECTION,
            "The wall clock jumps to and fro while the fault lasts: { by: 200ms, every: 1s }");

    private ClockVerb() {}

    static Verb verb() {
        return new Verb(
                "clock",
                "Clocks are off: by an offset, a drift, a jump, a strobe; or a time service leads them back",
                Verb.Length.LASTS,
                NODES,
                List.of(OFFSET, DRIFT, JUMP, STROBE, ClockGrammar.CORRECT),
                ClockVerb::action);
    }

    private static Optional<FaultAction> action(Values values) {
        FaultAction.Clock clock = new FaultAction.Clock(
                values.get(NODES),
                values.findLong(OFFSET),
                values.findLong(DRIFT),
                values.findLong(JUMP),
                values.find(STROBE),
                values.find(ClockGrammar.CORRECT));
        boolean isSomething = clock.offsetNs().orElse(0) != 0
                || clock.driftPpm().orElse(0) != 0
                || clock.jumpNs().orElse(0) != 0
                || clock.strobe().isPresent()
                || clock.correction().isPresent();
        if (!isSomething) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.keySpan(NODES), "this fault leaves the clock as it is")
                    .withHelp("give at least one of offset, drift, jump, strobe, correct"));
            return Optional.empty();
        }
        return Optional.of(clock);
    }
}
