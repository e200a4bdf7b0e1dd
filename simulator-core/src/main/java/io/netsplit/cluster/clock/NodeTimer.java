package io.netsplit.cluster.clock;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import org.jspecify.annotations.Nullable;

/** A timer on a node's monotonic clock. While it is set it stands in its clock's list, which aims it anew at a drift. */
final class NodeTimer implements Timer {
    private final NodeClock clock;
    final Object owner;
    private final Timer timer;
    private final Event onFire;
    private long deadlineNs;
    private boolean set;

    @Nullable
    NodeTimer previous;

    @Nullable
    NodeTimer next;

    NodeTimer(NodeClock clock, Object owner, Event onFire) {
        this.clock = clock;
        this.owner = owner;
        this.onFire = onFire;
        this.timer = clock.kernelTimer(this::fire);
    }

    @Override
    public void set(long delayNs) {
        if (delayNs < 0) {
            throw new IllegalArgumentException("a timer cannot be set to " + delayNs + " ns ago");
        }
        deadlineNs = Math.addExact(clock.monotonicNs(), delayNs);
        if (!set) {
            set = true;
            clock.link(this);
        }
        aim();
    }

    /** Sets the underlying timer to the true time at which the deadline will be reached, as the clock runs now. */
    void aim() {
        timer.set(clock.untilNs(deadlineNs));
    }

    @Override
    public void cancel() {
        if (set) {
            set = false;
            clock.unlink(this);
            timer.cancel();
        }
    }

    @Override
    public boolean isSet() {
        return set;
    }

    private void fire() {
        set = false;
        clock.unlink(this);
        onFire.fire();
    }
}
