package io.netsplit.system.sharding;

import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a server holds of the keys that were ever written, in memory and as a log on its disk. Syncs are one after the other,
 * each for all that was written before it began.
 */
final class Records {
    private static final String LOG = "records";
    private static final int HEADER_BYTES = 32;

    /** One key: its object with its sessions, how often it was written, and where in the log it was last. */
    private static final class Cell {
        private final DataStore store;
        private long version;
        private long index;

        private Cell(DataStore store) {
            this.store = store;
        }
    }

    private sealed interface Entry {
        record Written(Request request) implements Entry {}

        record Received(List<KeyImage> images) implements Entry {}
    }

    private record Waiting(long index, Runnable work) {}

    private final Context context;
    private final Disk disk;
    private final Layout layout;
    private final Map<Integer, Cell> cells = new LinkedHashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final DataStore nothing;
    private long durableIndex;
    private boolean syncing;

    Records(Context context, Layout layout) {
        this.context = context;
        this.disk = context.disk();
        this.layout = layout;
        this.nothing = emptyStore();
        for (long index = 1; index <= disk.lastIndex(LOG); index++) {
            Entry entry = (Entry) disk.get(LOG, index);
            if (entry instanceof Entry.Written written) {
                apply(written.request(), index);
            } else if (entry instanceof Entry.Received received) {
                received.images().forEach(image -> restore(image, 0));
            }
        }
        durableIndex = disk.lastIndex(LOG);
    }

    private Cell cell(int key) {
        return cells.computeIfAbsent(key, k -> new Cell(emptyStore()));
    }

    private DataStore emptyStore() {
        return new DataStore(layout.dataType(), layout.options().sessions());
    }

    @Nullable
    Object read(Request request) {
        Cell cell = cells.get(request.key());
        return (cell == null ? nothing : cell.store).read(request);
    }

    /** Executes a write, durable once {@link #whenDurable} says so. */
    @Nullable
    Object write(Request request) {
        Entry.Written entry = new Entry.Written(request);
        disk.append(LOG, entry, HEADER_BYTES + layout.options().valueBytes());
        return apply(request, disk.lastIndex(LOG));
    }

    private @Nullable Object apply(Request request, long index) {
        Cell cell = cell(request.key());
        cell.version++;
        cell.index = index;
        return cell.store.apply(request);
    }

    /** Where in the log the key's last write is; 0 where it has none. */
    long lastWrite(int key) {
        Cell cell = cells.get(key);
        return cell == null ? 0 : cell.index;
    }

    /** How often the key was written; 0 where it never was. */
    long version(int key) {
        Cell cell = cells.get(key);
        return cell == null ? 0 : cell.version;
    }

    long lastIndex() {
        return disk.lastIndex(LOG);
    }

    /** The keys that were ever written. */
    TreeSet<Integer> stored() {
        return new TreeSet<>(cells.keySet());
    }

    /** The key as it is now; null where it was never written. */
    @Nullable
    KeyImage image(int key) {
        Cell cell = cells.get(key);
        return cell == null ? null : new KeyImage(key, cell.version, cell.store.image());
    }

    /** Takes over what the keys' owner has sent, as far as it is news; durable once {@link #whenDurable} says so. */
    void receive(List<KeyImage> images, int bytes) {
        disk.append(LOG, new Entry.Received(images), HEADER_BYTES + bytes);
        images.forEach(image -> restore(image, disk.lastIndex(LOG)));
    }

    private void restore(KeyImage image, long index) {
        Cell cell = cell(image.key());
        if (image.version() > cell.version || !layout.options().newestWins()) {
            cell.store.restore(image.image());
            cell.version = image.version();
            cell.index = Math.max(cell.index, index);
        }
    }

    /** Does {@code work} once everything up to {@code index} is durable: at once, where it is. */
    void whenDurable(long index, Runnable work) {
        if (index <= durableIndex || !layout.options().fsync()) {
            work.run();
            return;
        }
        waiting.add(new Waiting(index, work));
        sync();
    }

    private void sync() {
        if (!syncing && durableIndex < disk.lastIndex(LOG)) {
            syncing = true;
            long index = disk.lastIndex(LOG);
            disk.sync(ok -> synced(ok, index));
        }
    }

    private void synced(boolean ok, long index) {
        if (!ok) {
            context.halt("the disk failed to sync the records");
            return;
        }
        syncing = false;
        durableIndex = Math.max(durableIndex, index);
        for (Waiting first = waiting.peek(); first != null && first.index <= durableIndex; first = waiting.peek()) {
            waiting.remove();
            first.work.run();
        }
        if (!waiting.isEmpty()) {
            sync();
        }
    }

    /** See {@link io.netsplit.system.Inspectable}. */
    Map<Object, Object> contents() {
        Map<Object, Object> contents = new LinkedHashMap<>();
        cells.values().forEach(cell -> contents.putAll(cell.store.contents()));
        return contents;
    }
}
