package io.netsplit.crdt;

/**
 * A counter that grows and shrinks: one {@link GCounter} for what was added and one for what was taken away (Shapiro et al.
 * 2011, specification 7).
 *
 * @param added everything added
 * @param taken everything taken away, as a positive number
 */
public record PnCounter(GCounter added, GCounter taken) implements Crdt<PnCounter> {
    /** Never changed. */
    public static final PnCounter ZERO = new PnCounter(GCounter.ZERO, GCounter.ZERO);

    public long value() {
        return added.value() - taken.value();
    }

    /** The delta of adding {@code amount}, which may be negative, at {@code node}, which has this state. */
    public PnCounter add(int node, long amount) {
        return amount >= 0
                ? new PnCounter(added.add(node, amount), GCounter.ZERO)
                : new PnCounter(GCounter.ZERO, taken.add(node, -amount));
    }

    @Override
    public PnCounter join(PnCounter other) {
        return new PnCounter(added.join(other.added), taken.join(other.taken));
    }

    @Override
    public int sizeBytes() {
        return added.sizeBytes() + taken.sizeBytes();
    }
}
