package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.check.linearizability.search.Timeline;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.AppendOnlyList;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns a shard that has no order into evidence: the first completion at which there was none, the order that there still
 * was just before, and the smallest part that has none either.
 */
public final class Explainer {
    /**
     * Bounds on the work of one explanation, in operations looked at and states visited: so much at least, and so often
     * the whole history. Deterministic, as all bounds.
     */
    private static final long MAX_WORK = 3_000_000;

    private static final int PASSES = 16;

    /** The same for the order of what came before: a search that finds one does so in few passes or not for long. */
    private static final long MIN_ORDER_WORK = 100_000;

    private static final int ORDER_PASSES = 4;

    /**
     * A shard that has no order.
     *
     * @param shard the operations
     * @param deepest how far the search came: what completes before that level has an order
     */
    public record Failure(Shard shard, int deepest) {}

    private final Shard shard;
    private final int deepest;
    private final long maxWork;
    private final Oracle levels;
    private final BooleanSupplier timeIsUp;

    /** The order of what completes before a level, or null; that level; and how far the search for it came. */
    private @Nullable Order order;

    private int searchedBefore = -1;
    private int reached;

    private Explainer(Failure failure, BooleanSupplier timeIsUp) {
        this.timeIsUp = timeIsUp;
        shard = failure.shard;
        deepest = failure.deepest;
        maxWork = MAX_WORK + (long) PASSES * shard.operations().size();
        levels = new Oracle(shard.model(), maxWork, maxWork, timeIsUp);
    }

    /**
     * Of several shards without an order, explains the one in which that showed first.
     *
     * @param positionWord what the times of the history count, see {@link History#positionWord}
     * @param timeIsUp once it answers true, the explanation is what has been found until then
     */
    public static Violation explain(List<Failure> violated, String positionWord, BooleanSupplier timeIsUp) {
        Explainer first = null;
        int firstLevel = 0;
        for (Failure failure : violated) {
            Explainer explainer = new Explainer(failure, timeIsUp);
            if (first == null || explainer.failsBefore(first.endNs(firstLevel))) {
                int level = explainer.firstFailingLevel();
                if (first == null || explainer.endNs(level) < first.endNs(firstLevel)) {
                    first = explainer;
                    firstLevel = level;
                }
            }
        }
        if (first == null) {
            throw new IllegalArgumentException("there is nothing to explain");
        }
        return first.explain(firstLevel, positionWord);
    }

    private boolean failsBefore(long timeNs) {
        int level = deepest;
        while (level < shard.timeline().levels() && endNs(level) < timeNs) {
            level++;
        }
        return level > deepest && levels.fails(Prefix.upTo(shard, level - 1));
    }

    private long endNs(int level) {
        Timeline timeline = shard.timeline();
        return timeline.operation(timeline.completing(level)).completedNs();
    }

    /**
     * By bisection, for a prefix of a prefix that has an order has one. It begins where the search ended and looks ahead by
     * growing steps, because the search gives up soon before the completion that cannot be.
     */
    private int firstFailingLevel() {
        int last = shard.timeline().levels() - 1;
        int from = Math.min(deepest, last);
        if (deepest == 0) {
            FirstRefusal refusal = FirstRefusal.of(shard, timeIsUp);
            last = refusal.level();
            if (refusal.certain() || search(last) != Search.End.NONE) {
                return last;
            }
            from = Math.min(reached, last);
        }
        int step = 1;
        while (from + step < last && !levels.fails(Prefix.upTo(shard, from + step))) {
            from += step + 1;
            step *= 2;
        }
        int to = Math.min(from + step, last);
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (levels.fails(Prefix.upTo(shard, middle))) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return to;
    }

    private Violation explain(int level, String positionWord) {
        Operation completing = shard.timeline().operation(shard.timeline().completing(level));
        List<Operation> failing = Prefix.upTo(shard, level);
        Smallest smallest = Smallest.of(failing, completing, shard.model(), maxWork, timeIsUp);
        Operation stuck = stuck(smallest.operations(), completing);
        Order order = order(level);
        return new Violation(
                stuck.key(),
                History.of(smallest.operations()).inPositions(positionWord),
                smallest.start(),
                smallest.minimal(),
                order.operations,
                order.state,
                stuck,
                stuck.completedNs(),
                Story.tell(shard, smallest.operations(), stuck, positionWord));
    }

    /** The operation that completes last; it may stand in the evidence cut down to what matters. */
    private static Operation stuck(List<Operation> evidence, Operation completing) {
        Operation last = completing;
        for (Operation operation : evidence) {
            if (operation.index() == completing.index()) {
                return operation;
            }
            last = operation.isOk() ? operation : last;
        }
        return last;
    }

    /** Its state is empty where the search for it was given up. */
    private record Order(List<Operation> operations, String state) {}

    private Order order(int level) {
        Model model = shard.model();
        if (level == 0) {
            return new Order(List.of(), model.describe(model.initial()));
        }
        Order found = level != searchedBefore && search(level) != Search.End.FOUND ? null : order;
        return found == null ? new Order(List.of(), "") : found;
    }

    /** Looks for an order of what completes before the level, and keeps what it finds. */
    private Search.End search(int level) {
        Shard prefix = new Shard(Prefix.upTo(shard, level - 1), shard.model());
        Search search = prefix.search();
        long enough = MIN_ORDER_WORK + (long) ORDER_PASSES * prefix.operations().size();
        Search.End end = search.run(enough, timeIsUp);
        reached = search.deepest();
        searchedBefore = level;
        order = end == Search.End.FOUND ? order(prefix, search.placed()) : null;
        return end;
    }

    private static Order order(Shard prefix, int[] placed) {
        List<Operation> order = new ArrayList<>();
        for (int i : placed) {
            order.add(prefix.timeline().operation(i));
        }
        return new Order(order, prefix.model().describe(stateAfter(order, prefix.model())));
    }

    private static @Nullable Object stateAfter(List<Operation> order, Model model) {
        Object state = model.initial();
        if (model instanceof AppendOnlyList && state instanceof List<?> initial) {
            // Each step would copy the whole list.
            List<@Nullable Object> elements = new ArrayList<>(initial);
            order.stream()
                    .filter(operation -> operation.function().equals(Functions.APPEND))
                    .forEach(append -> elements.add(append.input()));
            return elements;
        }
        for (Operation operation : order) {
            Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
            state = model.step(state, operation.function(), operation.key(), operation.input(), output);
        }
        return state;
    }
}
