package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.RunSettings;
import java.util.List;
import java.util.Optional;

/** The section {@code run}. */
final class RunGrammar {
    static final Field<Long> DURATION = Field.required("duration", Kinds.POSITIVE_DURATION, "Virtual time of one run");
    private static final Field<Long> WARMUP = Field.optional(
            "warmup", Kinds.DURATION, "0s", "The beginning of the run, which no threshold or comparison counts");
    static final Field<List<Long>> SEEDS =
            Field.optional("seeds", new SeedsKind(), "1", "One run for each: 20 means 1 to 20; also 5..9 or [7, 11]");
    private static final Field<Long> LIVENESS = Field.optional(
            "liveness",
            Kinds.POSITIVE_DURATION,
            "The end of the run, in which every fault is healed and none begins, so that the system can show that it recovers");
    private static final Field<List<Range>> QUIET = Field.optional(
            "quiet",
            Kinds.list(new WindowKind(), 1, 1000),
            "Windows, as [20s..25s], in which nothing is wrong: no fault begins, and those under way are healed");

    static final Section<RunSettings> SECTION = new Section<>(
            "run", "How long, and how often", List.of(DURATION, WARMUP, SEEDS, LIVENESS, QUIET), RunGrammar::build);

    private RunGrammar() {}

    private static Optional<RunSettings> build(Values values) {
        long duration = values.get(DURATION);
        long warmup = values.get(WARMUP, 0L);
        long liveness = values.get(LIVENESS, 0L);
        boolean warmupFits = fits(values, WARMUP, warmup, duration);
        boolean livenessFits = fits(values, LIVENESS, liveness, duration);
        if (!warmupFits || !livenessFits) {
            return Optional.empty();
        }
        List<Range> quiet = values.get(QUIET, List.of());
        for (Range window : quiet) {
            if (window.maxNs() > duration) {
                values.report(Diagnostic.of(ErrorCode.NS011, values.span(QUIET), "a quiet window ends after the run"));
                return Optional.empty();
            }
        }
        return Optional.of(
                new RunSettings(duration, warmup, values.get(SEEDS, List.of(1L)), liveness, quiet, values.head()));
    }

    private static boolean fits(Values values, Field<Long> part, long partNs, long duration) {
        if (partNs < duration) {
            return true;
        }
        values.report(
                Diagnostic.of(ErrorCode.NS013, values.span(part), "'" + part.name() + "' leaves nothing of the run")
                        .withLabel("must be shorter than the run")
                        .withRelated(values.span(DURATION), "the run ends here"));
        return false;
    }
}
