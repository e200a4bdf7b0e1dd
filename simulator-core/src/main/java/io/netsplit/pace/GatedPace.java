package io.netsplit.pace;

import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Pace;
import io.netsplit.kernel.Simulation;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Virtual time that goes on as far as somebody lets it: the gate stands at an instant, and the run waits there until it is
 * opened further. Whoever looks on thereby chooses the speed, pauses by doing nothing, and steps from event to event. No wall
 * clock is read, and what happens is the same as at any other pace. Methods other than {@link #runUntil} may be called from any
 * thread.
 */
public final class GatedPace implements Pace {
    /** How far the run goes before it tells how far it has come. */
    private static final long STRETCH_NS = 20_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Runnable progress;
    private long openUntilNs = -1;
    private boolean stepping;
    private boolean abandoned;

    // Of the thread of the run alone.
    private boolean inStep;
    private boolean seen;

    /** @param progress called on the thread of the run whenever it has come a little further, and before it waits */
    public GatedPace(Runnable progress) {
        this.progress = progress;
    }

    /** Lets the run go on up to and including this instant; an earlier one changes nothing. */
    public void openUntil(long timeNs) {
        change(() -> openUntilNs = Math.max(openUntilNs, timeNs));
    }

    /** Lets the run go on to the next event that is {@link #seen}, beyond the gate. */
    public void step() {
        change(() -> stepping = true);
    }

    /** The run is given up: it ends as interrupted, wherever it is. */
    public void abandon() {
        change(() -> abandoned = true);
    }

    /** True once it was given up: what {@link io.netsplit.kernel.Limits#interrupted} wants to know. */
    public boolean isAbandoned() {
        lock.lock();
        try {
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the run waits at this instant until somebody lets it go on. */
    public boolean isShutAt(long nowNs) {
        lock.lock();
        try {
            return !stepping && openUntilNs <= nowNs;
        } finally {
            lock.unlock();
        }
    }

    /** Something observable has happened; on the thread of the run. */
    public void seen(Simulation simulation) {
        if (inStep) {
            seen = true;
            simulation.stop();
        }
    }

    @Override
    public Outcome runUntil(Simulation simulation, long untilNs) {
        while (true) {
            long gateNs;
            try {
                gateNs = awaitGate(simulation.now());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Outcome.INTERRUPTED;
            }
            if (gateNs < 0) {
                return Outcome.INTERRUPTED;
            }
            Outcome outcome = inStep ? step(simulation, untilNs) : stretch(simulation, Math.min(gateNs, untilNs));
            progress.run();
            if (outcome == Outcome.REACHED_TIME && untilNs == Long.MAX_VALUE && simulation.pending() == 0) {
                return Outcome.DRAINED;
            }
            boolean goesOn = outcome == Outcome.REACHED_TIME && simulation.now() < untilNs;
            if (!goesOn && !(outcome == Outcome.STOPPED && seen)) {
                return outcome;
            }
            seen = false;
        }
    }

    private static Outcome stretch(Simulation simulation, long untilNs) {
        return simulation.runUntil(Math.min(untilNs, simulation.now() + STRETCH_NS));
    }

    private Outcome step(Simulation simulation, long untilNs) {
        try {
            return simulation.runUntil(untilNs);
        } finally {
            inStep = false;
        }
    }

    /** Waits until the run may go on beyond {@code nowNs}, and returns how far; -1 where it was given up. */
    private long awaitGate(long nowNs) throws InterruptedException {
        lock.lock();
        try {
            while (!abandoned && !stepping && openUntilNs <= nowNs) {
                changed.await();
            }
            inStep = !abandoned && openUntilNs <= nowNs;
            stepping = false;
            return abandoned ? -1 : Math.max(nowNs, openUntilNs);
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
