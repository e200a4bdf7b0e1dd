package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Lesson;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.format.word.LessonPane;
import java.util.List;
import java.util.Optional;

/** What a scenario tells about one of its runs. */
final class LessonGrammar {
    private static final int MOST_STEPS = 100;
    private static final int LONGEST = 400;

    private static final Field<Long> AT = Field.required("at", Kinds.DURATION, "The instant that is shown");
    private static final Field<String> SAY = Field.required("say", Kinds.text(LONGEST), "The caption");
    private static final Field<LessonPane> PANE =
            Field.optional("pane", Kinds.word("a pane", LessonPane.values()), "as before", "Where to look");
    private static final Field<Long> AROUND = Field.optional(
            "around",
            Kinds.POSITIVE_DURATION,
            "all of it",
            "How much of the run is shown, with the instant in its middle");

    static final Section<Lesson.Step> STEP =
            new Section<>("steps", "A caption", List.of(AT, SAY, PANE, AROUND), LessonGrammar::step);

    private static final Field<String> VARIANT =
            Field.optional("variant", DefinedNameKind.VARIANT, "the first", "Which variant it tells about");
    private static final Field<Integer> SEED =
            Field.optional("seed", Kinds.integer(0, Integer.MAX_VALUE), "the first", "Which seed it tells about");
    private static final Field<List<Lesson.Step>> STEPS = Field.required(
            "steps", Kinds.list(STEP, 1, MOST_STEPS), "The captions, in the order in which they are shown");

    static final Section<Draft> SECTION = new Section<>(
            "lesson",
            "Captions for one run, which the dashboard shows step by step",
            List.of(VARIANT, SEED, STEPS),
            values -> Optional.of(new Draft(values.find(VARIANT), values.find(SEED), values.get(STEPS))));

    /** A lesson as it is written, before it is known what "the first" means. */
    record Draft(Optional<String> variant, Optional<Integer> seed, List<Lesson.Step> steps) {}

    private LessonGrammar() {}

    private static Optional<Lesson.Step> step(Values values) {
        return Optional.of(new Lesson.Step(
                values.get(AT), values.get(SAY), values.find(PANE), values.find(AROUND), values.span(AT)));
    }

    /** The lesson about one of these variants; a caption after the end of the run would never be seen. */
    static Lesson settle(Draft draft, List<Variant> variants, Reading reading) {
        Variant told = variants.stream()
                .filter(variant -> draft.variant().isEmpty()
                        || variant.name().equals(draft.variant().get()))
                .findFirst()
                .orElseThrow();
        RunSettings run = told.scenario().run();
        for (Lesson.Step step : draft.steps()) {
            if (step.atNs() > run.durationNs()) {
                reading.report(
                        Diagnostic.of(ErrorCode.NS013, step.span(), "this caption comes after the end of the run")
                                .withRelated(run.span(), "the run lasts " + DurationText.of(run.durationNs())));
            }
        }
        long seed =
                draft.seed().map(Integer::longValue).orElseGet(() -> run.seeds().get(0));
        return new Lesson(told.name(), seed, draft.steps());
    }
}
