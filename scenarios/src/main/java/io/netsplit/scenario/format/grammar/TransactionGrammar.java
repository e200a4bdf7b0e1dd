package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Workload.Transactions;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.workload.TransactionShape;
import java.util.List;
import java.util.Optional;

/** What transactions are like. */
final class TransactionGrammar {
    private static final int MOST_WRITES = 1_000_000;
    private static final int UNBOUNDED = 0;
    private static final StepCountKind.Steps USUAL_STEPS =
            new StepCountKind.Steps(TransactionShape.DEFAULT.fewestSteps(), TransactionShape.DEFAULT.mostSteps());

    private static final Field<StepCountKind.Steps> STEPS = Field.optional(
            "steps", new StepCountKind(), USUAL_STEPS.fewest() + ".." + USUAL_STEPS.most(), "How many steps each has");
    private static final Field<Integer> KEYS = Field.optional(
            "keys",
            Kinds.integer(1, TransactionShape.MOST_STEPS),
            "as many as it has steps",
            "How many different keys one of them has at most");
    private static final Field<Double> READS =
            Field.optional("reads", Kinds.SHARE, "50%", "Share of the steps that read; the others write or append");
    private static final Field<Integer> ROTATE_AFTER = Field.optional(
            "rotate-after",
            Kinds.integer(1, MOST_WRITES),
            TransactionShape.DEFAULT.rotateAfter() + " for list-append; else never",
            "A key that clients have asked to change so often gives way to a fresh one, so that lists stay short");

    static final Section<Shape> SECTION = new Section<>(
            "transactions",
            "What transactions are like",
            List.of(STEPS, KEYS, READS, ROTATE_AFTER),
            values -> Optional.of(new Shape(
                    values.get(STEPS, USUAL_STEPS),
                    values.find(KEYS),
                    values.get(READS, TransactionShape.DEFAULT.readShare()),
                    values.find(ROTATE_AFTER))));

    /** As it was written. */
    record Shape(StepCountKind.Steps steps, Optional<Integer> keys, double reads, Optional<Integer> rotateAfter) {}

    private static final Shape USUAL =
            new Shape(USUAL_STEPS, Optional.empty(), TransactionShape.DEFAULT.readShare(), Optional.empty());

    private TransactionGrammar() {}

    /** What was written, or what is usual for the type. */
    static Transactions of(WorkloadType type, Optional<Shape> written) {
        Shape shape = written.orElse(USUAL);
        int usualRotation =
                type == WorkloadType.LIST_APPEND ? TransactionShape.DEFAULT.rotateAfter() : TransactionShape.NEVER;
        return new Transactions(
                shape.steps.fewest(),
                shape.steps.most(),
                shape.keys.orElse(UNBOUNDED),
                shape.reads,
                shape.rotateAfter.orElse(usualRotation));
    }

    /** Refuses what would have no effect. */
    static boolean check(Values values, Field<Shape> field, WorkloadType type, int keys) {
        if (!values.has(field)) {
            return true;
        }
        if (!type.hasShape()) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(field),
                            "'" + field.name() + "' means nothing to the type '" + type.word() + "'")
                    .withHelp("use type list-append or rw-register, or leave it out"));
            return false;
        }
        Shape shape = values.get(field);
        int possible = Math.min(keys, shape.steps.most());
        if (shape.keys.isPresent() && shape.keys.get() > possible) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(field),
                            "no transaction can have " + shape.keys.get() + " different keys")
                    .withHelp("there are " + keys + " keys, and a transaction has " + shape.steps.most()
                            + " steps at most"));
            return false;
        }
        return true;
    }
}
