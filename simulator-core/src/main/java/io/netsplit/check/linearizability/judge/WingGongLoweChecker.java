package io.netsplit.check.linearizability.judge;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.LinearizabilityChecker;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.evidence.Explainer;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges each key alone by {@link Search}, because a history is linearizable where each object's part of it is (Herlihy and
 * Wing 1990, theorem 1). The budget is shared out among the keys; what easy keys leave over goes to the hard ones.
 */
public final class WingGongLoweChecker implements LinearizabilityChecker {
    @Override
    public Verdict check(History history, Model model, Budget budget) {
        if (history.operations().stream().noneMatch(Operation::isOk)) {
            return Verdict.unknown(0, 0, "no operation was answered ok, so there is nothing to judge");
        }
        List<Shard> shards = new ArrayList<>();
        for (History part : model.splitsByKey() ? history.splitByKey() : List.of(history)) {
            shards.add(new Shard(part.operations(), model));
        }
        return new Judgement(shards, budget).verdict();
    }

    /** One call: which keys are still open, and what was spent. */
    private static final class Judgement {
        private final Budget budget;
        private final List<Shard> shards;
        private final List<Shard> open = new ArrayList<>();
        private long operations;
        private long work;
        private final List<Explainer.Failure> violated = new ArrayList<>();

        Judgement(List<Shard> shards, Budget budget) {
            this.shards = shards;
            this.budget = budget;
            for (Shard shard : shards) {
                operations += shard.timeline().size();
            }
        }

        Verdict verdict() {
            for (Shard shard : shards) {
                if (!judge(shard, budget.maxStates() / shards.size())) {
                    open.add(shard);
                }
            }
            boolean gaveUp = false;
            for (Shard shard : open) {
                gaveUp |= !judge(shard, budget.maxStates() - work);
            }
            if (!violated.isEmpty()) {
                return Verdict.violated(operations, work, Explainer.explain(violated, budget));
            }
            if (gaveUp) {
                return Verdict.unknown(
                        operations,
                        work,
                        "gave up after " + work + " states without an order or a proof that there is none; raise"
                                + " --checker-budget (now " + budget.maxStates() + ")");
            }
            return Verdict.linearizable(operations, work);
        }

        /** False where the budget was too small. */
        private boolean judge(Shard shard, long share) {
            if (shard.timeline().tooWide() || share < 1) {
                return false;
            }
            Search search = shard.search();
            Search.End end = search.run(share);
            work += search.work();
            if (end == Search.End.NONE) {
                violated.add(new Explainer.Failure(shard, search.deepest()));
            }
            return end != Search.End.EXHAUSTED;
        }
    }
}
