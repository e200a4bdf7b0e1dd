package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import java.util.Arrays;
import java.util.List;

/**
 * Decides whether blocks of operations have an order in which each block stands together. A block is a row of stages; all
 * operations of a stage stand before all of the next stage, in any order among themselves. Written values make such blocks:
 * who reads a value stands behind its write and before the next write.
 *
 * <p>This is the method of Gibbons and Korach ("Testing Shared Memories", SIAM Journal on Computing 1997, section 4) for a
 * memory in which it is known which write each read saw, read-modify-writes included. Take the first completion in a block
 * and the last invocation. Where the completion comes first, the block must span the time between: its zone is
 * <em>forward</em>. Else all its operations are open between the two, and the block fits into any instant there: its zone is
 * <em>backward</em>. There is an order exactly where
 * <ul>
 *   <li>in no block an operation of a later stage completes before one of an earlier stage is invoked,
 *   <li>no two forward zones overlap, and
 *   <li>no backward zone lies within a forward one.
 * </ul>
 */
final class Blocks {
    private static final int NONE = -1;

    private final Intervals intervals;

    /** For each stage, the operation that must come first, the one that completes first, and the one invoked last. */
    private int[] head = new int[16];

    private int[] firstDone = new int[16];
    private int[] lastBegun = new int[16];
    private int stages;

    /** For each block, its first stage. */
    private int[] start = new int[17];

    private int blocks;
    private boolean fromTheStart;

    Blocks(Intervals intervals) {
        this.intervals = intervals;
    }

    /** Begins the block that was there before all operations; at most once, and before any other block. */
    void beginInitial() {
        if (blocks > 0) {
            throw new IllegalStateException("the initial block is the first");
        }
        fromTheStart = true;
        begin();
    }

    /** Begins a block; the stages that follow are its own. */
    void begin() {
        if (blocks + 1 == start.length) {
            start = Arrays.copyOf(start, 2 * blocks + 2);
        }
        start[blocks++] = stages;
        start[blocks] = stages;
    }

    /** A stage that is this operation's alone: one that later stages of the block need to have happened. */
    int stageOf(int operation) {
        int stage = stage();
        head[stage] = operation;
        add(stage, operation);
        return stage;
    }

    /** A stage without operations so far. */
    int stage() {
        if (stages == head.length) {
            head = Arrays.copyOf(head, 2 * stages);
            firstDone = Arrays.copyOf(firstDone, 2 * stages);
            lastBegun = Arrays.copyOf(lastBegun, 2 * stages);
        }
        head[stages] = NONE;
        firstDone[stages] = NONE;
        lastBegun[stages] = NONE;
        start[blocks] = stages + 1;
        return stages++;
    }

    void add(int stage, int operation) {
        firstDone[stage] = firstDone(firstDone[stage], operation);
        lastBegun[stage] = lastBegun(lastBegun[stage], operation);
    }

    private int firstDone(int a, int b) {
        return a == NONE || (b != NONE && intervals.to(b) < intervals.to(a)) ? b : a;
    }

    private int lastBegun(int a, int b) {
        return a == NONE || (b != NONE && intervals.from(b) > intervals.from(a)) ? b : a;
    }

    /** Operations that have no order, or none where all have one. */
    List<Operation> conflict() {
        for (int block = 0; block < blocks; block++) {
            int begun = NONE;
            for (int stage = start[block]; stage < start[block + 1]; stage++) {
                int done = firstDone[stage];
                if (begun != NONE && done != NONE && intervals.to(done) < intervals.from(begun)) {
                    return withHeads(block, stage, NONE, NONE, done, begun);
                }
                begun = lastBegun(begun, lastBegun[stage]);
            }
        }
        return new Zones().conflict();
    }

    /** The operations with the heads of their blocks' stages up to them, without which they would say nothing. */
    private List<Operation> withHeads(int block, int stage, int otherBlock, int otherStage, int... operations) {
        int own = stage - start[block] + 1;
        int others = otherBlock == NONE ? 0 : otherStage - start[otherBlock] + 1;
        int[] places = Arrays.copyOf(head, own + others + operations.length);
        System.arraycopy(head, start[block], places, 0, own);
        if (others > 0) {
            System.arraycopy(head, start[otherBlock], places, own, others);
        }
        System.arraycopy(operations, 0, places, own + others, operations.length);
        return intervals.pick(places);
    }

    /** The zones of all blocks along the events, swept from the first event to the last. */
    private final class Zones {
        /** For each block, the operation that completes first and the one invoked last; none for an empty initial block. */
        private final int[] done = new int[blocks];

        private final int[] begun = new int[blocks];

        /** For each event, one more than the block whose zone begins there. */
        private final int[] beginning = new int[intervals.events()];

        Zones() {
            for (int block = 0; block < blocks; block++) {
                done[block] = NONE;
                begun[block] = NONE;
                for (int stage = start[block]; stage < start[block + 1]; stage++) {
                    done[block] = firstDone(done[block], firstDone[stage]);
                    begun[block] = lastBegun(begun[block], lastBegun[stage]);
                }
                if (done[block] != NONE && !isInitial(block)) {
                    beginning[isForward(block) ? doneAt(block) : begunAt(block)] = block + 1;
                }
            }
        }

        private boolean isInitial(int block) {
            return fromTheStart && block == 0;
        }

        private boolean isForward(int block) {
            return doneAt(block) < begunAt(block);
        }

        private int doneAt(int block) {
            return intervals.to(done[block]);
        }

        private int begunAt(int block) {
            return intervals.from(begun[block]);
        }

        List<Operation> conflict() {
            boolean initially = fromTheStart && done[0] != NONE;
            int forward = initially ? 0 : NONE;
            int end = initially ? begunAt(0) : -1;
            for (int event = 0; event < beginning.length; event++) {
                int block = beginning[event] - 1;
                if (block < 0) {
                    continue;
                }
                boolean isForward = isForward(block);
                if (event < end && (isForward || doneAt(block) < end)) {
                    return bothOf(forward, block);
                }
                if (isForward) {
                    forward = block;
                    end = begunAt(block);
                }
            }
            return List.of();
        }

        private List<Operation> bothOf(int one, int other) {
            return withHeads(
                    one,
                    start[one + 1] - 1,
                    other,
                    start[other + 1] - 1,
                    done[one],
                    begun[one],
                    inLastStage(one),
                    done[other],
                    begun[other],
                    inLastStage(other));
        }

        /** The operation that shows that all heads of the block have happened. */
        private int inLastStage(int block) {
            int stage = start[block + 1] - 1;
            while (stage > start[block] && firstDone[stage] == NONE) {
                stage--;
            }
            return firstDone[stage];
        }
    }
}
