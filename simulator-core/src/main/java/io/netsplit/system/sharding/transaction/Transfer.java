package io.netsplit.system.sharding.transaction;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.sharding.Move;
import io.netsplit.system.sharding.ShardingEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One move, as its source's leader goes about it: it sends all records, batch after batch, and again what was written behind
 * the copy. Then it freezes the keys, so that nothing more is prepared on them, waits for the decisions on what is prepared,
 * sends what has changed, and lets go. Another leader begins anew, but finds the keys frozen.
 */
final class Transfer {
    private static final int MOST_BATCH_BYTES = 256 << 10;
    private static final int BATCHES_PER_SECOND = 20;
    private static final int OVERHEAD_BYTES = 32;
    private static final int FEW = 32;
    private static final int MOST_ROUNDS = 8;
    private static final double BITS_PER_BYTE_AND_SECOND = 8e9;

    private final Context context;
    private final ReplicatedLog log;
    private final TransactionOptions options;
    private final ShardState state;
    private final Believed believed;
    private final Move move;
    private final Timer pace;
    private final int batchKeys;
    /** Which version of each key the target has. */
    private final Map<Integer, Long> sent = new LinkedHashMap<>();

    /** What there was when it began. */
    private final List<CellImage> first;

    private TransactionMessage.@Nullable Batch unanswered;
    private long sentNs;
    private long sendableNs;
    private long sequence;
    private int position;
    private int rounds;
    private @Nullable ShardCommand proposed;
    private long proposedNs;

    Transfer(Context context, ReplicatedLog log, Ensemble ensemble, ShardState state, Believed believed, Move move) {
        this.context = context;
        this.log = log;
        this.options = ensemble.options();
        this.state = state;
        this.believed = believed;
        this.move = move;
        this.pace = context.timer("transfer", this::proceed);
        this.first = state.cellsOf(move);
        sequence = context.random().nextLong() >>> 2;
        sendableNs = nowNs();
        long batchBytes = Math.min(MOST_BATCH_BYTES, options.bitsPerSecond() / 8 / BATCHES_PER_SECOND);
        batchKeys = (int) Math.max(1, batchBytes / (OVERHEAD_BYTES + options.valueBytes()));
    }

    Move move() {
        return move;
    }

    void end() {
        pace.cancel();
    }

    private long nowNs() {
        return context.clock().monotonicNs();
    }

    /** Says again what was not answered. */
    void tick() {
        TransactionMessage.Batch batch = unanswered;
        if (batch != null && nowNs() - sentNs >= options.resendNs()) {
            believed.silent(move.target());
            send(batch);
        }
    }

    /** Another node of the target leads than was asked. */
    void knowsBetter() {
        if (unanswered != null) {
            send(unanswered);
        }
    }

    void acknowledged(TransactionMessage.BatchAck ack) {
        TransactionMessage.Batch batch = unanswered;
        if (batch != null && ack.move() == move.id() && ack.sequence() == batch.sequence()) {
            batch.images().forEach(image -> sent.put(image.key(), image.version()));
            unanswered = null;
            proceed();
        }
    }

    /** What comes next, if its time has come and nothing is on its way. */
    void proceed() {
        if (unanswered != null || state.isReleased(move)) {
            return;
        }
        long waitNs = sendableNs - nowNs();
        if (waitNs > 0) {
            pace.set(waitNs);
            return;
        }
        List<CellImage> images = copied();
        if (!images.isEmpty()) {
            batch(images);
            return;
        }
        boolean frozen = state.isFrozen(move);
        List<CellImage> changed = changed();
        if (!frozen && changed.size() > FEW && rounds < MOST_ROUNDS) {
            rounds++;
            batch(changed.subList(0, Math.min(batchKeys, changed.size())));
        } else if (!frozen) {
            propose(new ShardCommand.Freeze(move));
        } else if (state.isDrained(move)) {
            if (changed.isEmpty()) {
                propose(new ShardCommand.Release(move));
            } else {
                batch(changed.subList(0, Math.min(batchKeys, changed.size())));
            }
        }
    }

    private void propose(ShardCommand command) {
        boolean again = command.equals(proposed) && nowNs() - proposedNs < options.transactionTimeoutNs();
        if (!again && log.propose(command)) {
            proposed = command;
            proposedNs = nowNs();
        }
    }

    /** The next records of the first pass. */
    private List<CellImage> copied() {
        int from = position;
        position = Math.min(first.size(), from + batchKeys);
        return first.subList(from, position);
    }

    private List<CellImage> changed() {
        return state.cellsOf(move).stream()
                .filter(image -> sent.getOrDefault(image.key(), 0L) != image.version())
                .toList();
    }

    private void batch(List<CellImage> images) {
        int bytes =
                (int) Math.min(Integer.MAX_VALUE / 2, (long) images.size() * (OVERHEAD_BYTES + options.valueBytes()));
        sendableNs = nowNs() + (long) (bytes * BITS_PER_BYTE_AND_SECOND / options.bitsPerSecond());
        context.emit(new ShardingEvent.Copied(move.id(), bytes));
        send(new TransactionMessage.Batch(move.id(), move.target(), ++sequence, List.copyOf(images), bytes));
    }

    private void send(TransactionMessage.Batch batch) {
        unanswered = batch;
        sentNs = nowNs();
        context.send(believed.leader(move.target()), batch);
    }
}
