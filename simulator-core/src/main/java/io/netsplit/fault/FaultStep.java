package io.netsplit.fault;

/**
 * One step of a schedule.
 *
 * @param name what windows and reports call it; unique in the schedule
 * @param trigger when it fires
 * @param forNs how long it lasts; {@link DurationRange#ZERO} until something heals it or the run ends. For changes that do
 *     not end (add, remove, transfer) how long its window is
 * @param fault what happens
 */
public record FaultStep(String name, Trigger trigger, DurationRange forNs, Fault fault) {
    public FaultStep {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a fault needs a name");
        }
        if (fault instanceof Fault.Swizzle && forNs.minNs() == 0) {
            throw new IllegalArgumentException("swizzle '" + name + "' needs a duration");
        }
    }
}
