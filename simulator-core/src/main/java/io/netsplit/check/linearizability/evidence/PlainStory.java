package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model of which nothing is known but its steps: only that there is no order. */
final class PlainStory extends Story {
    PlainStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
    }

    /** Its words may mean something else than those of other models. */
    @Override
    String what() {
        Operation stuck = stuck();
        String with = stuck.input() == null ? "" : " with " + Phrases.value(stuck.input());
        return "called " + stuck.function() + with
                + (stuck.output() == null ? "" : " and got " + Phrases.value(stuck.output()));
    }

    @Override
    @Nullable
    String why() {
        return null;
    }
}
