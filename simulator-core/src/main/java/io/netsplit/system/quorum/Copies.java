package io.netsplit.system.quorum;

import io.netsplit.node.Context;
import org.jspecify.annotations.Nullable;

/**
 * The node's own copies of objects. What is not yet durable is known to {@link #written} alone: nobody is shown what a
 * crash could take away again.
 */
final class Copies {
    private final Context context;
    private final Placement placement;
    private final CommitLog log;
    private final MerkleTrees trees;
    private final KeyTable<Copy> written = new KeyTable<>();
    private final KeyTable<Copy> visible = new KeyTable<>();

    Copies(Context context, Placement placement, CommitLog log, MerkleTrees trees) {
        this.context = context;
        this.placement = placement;
        this.log = log;
        this.trees = trees;
    }

    /** From the disk, as it was. */
    void recovered(int key, Copy copy) {
        Copy joined = known(written.get(key), copy);
        written.put(key, joined);
        Copy old = visible.get(key);
        visible.put(key, joined);
        updateTree(placement.place(key), old, joined);
    }

    /** Lets everybody see what a restart has found. */
    void announce() {
        visible.forEach((copy, key) -> emit(placement.place(key), copy));
    }

    int size() {
        return visible.size();
    }

    /** The durable copy, which others may see. */
    @Nullable
    Copy get(int key) {
        return visible.get(key);
    }

    /** The copy with everything that is on its way to the disk. */
    @Nullable
    Copy written(int key) {
        return written.get(key);
    }

    /** All that others may see. */
    KeyTable<Copy> all() {
        return visible;
    }

    /** Adds to the copy of {@code key}, and calls {@code kept} once that is durable. */
    void put(int key, Copy copy, Runnable kept) {
        Copy before = written.get(key);
        if (before != null && before.includes(copy)) {
            if (Copy.anyIncludes(visible.get(key), copy)) {
                kept.run();
            } else {
                log.whenDurable(kept);
            }
            return;
        }
        Copy joined = known(before, copy);
        written.put(key, joined);
        log.append(new CommitLog.Put(key, copy), copy.sizeBytes(), () -> {
            show(key, joined);
            kept.run();
        });
    }

    private void show(int key, Copy copy) {
        Copy old = visible.get(key);
        visible.put(key, copy);
        Placement.Place place = placement.place(key);
        updateTree(place, old, copy);
        emit(place, copy);
    }

    private void emit(Placement.Place place, Copy copy) {
        context.emit(new DynamoEvent.CopyKept(place.key(), copy, placement.replicas(place.range())));
    }

    private void updateTree(Placement.Place place, @Nullable Copy old, Copy copy) {
        if (placement.isReplica(context.self(), place.range())) {
            trees.changed(place, old == null ? 0 : leaf(place.key(), old), leaf(place.key(), copy));
        }
    }

    private static long leaf(int key, Copy copy) {
        return Copy.mix(copy.digest() + key);
    }

    private static Copy known(@Nullable Copy before, Copy copy) {
        return before == null ? copy : before.join(copy);
    }
}
