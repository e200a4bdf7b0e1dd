package io.netsplit.visualizer.consistency;

import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.model.NamedModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which object a history is about, told from what it was asked and what it answered: a trace does not name its model. */
final class ObjectModel {
    private ObjectModel() {}

    static boolean isOfTransactions(History history) {
        return history.operations().stream()
                .allMatch(operation -> operation.function().equals(Functions.TXN));
    }

    /** The first model that knows all functions; of a set and a counter, which have the same, the one that fits the answers. */
    static Optional<Model> of(History history) {
        Set<String> functions = new TreeSet<>();
        history.operations().forEach(operation -> functions.add(operation.function()));
        List<Model> knowing = Models.known().stream()
                .map(NamedModel::usual)
                .filter(model -> model.functions().containsAll(functions))
                .toList();
        boolean numbers = readsNumbers(history);
        return knowing.stream()
                .filter(model -> !(model.name().equals("set") && numbers))
                .findFirst();
    }

    private static boolean readsNumbers(History history) {
        return history.operations().stream()
                .filter(Operation::isOk)
                .anyMatch(
                        operation -> operation.function().equals(Functions.READ) && operation.output() instanceof Long);
    }
}
