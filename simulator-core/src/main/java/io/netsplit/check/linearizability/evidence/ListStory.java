package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that only grows: an element from nowhere, one that is missing, or two that changed places. */
final class ListStory extends Story {
    private final List<?> asked;
    private final List<?> seen;

    ListStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, whole(shard, stuck), instants);
        asked = elements(stuck);
        seen = elements(stuck());
    }

    /** As the client saw it; in the evidence a read is cut down to the elements that matter. */
    private static Operation whole(Shard shard, Operation read) {
        for (Operation operation : shard.all()) {
            if (operation.index() == read.index()) {
                return operation;
            }
        }
        return read;
    }

    private static List<?> elements(Operation read) {
        return read.output() instanceof List<?> elements ? elements : List.of();
    }

    @Override
    @Nullable
    String why() {
        if (!stuck().function().equals(Functions.READ)) {
            return null;
        }
        for (Object element : asked) {
            if (!initialElements().contains(element) && appends(element) == null) {
                return "but nobody had appended " + Phrases.value(element);
            }
        }
        String missing = missing();
        return missing != null ? missing : disagreement();
    }

    private @Nullable Operation appends(Object element) {
        for (Operation operation : shard().all()) {
            if (isAppend(operation) && mayHaveHappened(operation) && element.equals(operation.input())) {
                return operation;
            }
        }
        return null;
    }

    private static boolean isAppend(Operation operation) {
        return operation.function().equals(Functions.APPEND);
    }

    private @Nullable String missing() {
        for (Operation append : evidence()) {
            if (isAppend(append) && precedes(append, stuck()) && !seen.contains(append.input())) {
                return "but " + Phrases.value(append.input()) + " had been appended by " + whoAndWhen(append)
                        + " and is not in it";
            }
        }
        return null;
    }

    /** Of two states of such a list the shorter one is the beginning of the longer one. */
    private @Nullable String disagreement() {
        for (Operation other : evidence()) {
            boolean read = other.function().equals(Functions.READ) && other.isOk();
            List<?> shown = elements(whole(shard(), other));
            int common = Math.min(shown.size(), seen.size());
            boolean first = other.completedNs() < stuck().completedNs();
            if (read && first && !shown.subList(0, common).equals(seen.subList(0, common))) {
                return "but " + Phrases.client(other) + " had read " + Phrases.value(shown) + " at "
                        + time(other.completedNs()) + ", and neither is the beginning of the other";
            }
        }
        return null;
    }
}
