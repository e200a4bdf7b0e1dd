package io.netsplit.fault;

/**
 * One step of a schedule.
 *
 * @param name what windows and reports call it; unique in the schedule
 * @param trigger when it fires
 * @param forNs how long it lasts; {@link DurationRange#ZERO} until something heals it or the run ends. For changes that do
 *     not end (add, remove, transfer) how long its window is
 * @param fault what happens
 * @param leaderForNs the fault waits until whoever leads has done so for this long; 0 takes a leader that has just begun
 */
public record FaultStep(String name, Trigger trigger, DurationRange forNs, Fault fault, long leaderForNs) {
    /** Does not ask how long the leader has led. */
    public FaultStep(String name, Trigger trigger, DurationRange forNs, Fault fault) {
        this(name, trigger, forNs, fault, 0);
    }

    public FaultStep {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a fault needs a name");
        }
        if (fault instanceof Fault.Swizzle && forNs.minNs() == 0) {
            throw new IllegalArgumentException("swizzle '" + name + "' needs a duration");
        }
        if (leaderForNs < 0 || (leaderForNs > 0 && !Selections.needsLeader(fault.selectors()))) {
            throw new IllegalArgumentException("fault '" + name + "' names no leader that could have led for a while");
        }
    }
}
