package io.netsplit.kernel;

/**
 * A timer with at most one live entry in the queue. Set to a later time, the entry stays where it is and moves when it
 * comes up, with the sequence number of the setting; cancelled, the entry is dropped when it comes up. So a timer that
 * is pushed back a million times costs neither time nor memory for it.
 */
final class SimulationTimer implements Timer, Event {
    private static final long NONE = -1;

    private final Simulation simulation;
    private final Event onFire;
    /** The key of the entry that counts; entries with another key are left over from a setting to an earlier time. */
    long entryKey = NONE;

    private long entryTimeNs;
    private long deadlineNs;
    private long sequence = NONE;

    SimulationTimer(Simulation simulation, Event onFire) {
        this.simulation = simulation;
        this.onFire = onFire;
    }

    @Override
    public void set(long delayNs) {
        deadlineNs = simulation.after(delayNs);
        boolean wasIdle = sequence == NONE && entryKey != NONE;
        sequence = simulation.nextSequence();
        if (entryKey == NONE) {
            enter();
        } else if (entryTimeNs < deadlineNs) {
            simulation.countStale(wasIdle ? -1 : 0);
        } else {
            entryKey = NONE;
            simulation.countStale(wasIdle ? 0 : 1);
            enter();
        }
    }

    private void enter() {
        entryTimeNs = deadlineNs;
        entryKey = simulation.enter(deadlineNs, sequence, this);
    }

    @Override
    public void cancel() {
        if (sequence != NONE) {
            sequence = NONE;
            simulation.countStale(1);
        }
    }

    @Override
    public boolean isSet() {
        return sequence != NONE;
    }

    /** Whether the entry with this key is the one that fires. */
    boolean fires(long key) {
        return key == entryKey && sequence == key >>> EventQueue.SLOT_BITS;
    }

    /** Whether the entry with this key, which has come up, fires; if not, everything about it is settled. */
    boolean comesUp(long key) {
        if (key != entryKey) {
            simulation.countStale(-1);
            return false;
        }
        entryKey = NONE;
        if (sequence == NONE) {
            simulation.countStale(-1);
            return false;
        }
        if (sequence != key >>> EventQueue.SLOT_BITS) {
            enter();
            return false;
        }
        return true;
    }

    /** Whether the entry with this key may still lead to a firing. */
    boolean needs(long key) {
        if (key == entryKey && sequence == NONE) {
            entryKey = NONE;
        }
        return key == entryKey;
    }

    @Override
    public void fire() {
        sequence = NONE;
        onFire.fire();
    }
}
