package io.netsplit.system.transactional;

import io.netsplit.workload.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Versions of each key by timestamp of their commit: snapshot isolation (Berenson et al., "A Critique of ANSI SQL Isolation
 * Levels", SIGMOD 1995, section 4.2), with timestamps of one oracle for all shards (Peng and Dabek, "Large-scale Incremental
 * Processing Using Distributed Transactions and Notifications", OSDI 2010, section 2.2). A transaction keeps its writes to
 * itself until it commits. A read waits for transactions that are prepared: their timestamps may turn out to be older than
 * its snapshot.
 */
final class VersionedStorage implements Storage {
    /** Versions of one key that are kept; who needs an older one has to abort. */
    private static final int MOST_VERSIONS = 64;

    private record Version(long timestamp, @Nullable Object value) {}

    private static final Version FIRST = new Version(0, null);

    private final StoreOptions options;
    private final Map<Integer, List<Version>> versions = new LinkedHashMap<>();
    private final Map<Integer, Long> preparedBy = new LinkedHashMap<>();

    VersionedStorage(StoreOptions options) {
        this.options = options;
    }

    @Override
    public @Nullable Object access(Branch branch, Step step) {
        if (preparedBy.containsKey(step.key())) {
            return WAIT;
        }
        Version seen = visible(step.key(), branch.snapshot);
        if (seen == null) {
            return REFUSED;
        }
        Object held = branch.writes.containsKey(step.key()) ? branch.writes.get(step.key()) : seen.value;
        Object holds = step.after(held);
        if (step.writes()) {
            branch.writes.put(step.key(), holds);
        }
        return holds;
    }

    /** The newest version of the snapshot; null where it is no longer kept. */
    private @Nullable Version visible(int key, long snapshot) {
        List<Version> known = versions.getOrDefault(key, List.of());
        for (int i = known.size() - 1; i >= 0; i--) {
            if (!options.oneSnapshot() || known.get(i).timestamp <= snapshot) {
                return known.get(i);
            }
        }
        return known.size() < MOST_VERSIONS ? FIRST : null;
    }

    @Override
    public boolean prepare(Branch branch) {
        for (int key : branch.writes.keySet()) {
            List<Version> known = versions.getOrDefault(key, List.of());
            boolean changed = !known.isEmpty() && known.get(known.size() - 1).timestamp > branch.snapshot;
            if (options.firstCommitterWins() && (changed || preparedBy.containsKey(key))) {
                return false;
            }
        }
        branch.writes.keySet().forEach(key -> preparedBy.putIfAbsent(key, branch.transaction));
        return true;
    }

    @Override
    public void commit(Branch branch, long timestamp) {
        install(branch.writes, timestamp);
        abort(branch);
    }

    @Override
    public void abort(Branch branch) {
        branch.writes.keySet().forEach(key -> preparedBy.remove(key, branch.transaction));
    }

    @Override
    public void install(Map<Integer, @Nullable Object> writes, long timestamp) {
        writes.forEach((key, value) -> {
            List<Version> known = versions.computeIfAbsent(key, absent -> new ArrayList<>());
            int at = known.size();
            while (at > 0 && known.get(at - 1).timestamp > timestamp) {
                at--;
            }
            known.add(at, new Version(timestamp, value));
            if (known.size() > MOST_VERSIONS) {
                known.remove(0);
            }
        });
    }

    @Override
    public void reinstate(Branch branch) {
        branch.writes.keySet().forEach(key -> preparedBy.putIfAbsent(key, branch.transaction));
    }
}
