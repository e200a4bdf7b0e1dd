package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One key of a store with appends: something appended that is missing, or a value that did not grow out of another one. */
final class AppendStory extends Story {
    AppendStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
    }

    @Override
    @Nullable
    String why() {
        if (!stuck().function().equals(Functions.GET)) {
            return null;
        }
        String nowhere = whyFromNowhere(stuck().output());
        if (nowhere != null) {
            return nowhere;
        }
        for (Operation append : evidence()) {
            if (append.function().equals(Functions.APPEND)
                    && precedes(append, stuck())
                    && !replacedAfter(append)
                    && !shows(stuck().output(), append.input())) {
                return "but " + Phrases.value(append.input()) + " had been appended by " + whoAndWhen(append)
                        + " and is not in it";
            }
        }
        for (int i = evidence().size() - 1; i >= 0; i--) {
            Operation get = evidence().get(i);
            boolean before = get.function().equals(Functions.GET) && precedes(get, stuck());
            if (before && !replacedAfter(get) && !growsFrom(get.output(), stuck().output())) {
                return "but " + Phrases.client(get) + " had read " + Phrases.value(get.output()) + " at "
                        + time(get.completedNs()) + ", and it can only have grown since";
            }
        }
        return null;
    }

    /** Of a list an element that nobody can have put there; or text, where only a list can have grown. */
    private @Nullable String whyFromNowhere(@Nullable Object seen) {
        boolean joined = mayBeText();
        if (seen instanceof List<?> elements) {
            for (Object element : elements) {
                boolean grown = joined && element instanceof String;
                if (!grown && !isThere(shard().model().initial(), element) && !mayHaveCome(element)) {
                    return "but nobody had appended " + Phrases.value(element);
                }
            }
        }
        return seen instanceof String && !joined
                ? "but what is appended to nothing makes a list; in a store that begins with \"\" it makes text"
                : null;
    }

    /** True where text may have been there, and have grown. */
    private boolean mayBeText() {
        return shard().model().initial() instanceof String
                || shard().all().stream()
                        .anyMatch(operation -> operation.function().equals(Functions.PUT)
                                && operation.input() instanceof String
                                && mayHaveHappened(operation));
    }

    private static boolean isThere(@Nullable Object value, Object element) {
        return Objects.equals(value, element) || (value instanceof List<?> list && list.contains(element));
    }

    private boolean mayHaveCome(Object element) {
        return shard().all().stream()
                .anyMatch(operation ->
                        isChange(operation) && mayHaveHappened(operation) && isThere(operation.input(), element));
    }

    private static boolean isChange(Operation operation) {
        return operation.function().equals(Functions.PUT)
                || operation.function().equals(Functions.APPEND);
    }

    /** True where a put or delete may have taken effect after {@code operation}. */
    private boolean replacedAfter(Operation operation) {
        return shard().all().stream()
                .anyMatch(other -> (other.function().equals(Functions.PUT)
                                || other.function().equals(Functions.DELETE))
                        && mayHaveHappened(other)
                        && !precedes(other, operation));
    }

    private static boolean shows(@Nullable Object value, @Nullable Object appended) {
        if (value instanceof String text && appended instanceof String part) {
            return text.contains(part);
        }
        return Objects.equals(value, appended) || (value instanceof List<?> list && list.contains(appended));
    }

    private static boolean growsFrom(@Nullable Object before, @Nullable Object after) {
        if (before instanceof String text) {
            boolean first = after instanceof List<?> list
                    && !list.isEmpty()
                    && String.valueOf(list.get(0)).startsWith(text);
            return first || (after instanceof String more && more.startsWith(text));
        }
        if (before instanceof List<?> list) {
            return after instanceof List<?> longer
                    && longer.size() >= list.size()
                    && longer.subList(0, list.size()).equals(list);
        }
        boolean first = after instanceof List<?> list && !list.isEmpty() && Objects.equals(list.get(0), before);
        return before == null || first || Objects.equals(before, after);
    }
}
