package io.netsplit.check;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a shard that has no order into evidence: the first completion at which there was none, the order that there still
 * was just before, and the smallest part that has none either.
 */
final class Explainer {
    /** Bound on the work of one explanation, in operations looked at and states visited; deterministic, as all bounds. */
    private static final long MAX_WORK = 3_000_000;

    private final Shard shard;
    private final Oracle oracle;

    private Explainer(Shard shard, long maxWork) {
        this.shard = shard;
        oracle = new Oracle(shard.model(), maxWork);
    }

    /** Of several shards without an order, explains the one in which that showed first. */
    static Violation explain(List<Shard> violated, Budget budget) {
        Explainer first = null;
        int firstLevel = 0;
        for (Shard shard : violated) {
            Explainer explainer = new Explainer(shard, Math.min(budget.maxStates() * 2, MAX_WORK));
            int level = explainer.firstFailingLevel();
            if (first == null || explainer.endNs(level) < first.endNs(firstLevel)) {
                first = explainer;
                firstLevel = level;
            }
        }
        if (first == null) {
            throw new IllegalArgumentException("there is nothing to explain");
        }
        return first.explain(firstLevel);
    }

    private long endNs(int level) {
        Timeline timeline = shard.timeline();
        return timeline.operation(timeline.completing(level)).completedNs();
    }

    /** By bisection: a prefix of a prefix that has an order has one. */
    private int firstFailingLevel() {
        int from = 0;
        int to = shard.timeline().levels() - 1;
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
