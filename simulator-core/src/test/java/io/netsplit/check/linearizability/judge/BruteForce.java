package io.netsplit.check.linearizability.judge;

import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The definition of linearizability and nothing else: tries every order. */
final class BruteForce {
    private final List<Operation> operations;
    private final Model model;
    private final boolean[] placed;

    private BruteForce(History history, Model model) {
        operations = history.where(operation -> operation.completion() != Completion.FAIL)
                .operations();
        this.model = model;
        placed = new boolean[operations.size()];
    }

    /** {@code model} must not split by key, or the history have one key only. */
    static boolean isLinearizable(History history, Model model) {
        return new BruteForce(history, model).canFinish(model.initial());
    }

    private boolean canFinish(@Nullable Object state) {
        boolean done = true;
        for (int i = 0; i < placed.length; i++) {
            done &= placed[i] || !operations.get(i).isOk();
            if (placed[i] || !mayComeNext(i)) {
                continue;
            }
            Operation operation = operations.get(i);
            Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
            Object next = model.step(state, operation.function(), operation.key(), operation.input(), output);
            if (next != Model.REFUSED) {
                placed[i] = true;
                boolean finished = canFinish(next);
                placed[i] = false;
                if (finished) {
                    return true;
                }
            }
        }
        return done;
    }

    /** An operation may come next where every operation that precedes it in real time has come. */
    private boolean mayComeNext(int i) {
        for (int j = 0; j < placed.length; j++) {
            if (!placed[j] && precedes(operations.get(j), operations.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean precedes(Operation first, Operation second) {
        if (!first.isOk() || first.completedNs() > second.invokedNs()) {
            return false;
        }
        return first.completedNs() < second.invokedNs() || wentOnBefore(first, second);
    }

    /** True where the process of {@code first} went on at once, with {@code second} or with one invoked before it. */
    private boolean wentOnBefore(Operation first, Operation second) {
        for (Operation next : operations) {
            if (next.process() == first.process()
                    && next.isOk()
                    && Objects.equals(next.key(), first.key())
                    && next.index() > first.index()
                    && next.invokedNs() == first.completedNs()
                    && next.index() <= second.index()) {
                return true;
            }
        }
        return false;
    }
}
