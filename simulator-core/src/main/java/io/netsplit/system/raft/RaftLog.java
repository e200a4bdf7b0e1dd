package io.netsplit.system.raft;

import io.netsplit.node.Disk;
import io.netsplit.system.DataStore;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The log (Figure 2, "log[]"), in memory and on the disk, from {@link #firstIndex} on: what is before was compacted into a
 * snapshot. Of the last compacted entry the term is still known.
 */
final class RaftLog {
    /** The term of an entry that is not here. */
    static final long UNKNOWN = -1;

    private static final String NAME = "raft-log";

    private record Configured(long index, Configuration configuration) {}

    private final Disk disk;
    private final StableStorage storage;
    private final ArrayDeque<Configured> configurations = new ArrayDeque<>();
    private Entry[] entries = new Entry[64];
    private long[] writes = new long[64];
    private int size;
    private long baseIndex;
    private long baseTerm;
    private long matchedDurable;

    RaftLog(Disk disk, StableStorage storage, Configuration initial) {
        this.disk = disk;
        this.storage = storage;
        configurations.add(new Configured(0, initial));
    }

    /** Reads what the disk kept. {@code snapshot} is what the disk kept of that, and takes precedence. */
    void recover(@Nullable Snapshot snapshot) {
        baseIndex = disk.firstIndex(NAME) - 1;
        baseTerm = baseIndex == 0 ? 0 : UNKNOWN;
        long last = disk.lastIndex(NAME);
        for (long index = baseIndex + 1; index <= last; index++) {
            Entry entry = (Entry) disk.get(NAME, index);
            keep(entry, 0);
        }
        if (snapshot == null) {
            return;
        }
        long term = termAt(snapshot.lastIndex());
        boolean follows = snapshot.lastIndex() >= baseIndex && snapshot.lastIndex() <= lastIndex();
        if (!follows || (term != UNKNOWN && term != snapshot.lastTerm())) {
            reset(snapshot);
            return;
        }
        if (snapshot.lastIndex() == baseIndex) {
            baseTerm = snapshot.lastTerm();
        }
        configurations.removeIf(each -> each.index <= snapshot.configurationIndex());
        configurations.addFirst(new Configured(snapshot.configurationIndex(), snapshot.configuration()));
    }

    long firstIndex() {
        return baseIndex + 1;
    }

    long lastIndex() {
        return baseIndex + size;
    }

    long lastTerm() {
        return size == 0 ? baseTerm : entries[size - 1].term();
    }

    /** The term of the entry at {@code index}, or {@link #UNKNOWN} where it is compacted or not yet there. */
    long termAt(long index) {
        if (index == baseIndex) {
            return baseTerm;
        }
        return index < baseIndex || index > lastIndex() ? UNKNOWN : get(index).term();
    }

    Entry get(long index) {
        return entries[(int) (index - baseIndex - 1)];
    }

    /** The last entry up to which everything is durable. */
    long durableIndex() {
        long durableWrite = storage.durable();
        while (matchedDurable < lastIndex()
                && (matchedDurable < baseIndex || writes[(int) (matchedDurable - baseIndex)] <= durableWrite)) {
            matchedDurable++;
        }
        return matchedDurable;
    }

    /** The number of the disk write that stored the entry at {@code index}. */
    long writeOf(long index) {
        return index <= baseIndex ? 0 : writes[(int) (index - baseIndex - 1)];
    }

    /** At most {@code most} entries from {@code fromIndex} on. */
    Entry[] slice(long fromIndex, int most) {
        int from = (int) (fromIndex - baseIndex - 1);
        return Arrays.copyOfRange(entries, from, Math.min(size, from + most));
    }

    /** Writes the entry behind the last one. */
    void append(Entry entry) {
        if (entry.index() != lastIndex() + 1) {
            throw new IllegalStateException("entry " + entry + " does not follow index " + lastIndex());
        }
        disk.append(NAME, entry, entry.sizeBytes());
        keep(entry, storage.wrote());
    }

    /** Throws away {@code fromIndex} and everything after it. */
    void truncate(long fromIndex) {
        disk.truncateSuffix(NAME, fromIndex);
        storage.wrote();
        int kept = (int) (fromIndex - baseIndex - 1);
        Arrays.fill(entries, kept, size, null);
        size = kept;
        matchedDurable = Math.min(matchedDurable, fromIndex - 1);
        while (configurations.getLast().index >= fromIndex) {
            configurations.removeLast();
        }
    }

    /** Drops everything up to and with {@code toIndex}, which a durable snapshot replaces. */
    void compact(long toIndex) {
        if (toIndex <= baseIndex) {
            return;
        }
        long term = termAt(toIndex);
        disk.truncatePrefix(NAME, toIndex + 1);
        storage.wrote();
        int dropped = (int) (toIndex - baseIndex);
        System.arraycopy(entries, dropped, entries, 0, size - dropped);
        System.arraycopy(writes, dropped, writes, 0, size - dropped);
        Arrays.fill(entries, size - dropped, size, null);
        size -= dropped;
        baseIndex = toIndex;
        baseTerm = term;
        matchedDurable = Math.max(matchedDurable, baseIndex);
        while (configurations.size() > 1 && second().index <= toIndex) {
            configurations.removeFirst();
        }
    }

    /** Replaces the whole log by a snapshot. */
    void reset(Snapshot snapshot) {
        if (size > 0 || baseIndex != snapshot.lastIndex()) {
            disk.truncateSuffix(NAME, firstIndex());
            disk.truncatePrefix(NAME, snapshot.lastIndex() + 1);
            storage.wrote();
        }
        Arrays.fill(entries, 0, size, null);
        size = 0;
        baseIndex = snapshot.lastIndex();
        baseTerm = snapshot.lastTerm();
        matchedDurable = baseIndex;
        configurations.clear();
        configurations.add(new Configured(snapshot.configurationIndex(), snapshot.configuration()));
    }

    /** The configuration to act by: the latest in the log, committed or not (dissertation §4.1). */
    Configuration configuration() {
        return configurations.getLast().configuration;
    }

    long configurationIndex() {
        return configurations.getLast().index;
    }

    /** The latest configuration at or before {@code index}, which must not be compacted further than that. */
    Configuration configurationAt(long index) {
        return configuredAt(index).configuration;
    }

    /** A snapshot of {@code image}, which is the state after the entry at {@code index}. */
    Snapshot snapshotAt(long index, DataStore.Image image) {
        Configured latest = configuredAt(index);
        return new Snapshot(index, termAt(index), latest.configuration, latest.index, image);
    }

    private Configured configuredAt(long index) {
        Configured latest = configurations.getFirst();
        for (Configured each : configurations) {
            if (each.index <= index) {
                latest = each;
            }
        }
        return latest;
    }

    /** The first index of the term of the entry at {@code index}, as far back as the log goes. */
    long firstIndexOfTermAt(long index) {
        long term = termAt(index);
        long low = firstIndex();
        long high = index;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (get(middle).term() < term) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last index at or before {@code from} whose term is at most {@code term}; the base where there is none. */
    long lastIndexOfTermUpTo(long term, long from) {
        long low = baseIndex;
        long high = Math.min(from, lastIndex());
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (get(middle).term() > term) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private void keep(Entry entry, long write) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
            writes = Arrays.copyOf(writes, 2 * size);
        }
        entries[size] = entry;
        writes[size] = write;
        size++;
        if (entry.command() instanceof Command.Reconfigure change) {
            configurations.add(new Configured(entry.index(), change.configuration()));
        }
    }

    private Configured second() {
        var each = configurations.iterator();
        each.next();
        return each.next();
    }
}
