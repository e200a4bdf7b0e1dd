package io.netsplit.check.linearizability.monitor;

import java.util.Arrays;

/**
 * One order of {@link Blocks} that have one: the instant of each stage's head. Instants lie at the events and halfway
 * between them, which makes them twice the number of the event, or one more. A block with a backward zone stands as early
 * as it can, or is asked to.
 */
final class Schedule {
    private final Blocks blocks;
    private final Intervals intervals;
    private final Zones zones;

    /** For each event, the end of the forward zone around it, or the event itself. */
    private final int[] gap;

    /** For each block, the event before which it shall not stand. */
    private final int[] notBefore;

    /** The stages in order, and the instant of each. */
    private final int[] stages;

    private final int[] instants;
    private int count;

    Schedule(Blocks blocks, Intervals intervals) {
        this.blocks = blocks;
        this.intervals = intervals;
        zones = blocks.zones();
        gap = new int[zones.events()];
        notBefore = new int[blocks.count()];
        stages = new int[blocks.stageCount()];
        instants = new int[stages.length];
        int end = blocks.count() > 0 && blocks.isInitial(0) ? zones.begunAt(0) : -1;
        for (int event = 0; event < gap.length; event++) {
            int block = zones.beginningAt(event);
            if (block >= 0 && zones.isForward(block)) {
                end = zones.begunAt(block);
            }
            gap[event] = Math.max(event, end);
        }
        arrange();
    }

    /** Asks that a block stands only after this event; true where that is possible and new. */
    boolean delay(int block, int event) {
        if (zones.isForward(block) || event <= notBefore[block] || gap[event] >= zones.doneAt(block)) {
            return false;
        }
        notBefore[block] = event;
        return true;
    }

    /** Brings the blocks into order. */
    void arrange() {
        long[] order = new long[blocks.count()];
        for (int block = 0; block < order.length; block++) {
            order[block] = (1L + instant(block)) << 32 | block;
        }
        Arrays.sort(order);
        count = 0;
        for (long one : order) {
            place((int) one, (int) (one >> 32) - 1);
        }
    }

    private int instant(int block) {
        if (blocks.isInitial(block)) {
            return -1;
        }
        return zones.isForward(block)
                ? 2 * zones.doneAt(block)
                : 2 * gap[Math.max(zones.begunAt(block), notBefore[block])] + 1;
    }

    private void place(int block, int from) {
        int instant = from;
        for (int stage = blocks.firstStage(block); stage < blocks.firstStage(block + 1); stage++) {
            int begun = blocks.lastBegun(stage);
            stages[count] = stage;
            instants[count++] = instant = begun < 0 ? instant : Math.max(instant, 2 * intervals.from(begun));
        }
    }

    /** How many stages there are. */
    int size() {
        return count;
    }

    /** The {@code k}-th stage in this order. */
    int stage(int k) {
        return stages[k];
    }

    /** How many stages stand at the event's instant or before it. */
    int countUpTo(int event) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (instants[middle] <= 2L * event) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
