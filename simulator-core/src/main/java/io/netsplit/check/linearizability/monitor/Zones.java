package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import java.util.Arrays;
import java.util.List;

/** Where {@link Blocks} lie along the events: the zone of each, swept from the first event to the last. */
final class Zones {
    private static final int NONE = -1;

    private final Blocks blocks;
    private final Intervals intervals;

    /** For each block, the operation that completes first and the one invoked last; none for an empty initial block. */
    private final int[] done;

    private final int[] begun;

    /** For each event, one more than the block whose zone begins there. */
    private final int[] beginning;

    Zones(Blocks blocks, Intervals intervals) {
        this.blocks = blocks;
        this.intervals = intervals;
        done = new int[blocks.count()];
        begun = new int[blocks.count()];
        beginning = new int[intervals.events()];
        Arrays.fill(done, NONE);
        Arrays.fill(begun, NONE);
        for (int block = 0; block < blocks.count(); block++) {
            for (int stage = blocks.firstStage(block); stage < blocks.firstStage(block + 1); stage++) {
                done[block] = blocks.firstDone(done[block], blocks.firstDone(stage));
                begun[block] = blocks.lastBegun(begun[block], blocks.lastBegun(stage));
            }
            if (!blocks.isInitial(block)) {
                beginning[isForward(block) ? doneAt(block) : begunAt(block)] = block + 1;
            }
        }
    }

    /** True where the block must span all of its zone; else it fits into any instant of it. */
    boolean isForward(int block) {
        return doneAt(block) < begunAt(block);
    }

    /** The first completion in the block; before all events for the initial block. */
    int doneAt(int block) {
        return blocks.isInitial(block) ? -1 : intervals.to(done[block]);
    }

    /** The last invocation in the block; before all events for an initial block that nobody saw. */
    int begunAt(int block) {
        return begun[block] == NONE ? -1 : intervals.from(begun[block]);
    }

    /** The block whose zone begins at the event, or -1. */
    int beginningAt(int event) {
        return beginning[event] - 1;
    }

    int events() {
        return beginning.length;
    }

    /** Operations of two blocks that cannot both stand together, or none where all can. */
    List<Operation> conflict() {
        boolean initially = done.length > 0 && blocks.isInitial(0);
        int forward = initially ? 0 : NONE;
        int end = initially ? begunAt(0) : -1;
        for (int event = 0; event < beginning.length; event++) {
            int block = beginningAt(event);
            if (block < 0) {
                continue;
            }
            boolean isForward = isForward(block);
            if (event < end && (isForward || doneAt(block) < end)) {
                return blocks.conflictOf(forward, done[forward], begun[forward], block, done[block], begun[block]);
            }
            if (isForward) {
                forward = block;
                end = begunAt(block);
            }
        }
        return List.of();
    }
}
