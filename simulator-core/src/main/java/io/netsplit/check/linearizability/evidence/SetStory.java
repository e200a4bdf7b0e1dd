package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A set: an element that was shown too early, too late, or no more. */
final class SetStory extends Story {
    private final @Nullable Object element;
    private final boolean shown;

    SetStory(Shard shard, List<Operation> evidence, Operation stuck) {
        super(shard, evidence, stuck);
        element = evidence.stream()
                .filter(operation -> !operation.function().equals(Functions.READ))
                .map(Operation::input)
                .findFirst()
                .orElseGet(() -> onlyShown(evidence));
        shown = stuck.output() instanceof Collection<?> elements && elements.contains(element);
    }

    private static @Nullable Object onlyShown(List<Operation> evidence) {
        for (Operation operation : evidence) {
            if (operation.output() instanceof Collection<?> elements && elements.size() == 1) {
                return elements.iterator().next();
            }
        }
        return null;
    }

    @Override
    String what() {
        if (!stuck().function().equals(Functions.READ) || element == null) {
            return super.what();
        }
        return (shown ? "read " : "did not read ") + Phrases.value(element);
    }

    @Override
    @Nullable
    String why() {
        if (!stuck().function().equals(Functions.READ) || element == null || !isAboutOneElement()) {
            return null;
        }
        String opposite = shown ? Functions.REMOVE : Functions.ADD;
        String needed = shown ? Functions.ADD : Functions.REMOVE;
        if (shown && count(needed) == 0) {
            return "but nobody had added it";
        }
        for (Operation change : evidence()) {
            if (change.function().equals(opposite) && precedes(change, stuck()) && !mayFollow(needed, change)) {
                return "but " + Phrases.client(change) + " had " + (shown ? "removed" : "added") + " it by "
                        + Phrases.time(change.completedNs()) + " and nobody "
                        + (shown ? "added it again" : "removed it");
            }
        }
        return null;
    }

    private boolean isAboutOneElement() {
        return evidence().stream()
                .allMatch(operation -> operation.function().equals(Functions.READ)
                        ? !(operation.output() instanceof Collection<?> elements) || elements.size() <= 1
                        : Objects.equals(operation.input(), element));
    }

    private long count(String function) {
        return shard().all().stream()
                .filter(operation -> isOn(operation, function) && operation.invokedNs() <= stuck().completedNs())
                .count();
    }

    private boolean isOn(Operation operation, String function) {
        return operation.function().equals(function)
                && operation.completion() != Completion.FAIL
                && Objects.equals(operation.input(), element);
    }

    private boolean mayFollow(String function, Operation change) {
        return shard().all().stream()
                .anyMatch(operation -> isOn(operation, function)
                        && !precedes(operation, change)
                        && operation.invokedNs() <= stuck().completedNs());
    }
}
