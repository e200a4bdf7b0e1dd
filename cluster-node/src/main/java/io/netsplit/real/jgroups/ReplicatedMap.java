package io.netsplit.real.jgroups;

import io.netsplit.real.control.Wire;
import io.netsplit.system.Values;
import io.netsplit.system.datagrid.MergePolicy;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a member of the replicated map holds: all keys. */
final class ReplicatedMap {
    private static final long MS_PER_SECOND = 1000;
    /** Key, value, second of the last write, uses. */
    private static final int FIELDS = 4;

    /** What a merge has decided. */
    record Outcome(long brought, long conflicts, long discarded) {}

    private final DataType type;
    private Map<Long, MergePolicy.Side> entries = new LinkedHashMap<>();

    ReplicatedMap(DataType type) {
        this.type = type;
    }

    @Nullable
    Object read(Request request) {
        return Values.shown(type, value((long) request.key()));
    }

    private @Nullable Object value(long key) {
        MergePolicy.Side side = entries.get(key);
        return side == null ? null : side.value();
    }

    Values.Outcome outcome(Request request) {
        return Values.apply(type, value((long) request.key()), request);
    }

    /** A write, as the coordinator orders it. */
    void put(long key, @Nullable Object value, long updatedS) {
        MergePolicy.Side before = entries.get(key);
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, new MergePolicy.Side(value, updatedS, before == null ? 1 : before.hits() + 1));
        }
    }

    static long nowS() {
        return Math.floorDiv(System.currentTimeMillis(), MS_PER_SECOND);
    }

    /** Everything, as {@link #replace} and {@link #merge} take it. */
    List<Object> state() {
        List<Object> flat = new ArrayList<>();
        entries.forEach((key, side) -> flat.addAll(List.of(key, side.value(), side.updatedS(), side.hits())));
        return flat;
    }

    void replace(List<?> state) {
        entries = sides(state);
    }

    private static Map<Long, MergePolicy.Side> sides(List<?> state) {
        Map<Long, MergePolicy.Side> sides = new LinkedHashMap<>();
        for (int i = 0; i + FIELDS <= state.size(); i += FIELDS) {
            Object value = Objects.requireNonNull(Wire.value(state.get(i + 1)));
            sides.put(
                    (Long) state.get(i), new MergePolicy.Side(value, (Long) state.get(i + 2), (Long) state.get(i + 3)));
        }
        return sides;
    }

    /** Takes in what another side had. */
    Outcome merge(List<?> state, MergePolicy policy) {
        long conflicts = 0;
        long discarded = 0;
        Map<Long, MergePolicy.Side> brought = sides(state);
        for (Map.Entry<Long, MergePolicy.Side> entry : brought.entrySet()) {
            MergePolicy.Side theirs = entry.getValue();
            MergePolicy.Side mine = entries.get(entry.getKey());
            if (mine == null) {
                if (policy == MergePolicy.DISCARD) {
                    discarded++;
                } else {
                    entries.put(entry.getKey(), theirs);
                }
            } else if (!mine.value().equals(theirs.value())) {
                conflicts++;
                Object left = Objects.requireNonNull(policy.merge(mine, theirs));
                discarded += (left.equals(mine.value()) ? 0 : 1) + (left.equals(theirs.value()) ? 0 : 1);
                entries.put(
                        entry.getKey(),
                        new MergePolicy.Side(
                                left,
                                Math.max(mine.updatedS(), theirs.updatedS()),
                                Math.max(mine.hits(), theirs.hits())));
            }
        }
        return new Outcome(brought.size(), conflicts, discarded);
    }

    Set<Long> keys() {
        return entries.keySet();
    }

    /** Equal where two members hold the same value for the key, in whatever order its elements came. */
    long digest(long key) {
        Object value = value(key);
        return value instanceof Collection<?> many
                ? many.stream().mapToLong(Objects::hashCode).sum()
                : Objects.hashCode(value);
    }

    /** Pairs of key and value. */
    List<Object> contents() {
        List<Object> pairs = new ArrayList<>();
        entries.forEach((key, side) -> pairs.addAll(List.of(key, side.value())));
        return pairs;
    }
}
