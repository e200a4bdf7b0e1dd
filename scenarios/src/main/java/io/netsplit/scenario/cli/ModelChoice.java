package io.netsplit.scenario.cli;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.history.format.RecordedHistory;
import io.netsplit.history.format.Values;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.model.NamedModel;
import org.jspecify.annotations.Nullable;

/** The model that the user named, with the initial state that was given or that is usual where the history comes from. */
final class ModelChoice {
    private final NamedModel named;
    private final Model model;
    private final boolean initialGiven;

    private ModelChoice(NamedModel named, Model model, boolean initialGiven) {
        this.named = named;
        this.model = model;
        this.initialGiven = initialGiven;
    }

    /** {@code initial}: as typed, or null where it was not given. */
    static ModelChoice of(String name, @Nullable String initial) {
        NamedModel named = Models.called(name).orElseThrow(() -> unknown(name));
        if (initial == null) {
            return new ModelChoice(named, named.usual(), false);
        }
        try {
            return new ModelChoice(named, named.startingWith(Values.parse(initial)), true);
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--initial: " + e.getMessage() + ".");
        }
    }

    private static UserMistake unknown(String name) {
        String nearest = Suggestion.sentence(
                name, Models.known().stream().map(NamedModel::name).toList());
        return UserMistake.usage(
                "--model: there is no model '" + name + "'." + nearest + " There are " + Models.names() + ".");
    }

    /** The model for this history: its format may have another usual beginning, unless the history shows that it has not. */
    Model of(RecordedHistory read) {
        Object initial = read.format().initial();
        boolean usualElsewhere = !initialGiven
                && initial != null
                && model instanceof KeyValueStore
                && read.history().operations().stream().noneMatch(ModelChoice::foundNothing);
        return usualElsewhere ? named.startingWith(initial) : model;
    }

    private static boolean foundNothing(Operation operation) {
        return operation.isOk() && operation.function().equals(Functions.GET) && operation.output() == null;
    }
}
