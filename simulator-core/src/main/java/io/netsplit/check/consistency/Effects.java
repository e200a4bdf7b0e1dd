package io.netsplit.check.consistency;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import org.jspecify.annotations.Nullable;

/** What an operation on a register or store reads and writes. */
final class Effects {
    private Effects() {}

    /** False where it failed, or was told that it changed nothing. */
    static boolean mayWrite(Operation operation) {
        if (operation.completion() == Completion.FAIL) {
            return false;
        }
        return switch (operation.function()) {
            case Functions.WRITE, Functions.PUT -> true;
            case Functions.CAS, Functions.DELETE -> !Boolean.FALSE.equals(operation.output());
            default -> false;
        };
    }

    /** What it leaves behind, where it writes. */
    static @Nullable Object written(Operation operation) {
        return switch (operation.function()) {
            case Functions.CAS -> operation.input() instanceof Cas cas ? cas.update() : null;
            case Functions.DELETE -> null;
            default -> operation.input();
        };
    }

    /** True where its answer shows what the key held. */
    static boolean observes(Operation operation) {
        return switch (operation.function()) {
            case Functions.READ, Functions.GET -> operation.isOk();
            case Functions.CAS -> operation.isOk() && !Boolean.FALSE.equals(operation.output());
            default -> false;
        };
    }

    /** What the key held, where it observes. */
    static @Nullable Object observed(Operation operation) {
        return operation.function().equals(Functions.CAS)
                ? operation.input() instanceof Cas cas ? cas.expected() : null
                : operation.output();
    }
}
