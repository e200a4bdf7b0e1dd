package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.causality.VersionVector;
import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All updates that a node has, its own and the others', in the order in which it took them, on its disk. Those of each node
 * are there without gaps, so that a version vector says which they are. It is never shortened.
 */
final class UpdateLog {
    /** When a logged update was taken, by the monotonic clock. */
    private record Logged(Update update, long place, long takenNs) {}

    private record Waiting(long place, Runnable action) {}

    private static final String LOG = "updates";

    private final Context context;
    private final boolean fsync;
    private final Map<Integer, List<Logged>> byNode = new TreeMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private VersionVector has = VersionVector.EMPTY;
    private VersionVector durable = VersionVector.EMPTY;
    private long places;
    private long durablePlace;
    private boolean syncing;

    UpdateLog(Context context, boolean fsync) {
        this.context = context;
        this.fsync = fsync;
    }

    /** Hands over what the disk kept, in order: each is an {@link Update} or {@link ReplicationMessage.States}. */
    void recover(Consumer<Object> record) {
        Disk disk = context.disk();
        for (long place = disk.firstIndex(LOG); place <= disk.lastIndex(LOG); place++) {
            Object kept = disk.get(LOG, place);
            places = place;
            note(kept);
            record.accept(kept);
        }
        durablePlace = places;
        durable = has;
    }

    /** Everything taken so far, durable or not. */
    VersionVector has() {
        return has;
    }

    /** Everything that a crash cannot take away, as far as the disk tells the truth. */
    VersionVector durable() {
        return fsync ? durable : has;
    }

    void append(Update update) {
        context.disk().append(LOG, update, update.sizeBytes());
        places++;
        note(update);
    }

    /** Whole objects stand for all updates up to a vector; the updates themselves are not kept. */
    void append(ReplicationMessage.States states) {
        context.disk().append(LOG, states, states.sizeBytes());
        places++;
        note(states);
    }

    private void note(Object kept) {
        if (kept instanceof Update update) {
            has = has.with(update.dot());
            byNode.computeIfAbsent(update.dot().node(), node -> new ArrayList<>())
                    .add(new Logged(update, places, context.clock().monotonicNs()));
        } else if (kept instanceof ReplicationMessage.States states && has.covers(states.base())) {
            has = has.join(states.upTo());
        }
    }

    /** Does this once everything appended so far is durable; at once where it is. */
    void whenDurable(Runnable action) {
        if (!fsync || durablePlace == places) {
            action.run();
            return;
        }
        waiting.add(new Waiting(places, action));
        sync();
    }

    private void sync() {
        if (syncing || durablePlace == places) {
            return;
        }
        syncing = true;
        long place = places;
        VersionVector what = has;
        context.disk().sync(ok -> synced(ok, place, what));
    }

    private void synced(boolean ok, long place, VersionVector what) {
        if (!ok) {
            context.halt("the disk failed to sync the updates");
            return;
        }
        syncing = false;
        durablePlace = place;
        durable = what;
        while (!waiting.isEmpty() && waiting.peekFirst().place <= durablePlace) {
            waiting.removeFirst().action.run();
        }
        sync();
    }

    /**
     * What {@code known} lacks, in the order in which this node took it, which is an order in which every update comes after
     * what its node had seen: at most {@code most}, none taken after {@code latestNs}, none that a crash could take away.
     */
    List<Update> missing(VersionVector known, int most, long latestNs) {
        List<Logged> found = new ArrayList<>();
        byNode.forEach((node, updates) -> {
            long from = known.get(node);
            long to = Math.min(durable().get(node), from + most);
            for (long counter = from + 1; counter <= to; counter++) {
                found.add(at(updates, counter));
            }
        });
        found.sort((one, other) -> Long.compare(one.place, other.place));
        List<Update> missing = new ArrayList<>();
        for (Logged logged : found) {
            if (missing.size() == most || logged.takenNs > latestNs) {
                break;
            }
            missing.add(logged.update);
        }
        return missing;
    }

    private static Logged at(List<Logged> updates, long counter) {
        return updates.get(Math.toIntExact(counter - 1));
    }

    /** The name of this node's next update. */
    Dot next() {
        return has.next(context.self());
    }
}
