package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model of which nothing is known but its steps: only that there is no order. */
final class PlainStory extends Story {
    PlainStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
    }

    @Override
    @Nullable
    String why() {
        return null;
    }
}
