package io.netsplit.check;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** Turns the level that no order gets past into evidence. */
final class Explainer {
    private final Shard shard;
    private final int level;
    private final Budget budget;

    Explainer(Shard shard, int level, Budget budget) {
        this.shard = shard;
        this.level = level;
        this.budget = budget;
    }

    Violation explain() {
        Timeline timeline = shard.timeline();
        Operation stuck = timeline.operation(timeline.completing(level));
        Search search = shard.search();
        search.run(level, Long.MAX_VALUE);
        List<Operation> prefix = new ArrayList<>();
        for (int i : search.placed()) {
            prefix.add(timeline.operation(i));
        }
        String sentence = Phrases.client(stuck) + " " + Phrases.deed(stuck) + " at " + Phrases.time(stuck.completedNs())
                + ", but no order of the operations" + Phrases.ofKey(stuck.key()) + " before it allows that";
        return new Violation(
                stuck.key(), History.of(shard.operations()), false, prefix, "", stuck, stuck.completedNs(), sentence);
    }
}
