package io.netsplit.pace;

import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Simulation;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Virtual time that keeps up with the wall clock, and what comes in from outside. Everything happens on the thread of the
 * run: what comes in takes its place among the simulation's events at the instant at which it is taken up, so that two
 * things that follow each other in the history followed each other in reality.
 */
public final class WallPace implements LivePace {
    private static final long STEP_NS = 1_000_000;

    private final BlockingQueue<Runnable> incoming = new LinkedBlockingQueue<>();
    private final BooleanSupplier interrupted;
    private final BooleanSupplier unsettled;
    private final long mostOvertimeNs;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** @param interrupted asked every millisecond; true ends the run */
    public WallPace(BooleanSupplier interrupted) {
        this(interrupted, () -> false, 0);
    }

    /**
     * As {@link #WallPace(BooleanSupplier)}; a slow machine gets more time.
     *
     * @param unsettled asked every millisecond from the planned end on, on the thread of the run; false ends the run
     * @param mostOvertimeNs how long after its planned end the run ends in any case
     */
    public WallPace(BooleanSupplier interrupted, BooleanSupplier unsettled, long mostOvertimeNs) {
        this.interrupted = interrupted;
        this.unsettled = unsettled;
        this.mostOvertimeNs = mostOvertimeNs;
    }

    @Override
    public void submit(Runnable happening) {
        incoming.add(happening);
    }

    @Override
    public void end() {
        ended.set(true);
    }

    @Override
    public Outcome runUntil(Simulation simulation, long plannedNs) {
        long untilNs = plannedNs;
        long startNs = System.nanoTime() - simulation.now(); // determinism: real time is what this is for
        while (true) {
            long nowNs = Math.min(untilNs, System.nanoTime() - startNs); // determinism: as above
            Outcome outcome = simulation.runUntil(nowNs);
            if (outcome != Outcome.REACHED_TIME || ended.get()) {
                return outcome;
            }
            if (nowNs == untilNs) {
                if (nowNs - plannedNs >= mostOvertimeNs || !unsettled.getAsBoolean()) {
                    return outcome;
                }
                untilNs += STEP_NS;
            }
            if (interrupted.getAsBoolean()) {
                return Outcome.INTERRUPTED;
            }
            try {
                takeUp(simulation, startNs, untilNs);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Outcome.INTERRUPTED;
            }
        }
    }

    private void takeUp(Simulation simulation, long startNs, long untilNs) throws InterruptedException {
        Runnable next = incoming.poll(STEP_NS, TimeUnit.NANOSECONDS);
        if (next == null) {
            return;
        }
        simulation.runUntil(Math.min(untilNs, System.nanoTime() - startNs)); // determinism: as above
        while (next != null) {
            simulation.schedule(0, next::run);
            next = incoming.poll();
        }
        simulation.runUntil(simulation.now());
    }
}
