package io.netsplit.check;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.model.Register;
import java.util.List;

/** The operations that are judged together, ready to be searched: one key's, or all where the model does not split. */
final class Shard {
    private final Model model;
    private final List<Operation> all;
    private final List<Operation> operations;
    private final Timeline timeline;

    Shard(List<Operation> operations, Model model) {
        this.model = model;
        all = operations;
        this.operations = Relevance.relevant(operations, model);
        timeline = new Timeline(this.operations);
    }

    /** A search from the beginning. */
    Search search() {
        return new Search(timeline, transitions());
    }

    private Transitions transitions() {
        if (model instanceof Register || (model instanceof KeyValueStore && neverAppends())) {
            return new RegisterTransitions(model.initial(), timeline);
        }
        return new GenericTransitions(model, timeline);
    }

    private boolean neverAppends() {
        for (Operation operation : operations) {
            if (operation.function().equals(Functions.APPEND)) {
                return false;
            }
        }
        return true;
    }

    Timeline timeline() {
        return timeline;
    }

    Model model() {
        return model;
    }

    /** All of them, those that failed or cannot matter included, in order of invocation. */
    List<Operation> all() {
        return all;
    }
}
