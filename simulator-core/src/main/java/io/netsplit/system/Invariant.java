package io.netsplit.system;

import io.netsplit.trace.Observer;
import java.util.Optional;

/** A property that must hold after every event: an observer that remembers the first time that it did not. */
public interface Invariant extends Observer {
    /** The word in a scenario file, as "one-leader-per-term". */
    String name();

    /** How many times the property was looked at: zero means that the verdict is unknown, not pass. */
    long checks();

    /** The first violation, if there was one. */
    Optional<Violation> violation();

    /**
     * @param timeNs virtual time at which the property ceased to hold
     * @param sentence what happened, for a person: "n1 and n3 both led term 7"
     */
    record Violation(long timeNs, String sentence) {}
}
