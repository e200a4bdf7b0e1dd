package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mutex: taken twice, given back twice, or found as it cannot have been. */
final class MutexStory extends Story {
    MutexStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
    }

    @Override
    @Nullable
    String why() {
        boolean acquires = stuck().function().equals(Functions.ACQUIRE);
        boolean refused = Boolean.FALSE.equals(stuck().output());
        boolean foundFree = acquires != refused;
        String same = foundFree ? Functions.ACQUIRE : Functions.RELEASE;
        String opposite = foundFree ? Functions.RELEASE : Functions.ACQUIRE;
        Operation before = lastBefore(same);
        if (before != null && !mayCome(opposite, before)) {
            return "but " + Phrases.client(before) + " had " + past(same) + " it at " + time(before.completedNs())
                    + " and nobody can have " + past(opposite) + " it in between";
        }
        if (before == null && !mayCome(opposite, null) && !startsAs(foundFree)) {
            return "but nobody can have " + past(opposite) + " it by then";
        }
        return refused ? null : counts(same, opposite);
    }

    private boolean startsAs(boolean free) {
        return Boolean.valueOf(!free).equals(shard().model().initial());
    }

    private static String past(String function) {
        return function + "d";
    }

    private static boolean changes(Operation operation, String function) {
        return operation.function().equals(function) && !Boolean.FALSE.equals(operation.output());
    }

    /** The last one that certainly came before. */
    private @Nullable Operation lastBefore(String function) {
        Operation last = null;
        for (Operation operation : shard().all()) {
            if (changes(operation, function)
                    && precedes(operation, stuck())
                    && (last == null || operation.invokedNs() > last.invokedNs())) {
                last = operation;
            }
        }
        return last;
    }

    private boolean mayCome(String function, @Nullable Operation after) {
        return shard().all().stream()
                .anyMatch(operation -> changes(operation, function)
                        && mayHaveHappened(operation)
                        && (after == null || !precedes(operation, after)));
    }

    /** Nobody can do the same again before somebody did the opposite. */
    private @Nullable String counts(String same, String opposite) {
        long certain = 1;
        long possible = startsAs(same.equals(Functions.ACQUIRE)) ? 1 : 0;
        for (Operation operation : shard().all()) {
            if (mayHaveHappened(operation)) {
                boolean over = operation.isOk() && operation.completedNs() <= stuck().completedNs();
                certain += changes(operation, same) && over ? 1 : 0;
                possible += changes(operation, opposite) ? 1 : 0;
            }
        }
        if (certain <= possible) {
            return null;
        }
        String had = startsAs(same.equals(Functions.ACQUIRE)) ? possible - 1 + " times" : possible + " times";
        return "but by then it had been " + past(same) + " " + certain + " times and can have been " + past(opposite)
                + " only " + had;
    }
}
