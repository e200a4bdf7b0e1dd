package io.netsplit.kernel;

/** Something that happens at one instant of virtual time. */
@FunctionalInterface
public interface Event {
    /** Called once, when the simulation's clock has reached the event's time. */
    void fire();
}
