package io.netsplit.system.sharding;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One move, as its source goes about it. It sends all records, batch after batch, each once the one before it is on the
 * target's disk and the transfer rate allows it; then, again and again, what was written behind the copy; when that is little,
 * it serves these keys no longer, sends the rest, and releases them. A crash of the source begins it anew.
 *
 * <p>With double writes nothing is written behind the copy: every write goes to the target as well, and is acknowledged
 * once the target has it.
 */
final class HandOver {
    private static final int MOST_BATCH_BYTES = 256 << 10;
    private static final int BATCHES_PER_SECOND = 20;
    private static final int OVERHEAD_BYTES = 32;
    private static final int FEW = 32;
    private static final int MOST_ROUNDS = 8;
    private static final double BITS_PER_BYTE_AND_SECOND = 8e9;

    private record DoubleWrite(ShardingMessage.DoubleWrite message, Runnable answer) {}

    private final Context context;
    private final Layout layout;
    private final ShardingOptions options;
    private final Records records;
    private final Move move;
    private final Consumer<Move> release;
    private final Timer pace;
    private final int batchKeys;
    /** Written behind the copy. */
    private final LinkedHashSet<Integer> dirty = new LinkedHashSet<>();

    private final Map<Long, DoubleWrite> doubleWrites = new LinkedHashMap<>();
    private ShardingMessage.@Nullable Batch unanswered;
    private long sequence;
    private long sendableNs;
    private int position;
    private int rounds;
    private int unfinishedWrites;
    private boolean isSent;
    private boolean frozen;
    private boolean finished;
    private boolean released;
    private boolean ended;

    /** {@code release} is called once, when the target has what it needs to begin. */
    HandOver(Context context, Layout layout, Records records, Move move, Consumer<Move> release) {
        this.context = context;
        this.layout = layout;
        this.options = layout.options();
        this.records = records;
        this.move = move;
        this.release = release;
        this.pace = context.timer("transfer", this::prepare);
        sequence = context.random().nextLong() >>> 2;
        sendableNs = context.clock().monotonicNs();
        long batchBytes = Math.min(MOST_BATCH_BYTES, options.bitsPerSecond() / 8 / BATCHES_PER_SECOND);
        batchKeys = (int) Math.max(1, batchBytes / (OVERHEAD_BYTES + options.valueBytes()));
    }

    Move move() {
        return move;
    }

    void begin() {
        if (!options.waitForCopy()) {
            freeze();
            letGo();
        }
        prepare();
    }

    void end() {
        ended = true;
        pace.cancel();
    }

    boolean isReleased() {
        return released;
    }

    /** True where {@code newer} has made an end of it. */
    boolean isOver(ShardMap newer) {
        return !newer.isOutstanding(move) && (options.waitForCopy() || finished);
    }

    boolean isFrozen(int unit) {
        return isFrozen() && move.units().contains(unit);
    }

    boolean isFrozen() {
        return frozen && options.fencing();
    }

    boolean concerns(int unit) {
        return move.units().contains(unit);
    }

    /** A key that is to move was written; {@code answer} tells the client. */
    void written(int key, int unit, Runnable answer) {
        KeyImage image = options.doubleWrite() ? records.image(key) : null;
        if (image != null) {
            unfinishedWrites++;
            records.whenDurable(records.lastIndex(), () -> writeDouble(image, answer));
            return;
        }
        if (options.trackDirty() && move.units().position(unit) < position) {
            dirty.add(key);
        }
        records.whenDurable(records.lastIndex(), answer);
    }

    private void writeDouble(KeyImage image, Runnable answer) {
        ShardingMessage.DoubleWrite message =
                new ShardingMessage.DoubleWrite(move.id(), ++sequence, image, OVERHEAD_BYTES + options.valueBytes());
        doubleWrites.put(message.sequence(), new DoubleWrite(message, answer));
        context.send(move.target(), message);
    }

    void acknowledged(ShardingMessage.BatchAck ack) {
        if (ack.move() != move.id() || ended) {
            return;
        }
        DoubleWrite written = doubleWrites.remove(ack.sequence());
        if (written != null) {
            unfinishedWrites--;
            written.answer().run();
        }
        ShardingMessage.Batch batch = unanswered;
        if (batch != null && ack.sequence() == batch.sequence()) {
            unanswered = null;
            finished = batch.last();
            prepare();
        } else if (written != null && unfinishedWrites == 0) {
            prepare();
        }
    }

    /** Says again what was not answered. */
    void resend() {
        ShardingMessage.Batch batch = unanswered;
        if (batch != null && isSent) {
            context.send(move.target(), batch);
        }
        doubleWrites.values().forEach(each -> context.send(move.target(), each.message()));
    }

    /** What comes next, if its time has come and nothing is on its way. */
    private void prepare() {
        if (ended || unanswered != null || (finished && released)) {
            return;
        }
        if (finished) {
            letGo();
            return;
        }
        long waitNs = sendableNs - context.clock().monotonicNs();
        if (waitNs > 0) {
            pace.set(waitNs);
        } else if (position < move.units().size()) {
            send(nextUnits(), false);
        } else if (!dirty.isEmpty() && (dirty.size() > FEW && rounds < MOST_ROUNDS || frozen)) {
            rounds++;
            send(nextDirty(), false);
        } else if (!frozen) {
            freeze();
            records.whenDurable(records.lastIndex(), this::prepare);
        } else if (unfinishedWrites == 0) {
            send(List.of(), true);
        }
    }

    private void freeze() {
        frozen = true;
        if (options.fencing()) {
            context.emit(new ShardingEvent.SwitchBegun(move.id()));
        }
    }

    private void letGo() {
        if (!released) {
            released = true;
            release.accept(move);
        }
    }

    private List<Integer> nextUnits() {
        List<Integer> keys = new ArrayList<>();
        KeySpace space = layout.keys();
        while (position < move.units().size() && keys.size() < batchKeys) {
            int unit = move.units().get(position++);
            for (int i = 0; i < space.keysIn(unit); i++) {
                keys.add(space.key(unit, i));
            }
        }
        return keys;
    }

    private List<Integer> nextDirty() {
        List<Integer> keys = new ArrayList<>();
        for (Iterator<Integer> each = dirty.iterator(); each.hasNext() && keys.size() < batchKeys; ) {
            keys.add(each.next());
            each.remove();
        }
        return keys;
    }

    /** Sends these keys as they are now, once that is durable: what a crash takes back, nobody may have. */
    private void send(List<Integer> keys, boolean last) {
        List<KeyImage> images = new ArrayList<>();
        for (int key : keys) {
            KeyImage image = records.image(key);
            if (image != null) {
                images.add(image);
            }
        }
        int bytes = (int) Math.min(
                Integer.MAX_VALUE / 2,
                (long) (options.preloaded() ? keys.size() : images.size()) * (OVERHEAD_BYTES + options.valueBytes()));
        ShardingMessage.Batch batch = new ShardingMessage.Batch(move.id(), ++sequence, images, bytes, last);
        unanswered = batch;
        isSent = false;
        sendableNs =
                context.clock().monotonicNs() + (long) (bytes * BITS_PER_BYTE_AND_SECOND / options.bitsPerSecond());
        records.whenDurable(records.lastIndex(), () -> sendDurable(batch));
    }

    private void sendDurable(ShardingMessage.Batch batch) {
        if (!ended) {
            isSent = true;
            context.emit(new ShardingEvent.Copied(move.id(), batch.bytes()));
            context.send(move.target(), batch);
        }
    }
}
