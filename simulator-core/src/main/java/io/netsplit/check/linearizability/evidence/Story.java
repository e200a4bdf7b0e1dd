package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.AppendOnlyList;
import io.netsplit.model.Counter;
import io.netsplit.model.ElementSet;
import io.netsplit.model.FifoQueue;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.LifoStack;
import io.netsplit.model.Model;
import io.netsplit.model.MultiRegister;
import io.netsplit.model.Mutex;
import io.netsplit.model.Register;
import java.util.Collection;
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
    private final Instants instants;

    Story(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        this.shard = shard;
        this.evidence = evidence;
        this.stuck = stuck;
        this.instants = instants;
    }

    /**
     * The sentence for this evidence, in which {@code stuck} is the operation that cannot be placed.
     *
     * @param positionWord what the times count where they are none, see {@link io.netsplit.history.History#positionWord}
     */
    static String tell(Shard shard, List<Operation> evidence, Operation stuck, String positionWord) {
        Instants instants = new Instants(positionWord, evidence);
        Story story = of(shard, evidence, stuck, instants);
        String why = story.why();
        if (why == null) {
            why = story.whyNotBoth();
        }
        if (why == null) {
            String count = evidence.size() == 1 ? "the operation" : "these " + evidence.size() + " operations";
            why = "but no order of " + count + Phrases.onKey(stuck.key()) + " allows that";
        }
        return Phrases.client(stuck) + " " + story.what() + " at " + instants.tell(stuck.completedNs()) + ", " + why;
    }

    private static Story of(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        Model model = shard.model();
        if (model instanceof KeyValueStore && shard.appends()) {
            return new AppendStory(shard, evidence, stuck, instants);
        }
        if (model instanceof Register || model instanceof KeyValueStore) {
            return new RegisterStory(shard, evidence, stuck, instants);
        }
        if (model instanceof FifoQueue || model instanceof LifoStack) {
            return new QueueStory(shard, evidence, stuck, instants);
        }
        if (model instanceof ElementSet) {
            return new SetStory(shard, evidence, stuck, instants);
        }
        if (model instanceof AppendOnlyList) {
            return new ListStory(shard, evidence, stuck, instants);
        }
        if (model instanceof Mutex) {
            return new MutexStory(shard, evidence, stuck, instants);
        }
        if (model instanceof MultiRegister) {
            return new MultiRegisterStory(shard, evidence, stuck, instants);
        }
        return model instanceof Counter
                ? new CounterStory(shard, evidence, stuck, instants)
                : new PlainStory(shard, evidence, stuck, instants);
    }

    /** What the client did, as "read 4". */
    String what() {
        return Phrases.deed(stuck);
    }

    /** Why that is wrong, as "but 5 had been acknowledged to c1 at 12.020 s"; null where no pattern fits. */
    abstract @Nullable String why();

    /** The last thing that somebody saw before, with which it does not go together; null where nobody saw anything. */
    private @Nullable String whyNotBoth() {
        for (int i = evidence.size() - 1; i >= 0; i--) {
            Operation seen = evidence.get(i);
            if (precedes(seen, stuck) && isSight(seen)) {
                return "after " + Phrases.client(seen) + " " + Phrases.deed(seen) + " at " + time(seen.completedNs())
                        + ", and no order of these " + evidence.size() + " operations" + Phrases.onKey(stuck.key())
                        + " explains both";
            }
        }
        return null;
    }

    private boolean isSight(Operation operation) {
        return shard.model().observes(operation.function(), operation.output())
                || operation.function().equals(Functions.TXN)
                || operation.function().equals(Functions.DEQUEUE)
                || operation.function().equals(Functions.POP);
    }

    /** "c1 at 12.020 s". */
    final String whoAndWhen(Operation operation) {
        return Phrases.client(operation) + " at " + time(operation.completedNs());
    }

    /** True where the first was answered ok before the second was invoked. */
    static boolean precedes(Operation first, Operation second) {
        return first.isOk() && first.completedNs() < second.invokedNs();
    }

    /** True where it may have taken effect by the time the stuck operation was answered. */
    final boolean mayHaveHappened(Operation operation) {
        return operation.index() != stuck.index()
                && operation.completion() != Completion.FAIL
                && operation.invokedNs() <= stuck.completedNs();
    }

    /** "12.020 s", or "line 17". */
    final String time(long time) {
        return instants.tell(time);
    }

    /** What the object began with, as far as it is a collection. */
    final Collection<?> initialElements() {
        return shard.model().initial() instanceof Collection<?> elements ? elements : List.of();
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
