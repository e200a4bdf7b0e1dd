package io.netsplit.system.membership;

/** Which of the newest {@link #MOST} rumors a node knows. Older ones are forgotten. */
final class Rumors {
    /** The bits of a long. */
    static final int MOST = Long.SIZE;

    private long base;
    private long bits;

    /** The oldest that can be known. */
    long base() {
        return base;
    }

    /** Bit i stands for rumor {@code base + i}. */
    long bits() {
        return bits;
    }

    boolean knows(long rumor) {
        return rumor >= base && rumor < base + MOST && (bits >>> rumor - base & 1) != 0;
    }

    /** False where it is too old. */
    boolean add(long rumor) {
        if (rumor < base) {
            return false;
        }
        raise(rumor - MOST + 1);
        bits |= 1L << rumor - base;
        return true;
    }

    void clear() {
        bits = 0;
    }

    void addAll(Rumors others) {
        raise(others.base);
        bits |= shifted(others.bits, others.base - base);
    }

    /** These bits as they stand from {@code base} on. */
    private static long shifted(long bits, long by) {
        if (by >= MOST || by <= -MOST) {
            return 0;
        }
        return by >= 0 ? bits << by : bits >>> -by;
    }

    private void raise(long newBase) {
        if (newBase > base) {
            bits = shifted(bits, base - newBase);
            base = newBase;
        }
    }
}
