package io.netsplit.system.quorum;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rounds that this coordinator has begun and not ended, by number and by when they are looked at again. */
final class Rounds {
    private final Context context;
    private final long timeoutNs;
    private final Map<Long, Round> open = new LinkedHashMap<>();
    private final Deque<Round> deadlines = new ArrayDeque<>();
    private final Timer timer;
    private boolean isArmed;
    private long lastId;

    /** Numbers begin at a random place, so that an answer to an earlier incarnation finds nothing. */
    Rounds(Context context, long timeoutNs) {
        this.context = context;
        this.timeoutNs = timeoutNs;
        this.timer = context.timer("silence", this::lookForSilence);
        this.lastId = context.random().nextLong() >>> 2;
    }

    long nowNs() {
        return context.clock().monotonicNs();
    }

    long nextId() {
        return ++lastId;
    }

    @Nullable
    Round find(long id) {
        return open.get(id);
    }

    /** The round is to be told after the timeout. All wait equally long, so that they are told in this order. */
    void open(Round round) {
        open.put(round.id, round);
        wait(round);
    }

    private void wait(Round round) {
        round.deadlineNs = nowNs() + timeoutNs;
        deadlines.add(round);
        arm(round.deadlineNs);
    }

    void close(Round round) {
        open.remove(round.id);
    }

    private void arm(long deadlineNs) {
        if (!isArmed) {
            isArmed = true;
            timer.set(Math.max(0, deadlineNs - nowNs()));
        }
    }

    private void lookForSilence() {
        isArmed = false;
        long nowNs = nowNs();
        for (Round next = deadlines.peek(); next != null; next = deadlines.peek()) {
            if (open.containsKey(next.id)) {
                if (next.deadlineNs > nowNs) {
                    arm(next.deadlineNs);
                    return;
                }
                deadlines.remove();
                next.timedOut(nowNs);
                if (open.containsKey(next.id)) {
                    wait(next);
                }
            } else {
                deadlines.remove();
            }
        }
    }
}
