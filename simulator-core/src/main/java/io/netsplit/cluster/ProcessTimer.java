package io.netsplit.cluster;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;

/**
 * A process's timer. When it is due while the node is paused or busy, it waits with the messages; until it is handled it
 * counts as set, so that moving or cancelling it still prevents it from firing.
 */
final class ProcessTimer implements Timer {
    private final Incarnation owner;
    private final String name;
    private final Event onFire;
    private final Timer timer;
    private long setting;
    private boolean due;

    ProcessTimer(Incarnation owner, String name, Event onFire) {
        this.owner = owner;
        this.name = name;
        this.onFire = onFire;
        this.timer = owner.node().clock().timer(owner, this::due);
    }

    @Override
    public void set(long delayNs) {
        if (owner.isOver()) {
            return;
        }
        setting++;
        due = false;
        timer.set(delayNs);
        owner.node().timerSet(name, delayNs);
    }

    @Override
    public void cancel() {
        if (isSet()) {
            owner.node().timerCancelled(name);
        }
        setting++;
        due = false;
        timer.cancel();
    }

    @Override
    public boolean isSet() {
        return due || timer.isSet();
    }

    /** Fires where nothing has changed since it became due. */
    void handle(long settingThen) {
        if (due && setting == settingThen) {
            due = false;
            onFire.fire();
        }
    }

    private void due() {
        due = true;
        owner.node().alarm(this, setting);
    }
}
