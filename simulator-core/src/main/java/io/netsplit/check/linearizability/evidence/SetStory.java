package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
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

    SetStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
        element = element(evidence, stuck);
        shown = stuck.function().equals(Functions.READ)
                ? stuck.output() instanceof Collection<?> elements && elements.contains(element)
                : Boolean.TRUE.equals(stuck.output()) != stuck.function().equals(Functions.ADD);
    }

    private static @Nullable Object element(List<Operation> evidence, Operation stuck) {
        if (!stuck.function().equals(Functions.READ)) {
            return stuck.input();
        }
        for (Operation operation : evidence) {
            if (!operation.function().equals(Functions.READ)) {
                return operation.input();
            }
        }
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

    /** What the stuck operation was answered says whether the element was there. */
    private boolean sees() {
        return stuck().function().equals(Functions.READ) || stuck().output() instanceof Boolean;
    }

    @Override
    @Nullable
    String why() {
        if (element == null || !sees() || !isAboutOneElement()) {
            return null;
        }
        String opposite = shown ? Functions.REMOVE : Functions.ADD;
        String needed = shown ? Functions.ADD : Functions.REMOVE;
        boolean initial = initialElements().contains(element);
        if (shown && !initial && shard().all().stream().noneMatch(one -> mayDo(one, needed))) {
            return "but nobody had added it";
        }
        if (!shown && initial && shard().all().stream().noneMatch(one -> mayDo(one, needed))) {
            return "but it had been there from the beginning and nobody had removed it";
        }
        for (Operation change : evidence()) {
            if (isOn(change, opposite) && precedes(change, stuck()) && !mayFollow(needed, change)) {
                return "but " + Phrases.client(change) + " had " + (shown ? "removed" : "added") + " it by "
                        + time(change.completedNs()) + " and nobody had "
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

    /** True where it put the element in, or took it out, unless it was answered that there was nothing to do. */
    private boolean isOn(Operation operation, String function) {
        return operation.function().equals(function)
                && !Boolean.FALSE.equals(operation.output())
                && Objects.equals(operation.input(), element);
    }

    private boolean mayDo(Operation operation, String function) {
        return mayHaveHappened(operation) && isOn(operation, function);
    }

    private boolean mayFollow(String function, Operation change) {
        return shard().all().stream().anyMatch(one -> mayDo(one, function) && !precedes(one, change));
    }
}
