package io.netsplit.check.linearizability.search;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.AppendOnlyList;
import io.netsplit.model.ElementSet;
import io.netsplit.model.FifoQueue;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.LifoStack;
import io.netsplit.model.Model;
import io.netsplit.model.Register;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out the operations that cannot matter: those that failed, and those of unknown end whose effect no answer can
 * show. Without this, a partition that leaves dozens of timed-out writes would double the search with each.
 *
 * <p>Each rule says: take any order that explains the history, leave the operation out of it, and it still explains every
 * answer. So nothing is lost by never placing it.
 */
final class Relevance {
    private Relevance() {}

    static List<Operation> relevant(List<Operation> operations, Model model) {
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations) {
            boolean happened = operation.completion() != Completion.FAIL;
            if (happened && (operation.isOk() || !model.observes(operation.function(), Model.UNSEEN))) {
                kept.add(operation);
            }
        }
        if (model instanceof Register) {
            return withoutUnreadWrites(ExplainedCas.without(kept, model.initial()));
        }
        if (model instanceof KeyValueStore) {
            return withoutUnreadPuts(kept);
        }
        if (model instanceof ElementSet) {
            return withoutUnreadAdds(kept);
        }
        if (model instanceof AppendOnlyList) {
            return ListTransitions.withoutUnread(kept);
        }
        return model instanceof FifoQueue || model instanceof LifoStack ? withoutUntaken(kept) : kept;
    }

    /**
     * A register: a value that no read returned and no cas needed was overwritten unnoticed. Not so where a cas answered
     * false: any other value explains that. A cas that may need a value keeps its write.
     */
    private static List<Operation> withoutUnreadWrites(List<Operation> operations) {
        Set<@Nullable Object> noticed = new LinkedHashSet<>();
        for (Operation operation : operations) {
            if (!operation.isOk()) {
                continue;
            }
            if (Boolean.FALSE.equals(operation.output()) && operation.function().equals(Functions.CAS)) {
                return operations;
            }
            if (operation.function().equals(Functions.READ)) {
                noticed.add(operation.output());
            } else if (operation.input() instanceof Cas cas
                    && operation.function().equals(Functions.CAS)) {
                noticed.add(cas.expected());
            }
        }
        return keepWhatLeadsTo(noticed, operations);
    }

    private static List<Operation> keepWhatLeadsTo(Set<@Nullable Object> noticed, List<Operation> operations) {
        boolean[] keep = new boolean[operations.size()];
        boolean grew = true;
        while (grew) {
            grew = false;
            for (int i = 0; i < keep.length; i++) {
                Operation operation = operations.get(i);
                if (!keep[i] && (operation.isOk() || noticed.contains(written(operation)))) {
                    keep[i] = true;
                    if (!operation.isOk() && operation.input() instanceof Cas cas) {
                        grew |= noticed.add(cas.expected());
                    }
                }
            }
        }
        List<Operation> kept = new ArrayList<>();
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                kept.add(operations.get(i));
            }
        }
        return kept;
    }

    private static @Nullable Object written(Operation operation) {
        return operation.function().equals(Functions.CAS) && operation.input() instanceof Cas cas
                ? cas.update()
                : operation.input();
    }

    /** A store: what an append or a put leaves stays at its place in the value until it is overwritten as a whole. */
    private static List<Operation> withoutUnreadPuts(List<Operation> operations) {
        List<Object> read = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.isOk() && operation.function().equals(Functions.DELETE) && operation.output() != null) {
                return operations;
            }
            if (operation.isOk() && operation.function().equals(Functions.GET) && operation.output() != null) {
                read.add(operation.output());
            }
        }
        Set<Object> distinct = new LinkedHashSet<>(read);
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.isOk() || operation.function().equals(Functions.DELETE) || shows(distinct, operation)) {
                kept.add(operation);
            }
        }
        return kept;
    }

    private static boolean shows(Set<Object> read, Operation operation) {
        Object input = operation.input();
        if (input == null || read.contains(input)) {
            return true;
        }
        boolean put = operation.function().equals(Functions.PUT);
        for (Object value : read) {
            if (value instanceof String text && input instanceof String part) {
                if (put ? text.startsWith(part) : text.contains(part)) {
                    return true;
                }
            } else if (value instanceof List<?> list && (input instanceof List<?> || list.contains(input))) {
                return true;
            }
        }
        return false;
    }

    /**
     * A set: an element that no read showed may as well not have been added. Not so where an answer of another add or
     * remove of the same element said whether it was there.
     */
    private static List<Operation> withoutUnreadAdds(List<Operation> operations) {
        Set<@Nullable Object> noticed = new LinkedHashSet<>();
        for (Operation operation : operations) {
            if (operation.isOk() && operation.output() instanceof Collection<?> elements) {
                noticed.addAll(elements);
            } else if (operation.isOk() && operation.output() instanceof Boolean) {
                noticed.add(operation.input());
            }
        }
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations) {
            boolean add = operation.function().equals(Functions.ADD);
            if (operation.isOk() || !add || noticed.contains(operation.input())) {
                kept.add(operation);
            }
        }
        return kept;
    }

    /** A queue or a stack: an element that nobody is known to have taken may as well not have been put in. */
    private static List<Operation> withoutUntaken(List<Operation> operations) {
        Set<@Nullable Object> taken = new LinkedHashSet<>();
        for (Operation operation : operations) {
            if (operation.isOk() && !isPut(operation)) {
                taken.add(operation.output());
            }
        }
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.isOk() || !isPut(operation) || taken.contains(Objects.requireNonNull(operation.input()))) {
                kept.add(operation);
            }
        }
        return kept;
    }

    private static boolean isPut(Operation operation) {
        return operation.function().equals(Functions.ENQUEUE)
                || operation.function().equals(Functions.PUSH);
    }
}
