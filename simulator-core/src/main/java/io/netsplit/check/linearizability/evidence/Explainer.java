package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.check.linearizability.search.Timeline;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a shard that has no order into evidence: the first completion at which there was none, the order that there still
 * was just before, and the smallest part that has none either.
 */
public final class Explainer {
    /** Bound on the work of one explanation, in operations looked at and states visited; deterministic, as all bounds. */
    private static final long MAX_WORK = 3_000_000;

    /**
     * A shard that has no order.
     *
     * @param shard the operations
     * @param deepest how far the search came: what completes before that level has an order
     */
    public record Failure(Shard shard, int deepest) {}

    private final Shard shard;
    private final int deepest;
    private final Oracle oracle;

    private Explainer(Failure failure, long maxWork) {
        shard = failure.shard;
        deepest = failure.deepest;
        oracle = new Oracle(shard.model(), maxWork);
    }

    /** Of several shards without an order, explains the one in which that showed first. */
    public static Violation explain(List<Failure> violated, Budget budget) {
        Explainer first = null;
        int firstLevel = 0;
        for (Failure failure : violated) {
            Explainer explainer = new Explainer(failure, Math.min(budget.maxStates() * 2, MAX_WORK));
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
        return first.explain(firstLevel);
    }

    private boolean failsBefore(long timeNs) {
        int level = deepest;
        while (level < shard.timeline().levels() && endNs(level) < timeNs) {
            level++;
        }
        return level > deepest && oracle.fails(Prefix.upTo(shard, level - 1));
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
        int from = deepest;
        int step = 1;
        while (from + step < last && !oracle.fails(Prefix.upTo(shard, from + step))) {
            from += step + 1;
            step *= 2;
        }
        int to = Math.min(from + step, last);
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (oracle.fails(Prefix.upTo(shard, middle))) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return to;
    }

    private Violation explain(int level) {
        Operation stuck = shard.timeline().operation(shard.timeline().completing(level));
        List<Operation> order = level == 0 ? List.of() : order(Prefix.upTo(shard, level - 1));
        Reduction reduction = Reduction.of(Prefix.upTo(shard, level), stuck, shard.model(), oracle);
        List<Operation> evidence = reduction.smallest();
        String sentence = Story.tell(shard, evidence, stuck);
        return new Violation(
                stuck.key(),
                History.of(evidence),
                !oracle.gaveUp(),
                order,
                stateAfter(order),
                stuck,
                stuck.completedNs(),
                sentence);
    }

    private List<Operation> order(List<Operation> operations) {
        Shard prefix = new Shard(operations, shard.model());
        Search search = prefix.search();
        List<Operation> order = new ArrayList<>();
        if (search.run(MAX_WORK) == Search.End.FOUND) {
            for (int i : search.placed()) {
                order.add(prefix.timeline().operation(i));
            }
        }
        return order;
    }

    private String stateAfter(List<Operation> order) {
        Model model = shard.model();
        Object state = model.initial();
        for (Operation operation : order) {
            Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
            state = model.step(state, operation.function(), operation.key(), operation.input(), output);
        }
        return model.describe(state);
    }
}
