package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.AppendOnlyList;
import io.netsplit.model.ElementSet;
import io.netsplit.model.FifoQueue;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.LifoStack;
import io.netsplit.model.Model;
import io.netsplit.model.MultiRegister;
import io.netsplit.model.Register;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing history smaller by leaving operations out, only such that what is left fails for a reason that the whole
 * has as well: if the whole had an order, so would the part. Any operation that only observes may go. What else may go
 * depends on the model; a value goes with everybody who wrote or saw it.
 */
abstract class Reduction {
    private final List<Operation> operations;
    private final Operation stuck;
    private final Model model;
    private final Oracle oracle;

    Reduction(List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        this.operations = operations;
        this.stuck = stuck;
        this.model = model;
        this.oracle = oracle;
    }

    /** The way to go for this model; {@code stuck} is the operation that completes last and cannot be placed. */
    static Reduction of(List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        boolean appends =
                operations.stream().anyMatch(operation -> operation.function().equals(Functions.APPEND));
        if (model instanceof Register || (model instanceof KeyValueStore && !appends)) {
            List<Operation> weaker = RegisterReduction.withoutSightsOfOthers(operations, stuck);
            if (oracle.fails(weaker)) {
                return new RegisterReduction(weaker, stuck, model, oracle);
            }
            return new Reduction(operations, stuck, model, oracle) {};
        }
        if (model instanceof FifoQueue || model instanceof LifoStack) {
            return new QueueReduction(operations, stuck, model, oracle);
        }
        if (model instanceof ElementSet || model instanceof AppendOnlyList) {
            return new SetReduction(operations, stuck, model, oracle);
        }
        return model instanceof MultiRegister
                ? new MultiRegisterReduction(operations, stuck, model, oracle)
                : new Reduction(operations, stuck, model, oracle) {};
    }

    /** Everything about these values and what they need; all operations where the model does not tell values apart. */
    static List<Operation> about(
            Collection<?> values, List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        if (of(operations, stuck, model, oracle) instanceof ValueReduction reduction) {
            reduction.index();
            return reduction.about(reduction.withStuck(new ArrayList<>(values)));
        }
        return operations;
    }

    /** The smallest part found that still fails. */
    List<Operation> smallest() {
        return withoutObservations(operations);
    }

    /** Leaves out operations that only observe, {@link #stuck} excepted. */
    final List<Operation> withoutObservations(List<Operation> from) {
        List<Operation> observations = new ArrayList<>();
        List<Operation> others = new ArrayList<>();
        for (Operation operation : from) {
            boolean free = operation.index() != stuck.index()
                    && (!operation.isOk() || model.observes(operation.function(), operation.output()));
            (free && operation.isOk() ? observations : others).add(operation);
        }
        if (oracle.fails(others)) {
            return others;
        }
        List<Operation> kept = oracle.smallest(observations, some -> oracle.fails(merged(some, others)));
        return merged(others, kept);
    }

    /** The same operation with an answer that says less. */
    static Operation withOutput(Operation operation, @Nullable Object output) {
        return copy(operation, operation.input(), output);
    }

    /** The same operation asked and answered about less. */
    static Operation copy(Operation operation, @Nullable Object input, @Nullable Object output) {
        Operation copy = operation.asking(input, operation.invokedNs());
        if (operation.completion() != Completion.OPEN) {
            copy.complete(
                    operation.completion(), output, operation.completedNs(), operation.error(), operation.answeredBy());
        }
        return copy;
    }

    static List<Operation> merged(List<Operation> first, List<Operation> second) {
        List<Operation> all = new ArrayList<>(first);
        all.addAll(second);
        all.sort((a, b) -> Long.compare(a.index(), b.index()));
        return all;
    }

    /** What a collection holds in the beginning, which nobody can leave out. */
    final Collection<?> initialElements() {
        return model.initial() instanceof Collection<?> elements ? elements : List.of();
    }

    final List<Operation> operations() {
        return operations;
    }

    final Operation stuck() {
        return stuck;
    }

    final Oracle oracle() {
        return oracle;
    }
}
