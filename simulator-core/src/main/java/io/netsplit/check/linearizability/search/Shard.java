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

/** The operations that are judged together, ready to be searched: one key's, or all where the model does not split. */
public final class Shard {
    private final Model model;
    private final List<Operation> all;
    private final List<Operation> operations;
    private final Timeline timeline;

    public Shard(List<Operation> operations, Model model) {
        this.model = model;
        all = operations;
        this.operations = Relevance.relevant(operations, model);
        timeline = new Timeline(this.operations);
    }

    /** A search from the beginning. */
    public Search search() {
        return new Search(timeline, transitions());
    }

    private Transitions transitions() {
        if (model instanceof Register || (model instanceof KeyValueStore && !appends())) {
            return new RegisterTransitions(model.initial(), timeline);
        }
        if (model instanceof FifoQueue && model.initial() instanceof List<?> elements) {
            return new QueueTransitions(elements, timeline);
        }
        if (model instanceof ElementSet && model.initial() instanceof Collection<?> elements) {
            return new SetTransitions(elements, timeline);
        }
        if (model instanceof AppendOnlyList && model.initial() instanceof List<?> elements) {
            return new ListTransitions(elements, timeline);
        }
        if (model instanceof Counter && model.initial() instanceof Long sum) {
            return new CounterTransitions(model, sum, timeline);
        }
        if (model instanceof MultiRegister registers) {
            return new TransactionTransitions(registers, timeline);
        }
        if (model instanceof KeyValueStore store) {
            return new StoreTransitions(store, timeline);
        }
        return new GenericTransitions(model, timeline);
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

    public Timeline timeline() {
        return timeline;
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
