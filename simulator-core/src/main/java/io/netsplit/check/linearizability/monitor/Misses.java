package io.netsplit.check.linearizability.monitor;

/**
 * Fits each cas that answered false into an order of the other operations: it needs an instant at which the value is not the
 * one that it expected. Where one does not fit, the block that holds the value is asked to begin after the cas has.
 */
final class Misses {
    private static final int ROUNDS = 4;

    private final Intervals intervals;
    private final Accesses accesses;
    private final Blocks blocks;
    private final Schedule schedule;

    /** For each stage of the schedule, the value at its end. */
    private final int[] value;

    /** For each stage, its block. */
    private final int[] block;

    Misses(Intervals intervals, Accesses accesses, Blocks blocks) {
        this.intervals = intervals;
        this.accesses = accesses;
        this.blocks = blocks;
        schedule = new Schedule(blocks, intervals);
        value = new int[schedule.size()];
        block = new int[schedule.size()];
        for (int one = 0; one < blocks.count(); one++) {
            for (int stage = blocks.firstStage(one); stage < blocks.firstStage(one + 1); stage++) {
                block[stage] = one;
            }
        }
    }

    /** True where all of them fit; false says nothing. */
    boolean fit() {
        for (int round = 0; round < ROUNDS; round++) {
            readValues();
            boolean fits = true;
            boolean changed = false;
            for (int i = 0; i < intervals.size(); i++) {
                if (accesses.missed(i) != Accesses.NONE && !fits(i)) {
                    fits = false;
                    changed |= delayHolder(i);
                }
            }
            if (fits || !changed) {
                return fits;
            }
            schedule.arrange();
        }
        return false;
    }

    private void readValues() {
        int now = accesses.initial();
        for (int k = 0; k < value.length; k++) {
            int head = blocks.head(schedule.stage(k));
            now = head < 0 ? now : accesses.set(head);
            value[k] = now;
        }
    }

    private boolean fits(int i) {
        int begun = schedule.countUpTo(intervals.from(i));
        int done = schedule.countUpTo(intervals.to(i));
        if ((begun == 0 ? accesses.initial() : value[begun - 1]) != accesses.missed(i)) {
            return true;
        }
        for (int k = begun; k < done; k++) {
            if (value[k] != accesses.missed(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean delayHolder(int i) {
        int begun = schedule.countUpTo(intervals.from(i));
        return begun > 0 && schedule.delay(block[schedule.stage(begun - 1)], intervals.from(i));
    }
}
