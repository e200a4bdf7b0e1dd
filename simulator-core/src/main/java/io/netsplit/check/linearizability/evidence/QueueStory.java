package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A queue: elements from nowhere, taken twice, overtaken or left behind. */
final class QueueStory extends Story {
    QueueStory(Shard shard, List<Operation> evidence, Operation stuck) {
        super(shard, evidence, stuck);
    }

    @Override
    String what() {
        return stuck().output() == null ? "found the queue empty" : super.what();
    }

    @Override
    @Nullable
    String why() {
        Object element = stuck().output();
        if (!stuck().function().equals(Functions.DEQUEUE)) {
            return null;
        }
        if (element == null) {
            Operation left = leftBehind(null);
            return left == null
                    ? null
                    : "but " + Phrases.value(left.input()) + " had been enqueued by " + whoAndWhen(left)
                            + " and nobody dequeued it";
        }
        Operation enqueue = find(Functions.ENQUEUE, element);
        if (enqueue == null || enqueue.invokedNs() > stuck().completedNs()) {
            return "but nobody had enqueued " + Phrases.value(element);
        }
        Operation taken = find(Functions.DEQUEUE, element);
        if (taken != null && isEnqueuedOnce(element)) {
            return "but " + Phrases.client(taken) + " dequeued it as well, at " + Phrases.time(taken.completedNs());
        }
        Operation left = leftBehind(enqueue);
        return left == null
                ? null
                : "but " + Phrases.value(left.input()) + " had been enqueued before it, by " + whoAndWhen(left)
                        + ", and nobody had dequeued that";
    }

    private @Nullable Operation find(String function, Object element) {
        for (Operation operation : shard().all()) {
            Object about = function.equals(Functions.ENQUEUE) ? operation.input() : operation.output();
            boolean happened = operation.completion() != Completion.FAIL;
            if (operation != stuck() && happened && operation.function().equals(function) && element.equals(about)) {
                return operation;
            }
        }
        return null;
    }

    private boolean isEnqueuedOnce(Object element) {
        return shard().all().stream()
                        .filter(operation ->
                                operation.function().equals(Functions.ENQUEUE) && element.equals(operation.input()))
                        .count()
                == 1;
    }

    /** An element certainly put in before {@code enqueue}, or before the stuck dequeue, that nobody can have taken. */
    private @Nullable Operation leftBehind(@Nullable Operation enqueue) {
        Operation before = enqueue == null ? stuck() : enqueue;
        for (Operation operation : evidence()) {
            if (operation.function().equals(Functions.ENQUEUE)
                    && precedes(operation, before)
                    && !mayBeTaken(operation)) {
                return operation;
            }
        }
        return null;
    }

    private boolean mayBeTaken(Operation enqueue) {
        for (Operation operation : shard().all()) {
            if (operation.function().equals(Functions.DEQUEUE)
                    && operation.completion() != Completion.FAIL
                    && operation.invokedNs() <= stuck().completedNs()
                    && (!operation.isOk() || Objects.equals(operation.output(), enqueue.input()))) {
                return true;
            }
        }
        return false;
    }
}
