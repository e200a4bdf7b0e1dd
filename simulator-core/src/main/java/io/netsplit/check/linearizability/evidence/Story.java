package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import io.netsplit.model.ElementSet;
import io.netsplit.model.FifoQueue;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Register;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that tells a person why some operations have no order. It claims only what real time proves; where no known
 * pattern fits, it says that there is no order and leaves the rest to the picture.
 */
abstract class Story {
    private final Shard shard;
    private final List<Operation> evidence;
    private final Operation stuck;

    Story(Shard shard, List<Operation> evidence, Operation stuck) {
        this.shard = shard;
        this.evidence = evidence;
        this.stuck = stuck;
    }

    /** The sentence for this evidence, in which {@code stuck} is the operation that cannot be placed. */
    static String tell(Shard shard, List<Operation> evidence, Operation stuck) {
        Story story = of(shard, evidence, stuck);
        String why = story == null ? null : story.why();
        String what = story == null ? Phrases.deed(stuck) : story.what();
        if (why == null) {
            String count = evidence.size() == 1 ? "the operation" : "these " + evidence.size() + " operations";
            why = "but no order of " + count + Phrases.onKey(stuck.key()) + " allows that";
        }
        return Phrases.client(stuck) + " " + what + " at " + Phrases.time(stuck.completedNs()) + ", " + why;
    }

    private static @Nullable Story of(Shard shard, List<Operation> evidence, Operation stuck) {
        boolean store = shard.model() instanceof KeyValueStore && !shard.appends();
        if (shard.model() instanceof Register || store) {
            return new RegisterStory(shard, evidence, stuck);
        }
        if (shard.model() instanceof FifoQueue) {
            return new QueueStory(shard, evidence, stuck);
        }
        if (shard.model() instanceof ElementSet) {
            return new SetStory(shard, evidence, stuck);
        }
        return shard.model() instanceof Counter ? new CounterStory(shard, evidence, stuck) : null;
    }

    /** What the client did, as "read 4". */
    String what() {
        return Phrases.deed(stuck);
    }

    /** Why that is wrong, as "but 5 had been acknowledged to c1 at 12.020 s"; null where no pattern fits. */
    abstract @Nullable String why();

    /** "c1 at 12.020 s". */
    static String whoAndWhen(Operation operation) {
        return Phrases.client(operation) + " at " + Phrases.time(operation.completedNs());
    }

    /** True where the first was answered ok before the second was invoked. */
    static boolean precedes(Operation first, Operation second) {
        return first.isOk() && first.completedNs() < second.invokedNs();
    }

    final Shard shard() {
        return shard;
    }

    final List<Operation> evidence() {
        return evidence;
    }

    final Operation stuck() {
        return stuck;
    }
}
