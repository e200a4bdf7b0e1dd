package io.netsplit.check;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import io.netsplit.model.ElementSet;
import io.netsplit.model.FifoQueue;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.model.Register;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Acknowledged writes that were later gone. What counts as gone depends on the object; in each case it is what real time
 * proves, so that a concurrent write, or one of unknown end, is given the benefit of the doubt.
 *
 * <ul>
 *   <li><b>Register, store (put, delete, cas):</b> a value certainly older than the write is there afterwards: in every
 *       replica at the end; or in an acknowledged cas that was invoked after the acknowledgement and took the older value
 *       for its start; or in a read invoked after the acknowledgement, and nobody who was answered after that read's
 *       invocation saw the write.
 *   <li><b>Store (append):</b> what was appended is in no replica at the end, and no put or delete can have overwritten it.
 *   <li><b>Set:</b> an added element is in no replica at the end, or is missing from a read invoked after the
 *       acknowledgement and from every read answered after that; and no remove of it can have come after the add. A removed
 *       element that is there again counts likewise.
 *   <li><b>Counter:</b> the sum, in every replica at the end or in a read, is smaller than the initial value, the
 *       acknowledged amounts and every negative amount of unknown end make together. It tells how much is missing, not
 *       which add.
 *   <li><b>Queue:</b> an element was enqueued, nobody was answered it, and at the end, or when a dequeue found the queue
 *       empty, it is not there; less one for each dequeue of unknown end, which may have taken it.
 * </ul>
 *
 * @param finding violated where something is lost, unknown where no write was acknowledged or nobody looked afterwards
 * @param acknowledged writes that were answered ok
 * @param lost by time of acknowledgement
 */
public record LostWrites(Finding finding, long acknowledged, List<LostWrite> lost) {
    /** How the loss shows, strongest first. */
    public enum Evidence {
        /** No replica holds it at the end. */
        FINAL_STATE,
        /** A cas took effect on an older state. */
        ACTED_ON,
        /** A client was shown an older state, and the write was never seen again. */
        SHOWN_OLDER
    }

    /**
     * An acknowledged write that was later gone.
     *
     * @param write the acknowledged operation; null where it is known how much is missing, but not which operation
     * @param evidence how the loss shows
     * @param sentence what happened, for a person
     */
    public record LostWrite(@Nullable Operation write, Evidence evidence, String sentence) {}

    public LostWrites {
        lost = List.copyOf(lost);
    }

    /**
     * Looks for lost writes.
     *
     * @param history of the whole run
     * @param model what the objects are; a model of the user's own is unknown to this check
     * @param replicas what the live replicas hold at the end, or none
     */
    public static LostWrites of(History history, Model model, List<Replica> replicas) {
        Losses losses = new Losses(replicas);
        for (History shard : history.splitByKey()) {
            if (model instanceof Register || model instanceof KeyValueStore) {
                new LostValues(shard, model.initial(), losses).look();
            } else if (model instanceof ElementSet) {
                new LostElements(shard, losses).look();
            } else if (model instanceof Counter) {
                new LostAmounts(shard, (Long) Objects.requireNonNull(model.initial()), losses).look();
            } else if (model instanceof FifoQueue) {
                new LostEntries(shard, losses).look();
            }
        }
        return losses.result();
    }

    /** What the parts of this check have in common: the replicas, and what was found so far. */
    static final class Losses {
        private final List<Replica> replicas;
        private final List<LostWrite> lost = new ArrayList<>();
        private long acknowledged;
        private boolean looked;

        Losses(List<Replica> replicas) {
            this.replicas = replicas;
            looked = !replicas.isEmpty();
        }

        List<Replica> replicas() {
            return replicas;
        }

        void acknowledged(long count) {
            acknowledged += count;
        }

        /** Somebody was shown the state after a write was acknowledged. */
        void looked() {
            looked = true;
        }

        void add(Operation write, Evidence evidence, String how) {
            String sentence = Phrases.client(write) + " " + Phrases.deed(write) + Phrases.onKey(write.key())
                    + ", acknowledged at " + Phrases.time(write.completedNs()) + ", but " + how;
            lost.add(new LostWrite(write, evidence, sentence));
        }

        void addUnnamed(Evidence evidence, String sentence) {
            lost.add(new LostWrite(null, evidence, sentence));
        }

        LostWrites result() {
            lost.sort(Comparator.comparingLong(loss -> loss.write == null ? Long.MAX_VALUE : loss.write.completedNs()));
            Finding finding = acknowledged > 0 && looked ? Finding.HOLDS : Finding.UNKNOWN;
            return new LostWrites(lost.isEmpty() ? finding : Finding.VIOLATED, acknowledged, lost);
        }
    }
}
