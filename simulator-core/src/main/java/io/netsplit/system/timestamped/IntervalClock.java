package io.netsplit.system.timestamped;

import io.netsplit.node.Clock;

/**
 * A clock that says between which two instants it is now (Corbett et al., "Spanner: Google's Globally Distributed Database",
 * OSDI 2012, section 3: TrueTime). It is right as long as the wall clock is off by no more than the uncertainty.
 */
final class IntervalClock {
    private final Clock clock;
    private final long uncertaintyNs;

    IntervalClock(Clock clock, long uncertaintyNs) {
        this.clock = clock;
        this.uncertaintyNs = uncertaintyNs;
    }

    /** It is not before this. */
    long earliestNs() {
        return clock.wallNs() - uncertaintyNs;
    }

    /** It is not after this. */
    long latestNs() {
        return clock.wallNs() + uncertaintyNs;
    }
}
