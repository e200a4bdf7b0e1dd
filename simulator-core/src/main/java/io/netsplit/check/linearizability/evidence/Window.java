package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Only the last part of a history, from an operation on that shows what the object held: see {@link Opening}. Of what was
 * still open then, nothing is known but that it may take effect later. So a history of any length is explained by what
 * happened soon before the operation that cannot be placed.
 *
 * @param start the operation that the part begins with
 * @param operations it, as an opening, and what came after it
 * @param fixed those of them that stand for the start, and the operation that cannot be placed
 */
record Window(Operation start, List<Operation> operations, Set<Operation> fixed) {
    private static final int TRIES = 40;
    private static final int SIZE_MAX = 3_000;

    /** A short one that fails; null where none was found. */
    static @Nullable Window of(List<Operation> prefix, Operation stuck, Model model, Oracle oracle) {
        List<Operation> starts = new ArrayList<>();
        for (Operation operation : prefix) {
            if (operation.isOk() && operation.completedNs() < stuck.invokedNs()) {
                starts.add(operation);
            }
        }
        starts.sort(Comparator.comparingLong(Operation::completedNs));
        int step = 1;
        for (int i = starts.size() - 1, tries = 0; i >= 0 && tries < TRIES; i -= step) {
            Operation start = starts.get(i);
            List<Operation> opening = Opening.of(start, model, start.completedNs());
            if (opening == null) {
                continue;
            }
            Window window = from(start, opening, prefix, stuck, model);
            if (window.operations.size() > SIZE_MAX) {
                return null;
            }
            if (oracle.fails(window.operations)) {
                return window;
            }
            tries++;
            step += tries > TRIES / 2 ? step / 2 + 1 : 0;
        }
        return null;
    }

    private static Window from(
            Operation start, List<Operation> opening, List<Operation> prefix, Operation stuck, Model model) {
        List<Operation> operations = new ArrayList<>(opening);
        Set<Operation> fixed = new LinkedHashSet<>(opening);
        fixed.add(stuck);
        long fromNs = start.completedNs();
        for (Operation operation : prefix) {
            boolean over = operation.isOk() && operation.completedNs() < start.invokedNs();
            if (operation == start || over) {
                continue;
            }
            if (operation.invokedNs() > fromNs) {
                operations.add(operation);
            } else if (!model.observes(operation.function(), operation.isOk() ? operation.output() : Model.UNSEEN)) {
                operations.add(later(operation, fromNs));
            }
        }
        return new Window(start, operations, fixed);
    }

    /** Begun before the window; what happened of it before its start has no consequence any more. */
    private static Operation later(Operation operation, long fromNs) {
        return operation.asking(operation.input(), fromNs);
    }
}
