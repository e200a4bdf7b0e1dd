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

    int firstDone(int a, int b) {
        return a == NONE || (b != NONE && intervals.to(b) < intervals.to(a)) ? b : a;
    }

    int lastBegun(int a, int b) {
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
        return zones().conflict();
    }

    /** Where the blocks lie along the events. */
    Zones zones() {
        return new Zones(this, intervals);
    }

    /** Operations of two blocks that cannot both stand together. */
    List<Operation> conflictOf(int one, int oneDone, int oneBegun, int other, int otherDone, int otherBegun) {
        return withHeads(
                one,
                start[one + 1] - 1,
                other,
                start[other + 1] - 1,
                oneDone,
                oneBegun,
                inLastStage(one),
                otherDone,
                otherBegun,
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

    /** How many blocks there are; they are numbered from 0. */
    int count() {
        return blocks;
    }

    boolean isInitial(int block) {
        return fromTheStart && block == 0;
    }

    /** The first stage of a block; that of the next block is the end of its stages. */
    int firstStage(int block) {
        return start[block];
    }

    int stageCount() {
        return stages;
    }

    /** The operation that later stages of the block need to have happened, or -1. */
    int head(int stage) {
        return head[stage];
    }

    /** The operation of the stage that completes first, or -1 where the stage is empty. */
    int firstDone(int stage) {
        return firstDone[stage];
    }

    /** The operation of the stage that is invoked last, or -1 where the stage is empty. */
    int lastBegun(int stage) {
        return lastBegun[stage];
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
}
