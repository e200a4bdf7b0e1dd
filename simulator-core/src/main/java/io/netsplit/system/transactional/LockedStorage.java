package io.netsplit.system.transactional;

import io.netsplit.system.transactional.StoreOptions.Isolation;
import io.netsplit.workload.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One value for each key, changed in place, and locks: degrees 1 to 3 of Gray, Lorie, Putzolu and Traiger, "Granularity of
 * Locks and Degrees of Consistency in a Shared Data Base", 1976. Writers hold their locks to the end; what readers do is the
 * level. Before-images take an abort back.
 */
final class LockedStorage implements Storage {
    /** Who holds the lock of one key. */
    private static final class Lock {
        private final Set<Long> readers = new LinkedHashSet<>();
        private @Nullable Long writer;

        private boolean isFree() {
            return readers.isEmpty() && writer == null;
        }
    }

    private final StoreOptions options;
    private final Map<Integer, Object> values = new LinkedHashMap<>();
    private final Map<Integer, Lock> locks = new LinkedHashMap<>();
    private final Map<Long, Set<Integer>> held = new LinkedHashMap<>();

    LockedStorage(StoreOptions options) {
        this.options = options;
    }

    @Override
    public @Nullable Object access(Branch branch, Step step) {
        if (!step.writes()) {
            return mayRead(branch.transaction, step.key()) ? values.get(step.key()) : WAIT;
        }
        if (options.writeLocks() && !lockToWrite(branch.transaction, step.key())) {
            return WAIT;
        }
        Object held = values.get(step.key());
        if (!branch.before.containsKey(step.key())) {
            branch.before.put(step.key(), held);
        }
        Object holds = step.after(held);
        branch.writes.put(step.key(), holds);
        put(step.key(), holds);
        return holds;
    }

    private boolean mayRead(long transaction, int key) {
        if (options.isolation() == Isolation.READ_UNCOMMITTED) {
            return true;
        }
        Lock lock = locks.get(key);
        Long writer = lock == null ? null : lock.writer;
        if (writer != null && writer != transaction) {
            return false;
        }
        if (options.isolation() == Isolation.SERIALIZABLE && options.readLocks()) {
            lock(transaction, key).readers.add(transaction);
        }
        return true;
    }

    private boolean lockToWrite(long transaction, int key) {
        Lock lock = locks.get(key);
        if (lock != null) {
            boolean othersRead = lock.readers.stream().anyMatch(reader -> reader != transaction);
            if (othersRead || lock.writer != null && lock.writer != transaction) {
                return false;
            }
        }
        lock(transaction, key).writer = transaction;
        return true;
    }

    private Lock lock(long transaction, int key) {
        held.computeIfAbsent(transaction, absent -> new LinkedHashSet<>()).add(key);
        return locks.computeIfAbsent(key, absent -> new Lock());
    }

    private void put(int key, @Nullable Object value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    @Override
    public boolean prepare(Branch branch) {
        return true;
    }

    @Override
    public void commit(Branch branch, long timestamp) {
        release(branch.transaction);
    }

    @Override
    public void abort(Branch branch) {
        if (options.undo()) {
            branch.before.forEach(this::put);
        }
        release(branch.transaction);
    }

    private void release(long transaction) {
        Set<Integer> keys = held.remove(transaction);
        if (keys == null) {
            return;
        }
        for (int key : keys) {
            Lock lock = locks.get(key);
            if (lock != null) {
                lock.readers.remove(transaction);
                lock.writer = lock.writer != null && lock.writer == transaction ? null : lock.writer;
                if (lock.isFree()) {
                    locks.remove(key);
                }
            }
        }
    }

    @Override
    public void install(Map<Integer, @Nullable Object> writes, long timestamp) {
        writes.forEach(this::put);
    }

    @Override
    public void reinstate(Branch branch) {
        branch.writes.forEach((key, value) -> {
            branch.before.put(key, values.get(key));
            put(key, value);
            if (options.writeLocks()) {
                lock(branch.transaction, key).writer = branch.transaction;
            }
        });
    }
}
