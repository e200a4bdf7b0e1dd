package io.netsplit.real.hosted;

import java.util.ArrayList;
import java.util.List;

/** A log of records in memory, numbered from {@link #firstIndex}. */
final class RecordLog {
    private final List<Object> records = new ArrayList<>();
    private long firstIndex = 1;

    void append(Object record) {
        records.add(record);
    }

    Object get(long index) {
        if (index < firstIndex || index > lastIndex()) {
            throw new IllegalArgumentException("the log holds " + firstIndex + " to " + lastIndex() + ", not " + index);
        }
        return records.get((int) (index - firstIndex));
    }

    long firstIndex() {
        return firstIndex;
    }

    long lastIndex() {
        return firstIndex + records.size() - 1;
    }

    void truncateSuffix(long fromIndex) {
        int kept = (int) Math.max(0, Math.min(records.size(), fromIndex - firstIndex));
        records.subList(kept, records.size()).clear();
    }

    void truncatePrefix(long toIndex) {
        int dropped = (int) Math.max(0, Math.min(records.size(), toIndex - firstIndex));
        records.subList(0, dropped).clear();
        firstIndex = Math.max(firstIndex, toIndex);
    }
}
