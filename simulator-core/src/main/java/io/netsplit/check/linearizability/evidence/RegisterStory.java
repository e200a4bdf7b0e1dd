package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.Writes;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A register, or one key of a store: values that came from nowhere, came back, or were replaced twice. */
final class RegisterStory extends Story {
    private final Writes writes;

    RegisterStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
        writes = new Writes(shard.all(), shard.model().initial());
    }

    @Override
    @Nullable
    String why() {
        Operation stuck = stuck();
        boolean read = isRead(stuck);
        boolean cas = stuck.function().equals(Functions.CAS) && stuck.input() instanceof Cas;
        if (!read && !cas) {
            return null;
        }
        Object value = stuck.input() instanceof Cas change && cas ? change.expected() : stuck.output();
        if (cas && Boolean.FALSE.equals(stuck.output())) {
            return whyOther(value);
        }
        String nowhere = whyFromNowhere(value);
        if (nowhere != null) {
            return nowhere;
        }
        String older = whyOlder(value);
        if (older != null) {
            return older;
        }
        String replaced = whyReplaced(value);
        if (replaced != null) {
            return replaced;
        }
        String twice = cas ? whyTwice(value) : null;
        return twice != null ? twice : whyBack(value);
    }

    private @Nullable String whyFromNowhere(@Nullable Object value) {
        if (writes.mayHaveBeenWritten(value, stuck().completedNs())) {
            return null;
        }
        String name = Phrases.value(value);
        for (Operation operation : shard().all()) {
            if (writes.wrote(operation, value) && isWrite(operation)) {
                return operation.completion() == Completion.FAIL
                        ? "but when " + Phrases.client(operation) + " tried to write " + name + ", that failed"
                        : "but " + name + " was written only later, by " + Phrases.client(operation) + " from "
                                + time(operation.invokedNs()) + " on";
            }
        }
        return "but nobody ever wrote " + name;
    }

    private static boolean isWrite(Operation operation) {
        return !isRead(operation) && !Boolean.FALSE.equals(operation.output());
    }

    /** A value certainly newer had been acknowledged before. */
    private @Nullable String whyOlder(@Nullable Object value) {
        long writtenNs = writes.writtenBy(value, stuck().completedNs());
        Operation newer = null;
        boolean shown = false;
        for (Operation write : writes.acknowledged()) {
            if (write.invokedNs() > writtenNs && precedes(write, stuck()) && !writes.wrote(write, value)) {
                boolean isEvidence = evidence().contains(write);
                if (newer == null || (isEvidence && !shown) || (isEvidence == shown && isLater(write, newer))) {
                    newer = write;
                    shown = isEvidence;
                }
            }
        }
        if (newer == null) {
            return null;
        }
        String after = isWrittenLater(value) ? " in between" : " after ";
        if (newer.function().equals(Functions.DELETE)) {
            return "but the value had been deleted by " + whoAndWhen(newer) + " and nobody wrote "
                    + Phrases.value(value) + after + (isWrittenLater(value) ? "" : "that");
        }
        Object written = newer.input() instanceof Cas change ? change.update() : newer.input();
        return "but " + Phrases.value(written) + " had been acknowledged to " + whoAndWhen(newer) + " and nobody "
                + (value == null ? "deleted it" : "wrote " + Phrases.value(value)) + after
                + (isWrittenLater(value) ? "" : "it");
    }

    /** True where somebody began to write the value when all was over. */
    private boolean isWrittenLater(@Nullable Object value) {
        return shard().all().stream()
                .anyMatch(one -> isWrite(one)
                        && one.completion() != Completion.FAIL
                        && one.invokedNs() > stuck().completedNs()
                        && writes.wrote(one, value));
    }

    private static boolean isLater(Operation one, Operation other) {
        return one.completedNs() > other.completedNs();
    }

    /** The value was written once only, had been seen, and was certainly replaced after that. */
    private @Nullable String whyReplaced(@Nullable Object value) {
        if (timesWritten(value) != 1) {
            return null;
        }
        for (Operation seen : evidence()) {
            for (Operation write : writes.acknowledged()) {
                boolean sees = isRead(seen) && Objects.equals(seen.output(), value);
                if (sees && !writes.wrote(write, value) && precedes(seen, write) && precedes(write, stuck())) {
                    return "but after " + Phrases.client(seen) + " had read " + Phrases.value(value) + " by "
                            + time(seen.completedNs()) + ", " + Phrases.client(write) + " " + Phrases.deed(write)
                            + " by " + time(write.completedNs()) + " and nobody can have written "
                            + Phrases.value(value) + " again";
                }
            }
        }
        return null;
    }

    /** How often it may have come to be there, the beginning included. */
    private long timesWritten(@Nullable Object value) {
        return shard().all().stream()
                        .filter(one -> isWrite(one) && one.completion() != Completion.FAIL && writes.wrote(one, value))
                        .count()
                + (Objects.equals(value, shard().model().initial()) ? 1 : 0);
    }

    private static boolean isRead(Operation operation) {
        return operation.function().equals(Functions.READ)
                || operation.function().equals(Functions.GET);
    }

    /** Somebody else had replaced the same value. */
    private @Nullable String whyTwice(@Nullable Object value) {
        boolean initial = Objects.equals(value, shard().model().initial());
        boolean once = timesWritten(value) == 1;
        for (Operation other : evidence()) {
            if (once
                    && other.index() != stuck().index()
                    && other.isOk()
                    && isWrite(other)
                    && other.input() instanceof Cas change
                    && Objects.equals(change.expected(), value)) {
                return "but " + Phrases.client(other) + " " + Phrases.deed(other) + " as well, and "
                        + (initial
                                ? "nobody wrote " + Phrases.value(value) + " again"
                                : Phrases.value(value) + " was written only once");
            }
        }
        return null;
    }

    /** Somebody had already seen another value. */
    private @Nullable String whyBack(@Nullable Object value) {
        for (int i = evidence().size() - 1; i >= 0; i--) {
            Operation seen = evidence().get(i);
            if (isRead(seen) && precedes(seen, stuck()) && !Objects.equals(seen.output(), value)) {
                return "after " + Phrases.client(seen) + " had read " + Phrases.value(seen.output()) + " at "
                        + time(seen.completedNs()) + ", and no order of these "
                        + evidence().size()
                        + " operations" + Phrases.onKey(stuck().key()) + " explains both";
            }
        }
        return null;
    }

    /** A cas was told that the value was another, though it cannot have been. */
    private @Nullable String whyOther(@Nullable Object value) {
        for (Operation write : writes.acknowledged()) {
            if (writes.wrote(write, value) && precedes(write, stuck()) && isLastBefore(write, stuck())) {
                return "but " + Phrases.value(value) + " had been acknowledged to " + whoAndWhen(write)
                        + " and nobody had written anything else after it";
            }
        }
        return null;
    }

    private boolean isLastBefore(Operation write, Operation seen) {
        for (Operation other : shard().all()) {
            boolean elsewhere = precedes(other, write) || other.invokedNs() > seen.completedNs();
            boolean happened = isWrite(other) && other.completion() != Completion.FAIL;
            if (other != write && happened && !elsewhere) {
                return false;
            }
        }
        return true;
    }
}
