package io.netsplit.check.linearizability.search;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.Arrays;
import java.util.List;

/**
 * The operations of one object as a search walks over them: level by level, one level for each completion. At a level stand
 * the operation that completes there and all others that were invoked before it completes and have not completed at an
 * earlier level. Each operation has a bit in a set: those answered ok share bits, because a bit is free again once its
 * operation has completed; those that ended in info stay open and keep theirs.
 */
public final class Timeline {
    /** More entries than this in {@link #openOps} would not fit; a history like that is given up. */
    private static final int MAX_OPEN_ENTRIES = 100_000_000;

    private final Operation[] operations;
    private final int[] bit;
    private final int[] infos;
    private int[] openOps;
    private final int[] openFrom;
    private final int[] infosOpen;
    private final int[] invoked;
    private int levels;
    private int okBits;
    private int infoCount;
    private boolean tooWide;

    /** True once an operation completed before one that had been expected to complete first. */
    private boolean overtaken;

    /** Bookkeeping while the timeline is built: open operations by completion, and which bits are free. */
    private int[] open = new int[8];

    private int openCount;
    private int invokedCount;
    private int[] freeBits = new int[8];
    private int freeCount;

    /** {@code operations} in order of invocation, none that failed. */
    public Timeline(List<Operation> operations) {
        this.operations = operations.toArray(new Operation[0]);
        int n = this.operations.length;
        bit = new int[n];
        infos = new int[n];
        openOps = new int[Math.max(16, 2 * n)];
        openFrom = new int[n + 1];
        infosOpen = new int[n];
        invoked = new int[n];
        for (int i = 0; i < n && !tooWide; i++) {
            completeBefore(this.operations[i]);
            invokedCount = i + 1;
            invoke(i);
        }
        while (openCount > 0 && !tooWide) {
            completeFirst();
        }
        for (int i = 0; i < infoCount; i++) {
            bit[infos[i]] = 64 * okWords() + i;
        }
        if (overtaken) {
            putSoonestFirst();
        }
    }

    /** Where operations completed in another order than expected, the levels before still list them as expected. */
    private void putSoonestFirst() {
        int[] completesAt = new int[operations.length];
        for (int l = 0; l < levels; l++) {
            completesAt[completing(l)] = l;
        }
        for (int l = 0; l < levels; l++) {
            for (int k = openFrom[l] + 1; k < openFrom[l + 1]; k++) {
                int i = openOps[k];
                int at = k;
                while (completesAt[openOps[at - 1]] > completesAt[i]) {
                    openOps[at] = openOps[at - 1];
                    at--;
                }
                openOps[at] = i;
            }
        }
    }

    /** Real time as {@link io.netsplit.history.History} defines it. */
    private void completeBefore(Operation next) {
        long timeNs = next.invokedNs();
        while (openCount > 0 && operations[open[0]].completedNs() < timeNs && !tooWide) {
            completeFirst();
        }
        for (int k = 0; k < openCount && operations[open[k]].completedNs() == timeNs && !tooWide; k++) {
            int i = open[k];
            if (History.wentOnAtOnce(operations[i], next)) {
                System.arraycopy(open, 0, open, 1, k);
                open[0] = i;
                overtaken |= k > 0;
                completeFirst();
                k--;
            }
        }
    }

    private void invoke(int i) {
        if (!operations[i].isOk()) {
            infos[infoCount++] = i;
            return;
        }
        bit[i] = freeCount > 0 ? freeBits[--freeCount] : okBits++;
        if (openCount == open.length) {
            open = Arrays.copyOf(open, 2 * openCount);
        }
        int at = openCount++;
        long completedNs = operations[i].completedNs();
        while (at > 0 && operations[open[at - 1]].completedNs() > completedNs) {
            open[at] = open[at - 1];
            at--;
        }
        open[at] = i;
    }

    private void completeFirst() {
        int from = openFrom[levels];
        if (from > MAX_OPEN_ENTRIES - openCount) {
            tooWide = true;
            return;
        }
        if (from + openCount > openOps.length) {
            openOps =
                    Arrays.copyOf(openOps, Math.max(from + openCount, Math.min(MAX_OPEN_ENTRIES, 2 * openOps.length)));
        }
        System.arraycopy(open, 0, openOps, from, openCount);
        infosOpen[levels] = infoCount;
        invoked[levels] = invokedCount;
        levels++;
        openFrom[levels] = from + openCount;
        if (freeCount == freeBits.length) {
            freeBits = Arrays.copyOf(freeBits, 2 * freeCount);
        }
        freeBits[freeCount++] = bit[open[0]];
        openCount--;
        System.arraycopy(open, 1, open, 0, openCount);
    }

    /** True where too many operations were open at once for too long to be searched at all. */
    public boolean tooWide() {
        return tooWide;
    }

    public int size() {
        return operations.length;
    }

    public Operation operation(int i) {
        return operations[i];
    }

    /** How many operations complete. */
    public int levels() {
        return levels;
    }

    /** The operation that completes at this level. */
    public int completing(int level) {
        return openOps[openFrom[level]];
    }

    /** How many operations that complete stand open at this level, that of {@link #completing} included. */
    public int openAt(int level) {
        return openFrom[level + 1] - openFrom[level];
    }

    /** The open operations that complete, soonest first: {@code k} from 0, where {@link #completing} is. */
    public int open(int level, int k) {
        return openOps[openFrom[level] + k];
    }

    /** How many operations that never complete were invoked before this level's completion. */
    public int infosAt(int level) {
        return infosOpen[level];
    }

    /** The last operation that was invoked before this level's completion. */
    public int lastInvokedBefore(int level) {
        return invoked[level] - 1;
    }

    /** The operations that never complete, in order of invocation. */
    public int info(int k) {
        return infos[k];
    }

    public int infoCount() {
        return infoCount;
    }

    /** The operation's place in a set of 64-bit words, those of {@link #okWords} first. */
    public int bit(int i) {
        return bit[i];
    }

    public int okWords() {
        return (okBits + 63) / 64;
    }

    public int words() {
        return okWords() + (infoCount + 63) / 64;
    }
}
