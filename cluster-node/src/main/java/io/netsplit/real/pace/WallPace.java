package io.netsplit.real.pace;

import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Pace;
import io.netsplit.kernel.Simulation;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Virtual time that keeps up with the wall clock, and what comes in from outside. Everything happens on the thread of the
 * run: what comes in takes its place among the simulation's events at the instant at which it is taken up, so that two
 * things that follow each other in the history followed each other in reality.
 */
public final class WallPace implements Pace {
    private static final long STEP_NS = 1_000_000;

    private final BlockingQueue<Runnable> incoming = new LinkedBlockingQueue<>();
    private final BooleanSupplier interrupted;

    /** @param interrupted asked every millisecond; true ends the run */
    public WallPace(BooleanSupplier interrupted) {
        this.interrupted = interrupted;
    }

    /** Has {@code happening} done on the thread of the run, soon; from any thread. */
    public void submit(Runnable happening) {
        incoming.add(happening);
    }

    @Override
    public Outcome runUntil(Simulation simulation, long untilNs) {
        long startNs = System.nanoTime() - simulation.now();
        while (true) {
            long nowNs = Math.min(untilNs, System.nanoTime() - startNs);
            Outcome outcome = simulation.runUntil(nowNs);
            if (outcome != Outcome.REACHED_TIME || nowNs == untilNs) {
                return outcome;
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
        simulation.runUntil(Math.min(untilNs, System.nanoTime() - startNs));
        while (next != null) {
            simulation.schedule(0, next::run);
            next = incoming.poll();
        }
        simulation.runUntil(simulation.now());
    }
}
