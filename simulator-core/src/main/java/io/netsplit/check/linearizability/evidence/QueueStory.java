package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.LifoStack;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A queue or a stack: elements from nowhere, taken twice, overtaken, buried or left behind. */
final class QueueStory extends Story {
    private final boolean stack;
    private final String put;
    private final String take;

    QueueStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
        stack = shard.model() instanceof LifoStack;
        put = stack ? Functions.PUSH : Functions.ENQUEUE;
        take = stack ? Functions.POP : Functions.DEQUEUE;
    }

    @Override
    String what() {
        boolean empty = stuck().function().equals(take) && stuck().output() == null;
        return empty ? "found the " + (stack ? "stack" : "queue") + " empty" : super.what();
    }

    private String hadPut() {
        return stack ? " had been pushed" : " had been enqueued";
    }

    private String took() {
        return stack ? "popped" : "dequeued";
    }

    @Override
    @Nullable
    String why() {
        if (!stuck().function().equals(take)) {
            return null;
        }
        Object element = stuck().output();
        if (element == null) {
            return whyNotEmpty();
        }
        Operation source = find(put, element);
        boolean initial = initialElements().contains(element);
        if (!initial && (source == null || !mayHaveHappened(source))) {
            return "but nobody had " + (stack ? "pushed " : "enqueued ") + Phrases.value(element);
        }
        Operation taken = find(take, element);
        if (taken != null && timesPut(element) == 1) {
            return "but " + Phrases.client(taken) + " " + took() + " it as well, at " + time(taken.completedNs());
        }
        return initial || source == null ? null : stack ? whyNotTop(source, element) : whyNotHead(source);
    }

    private @Nullable String whyNotEmpty() {
        Operation left = leftBehind(stuck());
        return left == null
                ? null
                : "but " + Phrases.value(left.input()) + hadPut() + " by " + whoAndWhen(left) + " and nobody had "
                        + took() + " it";
    }

    /** Something that had certainly been put in before everybody who put the element in. */
    private @Nullable String whyNotHead(Operation source) {
        Operation left = leftBehind(source);
        return left == null
                ? null
                : "but " + Phrases.value(left.input()) + hadPut() + " before it, by " + whoAndWhen(left)
                        + ", and nobody had " + took() + " that";
    }

    /** Something that certainly lay on top. */
    private @Nullable String whyNotTop(Operation source, Object element) {
        Operation left = timesPut(element) == 1 ? leftBehind(stuck()) : null;
        return left == null || !precedes(source, left)
                ? null
                : "but " + Phrases.value(left.input()) + hadPut() + " on top of it, by " + whoAndWhen(left)
                        + ", and nobody had " + took() + " that";
    }

    /** The first of those that concern the element, the stuck operation excepted. */
    private @Nullable Operation find(String function, Object element) {
        for (Operation operation : shard().all()) {
            Object about = function.equals(put) ? operation.input() : operation.output();
            boolean happened = operation.completion() != Completion.FAIL;
            if (operation.index() != stuck().index()
                    && happened
                    && operation.function().equals(function)
                    && element.equals(about)) {
                return operation;
            }
        }
        return null;
    }

    private long timesPut(Object element) {
        long initially = initialElements().stream().filter(element::equals).count();
        return initially
                + shard().all().stream()
                        .filter(operation -> operation.function().equals(put) && element.equals(operation.input()))
                        .count();
    }

    /** An element of the evidence that was certainly put in before {@code then}, and that nobody can have taken. */
    private @Nullable Operation leftBehind(Operation then) {
        Operation last = null;
        for (Operation operation : evidence()) {
            if (operation.function().equals(put) && precedes(operation, then) && !mayBeTaken(operation)) {
                last = operation;
            }
        }
        return last;
    }

    private boolean mayBeTaken(Operation source) {
        for (Operation operation : shard().all()) {
            if (operation.function().equals(take)
                    && mayHaveHappened(operation)
                    && (!operation.isOk() || Objects.equals(operation.output(), source.input()))) {
                return true;
            }
        }
        return false;
    }
}
