package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Correction;
import java.util.List;
import java.util.Optional;

/** What a time service does to a clock. */
final class ClockGrammar {
    private static final long DEFAULT_ACCURACY_NS = 1_000_000;
    private static final long DEFAULT_SLEW_PPM = 500;
    private static final long DEFAULT_STEP_NS = 128_000_000;
    private static final long LARGEST_SLEW_PPM = 100_000;
    private static final long LARGEST_STEP_NS = 3_600_000_000_000L;

    private static final Field<Long> EVERY =
            Field.required("every", Kinds.POSITIVE_DURATION, "Time between two measurements");
    private static final Field<Long> ACCURACY =
            Field.optional("accuracy", Kinds.DURATION, "1ms", "A measurement is wrong by up to this much, either way");
    private static final Field<Long> SLEW =
            Field.optional("slew", Kinds.PPM, "500ppm", "Small errors are led away no faster than this");
    private static final Field<Long> STEP =
            Field.optional("step", Kinds.DURATION, "128ms", "Larger errors are stepped away at once");
    private static final Section<Correction> SECTION = new Section<>(
            "correct",
            "A time service, with the defaults of NTP version 4 (RFC 5905)",
            List.of(EVERY, ACCURACY, SLEW, STEP),
            ClockGrammar::correction);

    static final Field<Correction> CORRECT = Field.optional(
            "correct", SECTION, "A time service that leads the wall clock back, as NTP does: { every: 16s }");

    private ClockGrammar() {}

    private static Optional<Correction> correction(Values values) {
        long slew = values.get(SLEW, DEFAULT_SLEW_PPM);
        long step = values.get(STEP, DEFAULT_STEP_NS);
        if (slew < 0 || slew > LARGEST_SLEW_PPM) {
            values.report(Diagnostic.of(ErrorCode.NS011, values.span(SLEW), "this slew is out of range")
                    .withLabel("expected 0ppm to 100000ppm"));
            return Optional.empty();
        }
        if (step > LARGEST_STEP_NS) {
            values.report(Diagnostic.of(ErrorCode.NS011, values.span(STEP), "this step is out of range")
                    .withLabel("expected at most 1h"));
            return Optional.empty();
        }
        return Optional.of(new Correction(values.get(EVERY), values.get(ACCURACY, DEFAULT_ACCURACY_NS), slew, step));
    }
}
