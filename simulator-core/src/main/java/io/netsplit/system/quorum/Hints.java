package io.netsplit.system.quorum;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this node keeps in the place of replicas that were silent, for each of them and each object one copy, until they
 * have it (Dynamo, section 4.6).
 */
final class Hints {
    /** So many copies are handed over at a time. */
    private static final int BATCH = 100;

    private final Context context;
    private final CommitLog log;
    private final Health health;
    private final long intervalNs;
    private final Map<Integer, Map<Integer, Copy>> byTarget = new LinkedHashMap<>();
    private final Timer timer;
    private boolean isArmed;

    /** {@code intervalNs} lies between two attempts to hand over. */
    Hints(Context context, CommitLog log, Health health, long intervalNs) {
        this.context = context;
        this.log = log;
        this.health = health;
        this.intervalNs = intervalNs;
        this.timer = context.timer("hand-off", this::handOff);
    }

    /** From the disk, as it was. */
    void recovered(int target, int key, Copy copy) {
        of(target).merge(key, copy, Copy::join);
    }

    /** From the disk: the target has this. */
    void recoveredDelivery(int target, int key, Copy copy) {
        remove(target, key, copy);
    }

    /** Lets everybody see what a restart has found, and begins to hand it over. */
    void announce() {
        byTarget.forEach((target, hints) ->
                hints.forEach((key, copy) -> context.emit(new DynamoEvent.HintKept(key, copy, target))));
        arm();
    }

    /** Keeps the copy for {@code target}, and calls {@code kept} once that is durable. */
    void put(int target, int key, Copy copy, Runnable kept) {
        log.append(new CommitLog.Hint(target, key, copy), copy.sizeBytes(), () -> {
            Copy joined = of(target).merge(key, copy, Copy::join);
            context.emit(new DynamoEvent.HintKept(key, joined, target));
            arm();
            kept.run();
        });
    }

    /** What is kept of the object in the place of anybody. */
    @Nullable
    Copy get(int key) {
        if (byTarget.isEmpty()) {
            return null;
        }
        Copy found = null;
        for (Map<Integer, Copy> hints : byTarget.values()) {
            found = Copy.joinAny(found, hints.get(key));
        }
        return found;
    }

    /** Adds the objects of which anything is kept. */
    void addKeys(Set<Integer> keys) {
        byTarget.values().forEach(hints -> keys.addAll(hints.keySet()));
    }

    /** {@code target}, which was silent, has answered. */
    void isBack(int target) {
        handOffTo(target);
    }

    /** {@code target} has {@code copy}; what has been kept for it since then stays. */
    void takenOver(int target, int key, Copy copy) {
        if (remove(target, key, copy)) {
            log.note(new CommitLog.Delivered(target, key, copy));
            context.emit(new DynamoEvent.HintDelivered(key, target));
        }
    }

    private boolean remove(int target, int key, Copy copy) {
        Map<Integer, Copy> hints = byTarget.get(target);
        Copy kept = hints == null ? null : hints.get(key);
        if (hints == null || kept == null || !copy.includes(kept)) {
            return false;
        }
        hints.remove(key);
        if (hints.isEmpty()) {
            byTarget.remove(target);
        }
        return true;
    }

    private void handOff() {
        isArmed = false;
        for (int target : byTarget.keySet()) {
            if (!health.isSuspected(target)) {
                handOffTo(target);
            }
        }
        arm();
    }

    private void handOffTo(int target) {
        Map<Integer, Copy> hints = byTarget.get(target);
        if (hints == null) {
            return;
        }
        int sent = 0;
        for (Map.Entry<Integer, Copy> hint : hints.entrySet()) {
            if (sent++ == BATCH) {
                return;
            }
            context.send(target, new DynamoMessage.HandOff(hint.getKey(), hint.getValue()));
        }
    }

    private void arm() {
        if (!isArmed && !byTarget.isEmpty()) {
            isArmed = true;
            timer.set(intervalNs);
        }
    }

    private Map<Integer, Copy> of(int target) {
        return byTarget.computeIfAbsent(target, key -> new LinkedHashMap<>());
    }
}
