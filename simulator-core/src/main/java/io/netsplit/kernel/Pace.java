package io.netsplit.kernel;

/**
 * Who lets virtual time pass. A simulation by itself runs as fast as its events can be processed; where it stands for
 * something real, its clock has to keep up with another one.
 */
@FunctionalInterface
public interface Pace {
    /** As fast as events can be processed. */
    Pace UNBOUND = Simulation::runUntil;

    /** Runs every event up to and including {@code timeNs}, as {@link Simulation#runUntil} does. */
    Outcome runUntil(Simulation simulation, long timeNs);
}
