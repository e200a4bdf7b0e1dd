package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A counter: a sum that is too small or too large for what had been added. */
final class CounterStory extends Story {
    CounterStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
    }

    @Override
    @Nullable
    String why() {
        if (!stuck().function().equals(Functions.READ)) {
            return null;
        }
        long sum = stuck().output() instanceof Long read ? read : 0;
        long least = shard().model().initial() instanceof Long initial ? initial : 0;
        long most = least;
        for (Operation add : shard().all()) {
            boolean happened = !add.function().equals(Functions.READ) && add.completion() != Completion.FAIL;
            if (happened && add.invokedNs() <= stuck().completedNs()) {
                long amount = Counter.amount(add.function(), add.input());
                boolean certain = precedes(add, stuck());
                least += certain || amount < 0 ? amount : 0;
                most += certain || amount > 0 ? amount : 0;
            }
        }
        if (sum < least) {
            return "but at least " + least + " had been added and acknowledged by " + time(stuck().invokedNs());
        }
        return sum > most ? "but no more than " + most + " can have been added by then" : null;
    }
}
