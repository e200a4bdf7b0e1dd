package io.netsplit.scenario.cli;

import io.netsplit.history.History;
import io.netsplit.history.HistoryFormatException;
import io.netsplit.history.Operation;
import io.netsplit.history.format.RecordedHistory;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.model.NamedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings a history into the words of a model, or says which operation is none of the model's. */
final class HistoryFit {
    private final Model model;
    private final RecordedHistory read;
    private final Map<String, String> meanings = new LinkedHashMap<>();

    private HistoryFit(Model model, RecordedHistory read) {
        this.model = model;
        this.read = read;
    }

    /** @throws HistoryFormatException where the model does not understand an operation */
    static RecordedHistory of(Model model, RecordedHistory read) throws HistoryFormatException {
        return new HistoryFit(model, read).fitted();
    }

    private RecordedHistory fitted() throws HistoryFormatException {
        boolean renamed = false;
        for (Operation operation : read.history().operations()) {
            String meaning = meaning(operation);
            renamed |= !meaning.equals(operation.function());
            checkArguments(operation, meaning);
        }
        return renamed ? read.with(renamed()) : read;
    }

    private String meaning(Operation operation) throws HistoryFormatException {
        String known = meanings.get(operation.function());
        if (known != null) {
            return known;
        }
        String meaning = Models.meaning(model, operation.function()).orElse("");
        if (meaning.isEmpty()) {
            throw error(operation, stranger(operation));
        }
        meanings.put(operation.function(), meaning);
        return meaning;
    }

    private String stranger(Operation operation) {
        String others = Models.known().stream()
                .filter(other -> understandsAll(other.usual()))
                .map(NamedModel::name)
                .collect(Collectors.joining(" or "));
        return "'" + operation.function() + "' is no operation of a " + model.name() + ", which understands "
                + String.join(", ", model.functions())
                + (others.isEmpty() ? "" : "; the history may be one of --model " + others);
    }

    private boolean understandsAll(Model other) {
        return read.history().operations().stream()
                .map(Operation::function)
                .distinct()
                .allMatch(word -> Models.meaning(other, word).isPresent());
    }

    /** A model complains of arguments and answers that are not of its kind in any state, so the initial one will do. */
    private void checkArguments(Operation operation, String meaning) throws HistoryFormatException {
        Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
        try {
            model.step(model.initial(), meaning, operation.key(), operation.input(), output);
        } catch (IllegalArgumentException e) {
            throw error(operation, operation.function() + ": " + e.getMessage());
        }
    }

    private HistoryFormatException error(Operation operation, String what) {
        long line = read.lines().of(operation);
        return new HistoryFormatException(line, line == 0 ? "operation " + operation.index() + ": " + what : what);
    }

    private History renamed() {
        List<Operation> operations = new ArrayList<>(read.history().size());
        for (Operation operation : read.history().operations()) {
            Operation same = new Operation(
                            operation.index(),
                            operation.process(),
                            operation.client(),
                            meanings.getOrDefault(operation.function(), operation.function()),
                            operation.key(),
                            operation.input(),
                            operation.invokedNs())
                    .ofClient(operation.clientName());
            if (operation.completion() != io.netsplit.history.Completion.OPEN) {
                same.complete(
                        operation.completion(),
                        operation.output(),
                        operation.completedNs(),
                        operation.error(),
                        operation.answeredBy());
            }
            operations.add(same);
        }
        History renamed = History.of(operations);
        String word = read.history().positionWord();
        return word.isEmpty() ? renamed : renamed.inPositions(word);
    }
}
