package io.netsplit.check.linearizability.search;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.AppendOnlyList;
import io.netsplit.model.Counter;
import io.netsplit.model.ElementSet;
import io.netsplit.model.FifoQueue;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.model.MultiRegister;
import io.netsplit.model.Register;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that are judged together, ready to be searched: one key's, or all where the model does not split. */
public final class Shard {
    private final Model model;
    private final List<Operation> all;
    private final List<Operation> operations;
    private @Nullable Timeline timeline;

    public Shard(List<Operation> operations, Model model) {
        this.model = model;
        all = operations;
        this.operations = Relevance.relevant(operations, model);
    }

    /** A search from the beginning. */
    public Search search() {
        return new Search(timeline(), transitions());
    }

    private Transitions transitions() {
        Timeline order = timeline();
        if (model instanceof Register || (model instanceof KeyValueStore && !appends())) {
            return new RegisterTransitions(model.initial(), order);
        }
        if (model instanceof FifoQueue && model.initial() instanceof List<?> elements) {
            return new QueueTransitions(elements, order);
        }
        if (model instanceof ElementSet && model.initial() instanceof Collection<?> elements) {
            return new SetTransitions(elements, order);
        }
        if (model instanceof AppendOnlyList && model.initial() instanceof List<?> elements) {
            return new ListTransitions(elements, order);
        }
        if (model instanceof Counter && model.initial() instanceof Long sum) {
            return new CounterTransitions(model, sum, order);
        }
        if (model instanceof MultiRegister registers) {
            return new TransactionTransitions(registers, order);
        }
        if (model instanceof KeyValueStore store) {
            return new StoreTransitions(store, order);
        }
        return new GenericTransitions(model, order);
    }

    /** True where a value may have grown out of several writes. */
    public boolean appends() {
        for (Operation operation : operations) {
            if (operation.function().equals(Functions.APPEND)) {
                return true;
            }
        }
        return false;
    }

    /** Made when it is first asked for: who decides without a search needs none. */
    public Timeline timeline() {
        Timeline made = timeline;
        if (made == null) {
            made = new Timeline(operations);
            timeline = made;
        }
        return made;
    }

    /** Those that can matter, in order of invocation: none that failed. */
    public List<Operation> operations() {
        return operations;
    }

    public Model model() {
        return model;
    }

    /** All of them, those that failed or cannot matter included, in order of invocation. */
    public List<Operation> all() {
        return all;
    }
}
