package io.netsplit.system.quorum;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The rounds that this coordinator has begun and not ended, by number and by when they are looked at again. */
final class Rounds {
    private final Context context;
    private final long timeoutNs;
    /** By the last digits of their numbers, which follow one another. */
    private @Nullable Round[] open = new Round[256];

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
        Round round = open[slot(id)];
        return round != null && round.id == id ? round : null;
    }

    /** The round is to be told after the timeout. All wait equally long, so that they are told in this order. */
    void open(Round round) {
        while (open[slot(round.id)] != null) {
            grow();
        }
        open[slot(round.id)] = round;
        wait(round);
    }

    private void wait(Round round) {
        round.deadlineNs = nowNs() + timeoutNs;
        deadlines.add(round);
        arm(round.deadlineNs);
    }

    void close(Round round) {
        if (find(round.id) != null) {
            open[slot(round.id)] = null;
        }
    }

    private int slot(long id) {
        return (int) id & (open.length - 1);
    }

    private void grow() {
        @Nullable Round[] before = open;
        open = new Round[2 * before.length];
        for (Round round : before) {
            if (round != null) {
                open[slot(round.id)] = round;
            }
        }
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
            if (find(next.id) != null) {
                if (next.deadlineNs > nowNs) {
                    arm(next.deadlineNs);
                    return;
                }
                deadlines.remove();
                next.timedOut(nowNs);
                if (find(next.id) != null) {
                    wait(next);
                }
            } else {
                deadlines.remove();
            }
        }
    }
}
