package io.netsplit.check.linearizability.monitor;

import java.util.Arrays;

/**
 * Looks for an instant for each operation, within its interval, such that certain operations stand before certain others,
 * and of certain pairs of such demands at least one is met. Every demand moves the earliest instant of one operation, or the
 * latest of another, until nothing moves any more; a pair of which only one is still possible becomes that one. This is
 * the disjunctive graph of job-shop scheduling (Roy and Sussmann 1964), with constraint propagation (Carlier and Pinson
 * 1989). What is still open then is tried, first the one that leaves more room, and taken back where it cannot be.
 *
 * <p>Instants are whole numbers, with as many between two events as operations are ever open at once. So many suffice for
 * every order, and a circle of demands pushes its operations out of their intervals.
 */
final class Precedences {
    private static final int NONE = -1;

    private final int size;
    private final long maxWork;
    private long work;

    /** By operation, the first and the last instant that are still possible. */
    private final long[] low;

    private final long[] high;

    /** Demands, in chains by the operation that stands before and by the one that stands after. */
    private final Chains after;

    private final Chains before;

    /** Pairs of demands: the first operation before the second, or the third before the fourth; and whether one is met. */
    private int[] choices = new int[64];

    private boolean[] settled = new boolean[16];
    private int choiceCount;
    private final Chains choicesOf;

    /** Operations whose bounds moved. */
    private final int[] queue;

    private final boolean[] queued;
    private int queueFrom;
    private int queueCount;

    /** What was changed, to be taken back: an operation's low or high bound, or a choice. */
    private long[] trail = new long[64];

    private int trailSize;

    /** {@code maxWork} bounds the demands looked at. */
    Precedences(Intervals intervals, long maxWork) {
        this.maxWork = maxWork;
        size = intervals.size();
        low = new long[size];
        high = new long[size];
        after = new Chains(size);
        before = new Chains(size);
        choicesOf = new Chains(size);
        queue = new int[size];
        queued = new boolean[size];
        long room = intervals.mostOpen() + 1L;
        for (int i = 0; i < size; i++) {
            low[i] = intervals.from(i) * room + 1;
            high[i] = (intervals.isOk(i) ? intervals.to(i) : intervals.events()) * room - 1;
        }
    }

    /** Numbers in chains, one chain for each operation; the last number added can be taken off again. */
    private static final class Chains {
        private final int[] heads;
        private int[] values = new int[64];
        private int[] owners = new int[64];
        private int[] next = new int[64];
        private int count;

        Chains(int operations) {
            heads = new int[operations];
            Arrays.fill(heads, NONE);
        }

        void add(int operation, int value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
                owners = Arrays.copyOf(owners, 2 * count);
                next = Arrays.copyOf(next, 2 * count);
            }
            values[count] = value;
            owners[count] = operation;
            next[count] = heads[operation];
            heads[operation] = count++;
        }

        void cutTo(int size) {
            while (count > size) {
                count--;
                heads[owners[count]] = next[count];
            }
        }
    }

    /** Demands that one operation stands before another. */
    void before(int first, int second) {
        after.add(first, second);
        before.add(second, first);
    }

    /** Demands that the first stands before the second, or the third before the fourth. */
    void either(int first, int second, int third, int fourth) {
        if (choiceCount == settled.length) {
            settled = Arrays.copyOf(settled, 2 * choiceCount);
            choices = Arrays.copyOf(choices, 2 * choices.length);
        }
        int[] four = {first, second, third, fourth};
        for (int k = 0; k < 4; k++) {
            choices[4 * choiceCount + k] = four[k];
            choicesOf.add(four[k], choiceCount);
        }
        choiceCount++;
    }

    /** Whether there are such instants; not applicable where that would be too much work. */
    Monitor.Answer solve() {
        for (int i = 0; i < size; i++) {
            enqueue(i);
        }
        if (!settle()) {
            return isSpent() ? Monitor.Answer.NOT_APPLICABLE : Monitor.Answer.NOT_LINEARIZABLE;
        }
        return new Attempt().run();
    }

    private boolean isSpent() {
        return work > maxWork;
    }

    /** What was decided without being certain, so that it can be taken back. */
    private final class Attempt {
        /** By guess: the choice, the other side of it or none, and how much there was of the trail and of the demands. */
        private int[] guesses = new int[64];

        private int depth;

        Monitor.Answer run() {
            for (int choice = 0; choice < choiceCount; choice++) {
                if (settled[choice]) {
                    continue;
                }
                int better = room(choice, 0) >= room(choice, 2) ? 0 : 2;
                push(choice, 2 - better);
                decide(choice, better);
                while (!settle()) {
                    choice = goBack();
                    if (isSpent()) {
                        return Monitor.Answer.NOT_APPLICABLE;
                    }
                    if (choice == NONE) {
                        return Monitor.Answer.NOT_LINEARIZABLE;
                    }
                }
            }
            return Monitor.Answer.LINEARIZABLE;
        }

        private void push(int choice, int other) {
            if (4 * depth == guesses.length) {
                guesses = Arrays.copyOf(guesses, 2 * guesses.length);
            }
            guesses[4 * depth] = choice;
            guesses[4 * depth + 1] = other;
            guesses[4 * depth + 2] = trailSize;
            guesses[4 * depth + 3] = after.count;
            depth++;
        }

        /** Takes the other side of the last choice of which that was not tried yet; answers the choice, or none. */
        private int goBack() {
            while (queueCount > 0) {
                dequeue();
            }
            while (depth > 0) {
                int at = 4 * (depth - 1);
                undo(guesses[at + 2], guesses[at + 3]);
                int other = guesses[at + 1];
                if (other != NONE) {
                    guesses[at + 1] = NONE;
                    decide(guesses[at], other);
                    return guesses[at];
                }
                depth--;
            }
            return NONE;
        }
    }

    private long room(int choice, int side) {
        return high[choices[4 * choice + side + 1]] - low[choices[4 * choice + side]];
    }

    private void decide(int choice, int side) {
        int first = choices[4 * choice + side];
        int second = choices[4 * choice + side + 1];
        before(first, second);
        record(choice, 2, 0);
        settled[choice] = true;
        enqueue(first);
        enqueue(second);
    }

    private void enqueue(int operation) {
        if (!queued[operation]) {
            queued[operation] = true;
            queue[(queueFrom + queueCount++) % size] = operation;
        }
    }

    private int dequeue() {
        int operation = queue[queueFrom];
        queueFrom = (queueFrom + 1) % size;
        queueCount--;
        queued[operation] = false;
        return operation;
    }

    /** Until nothing moves; false where some operation has no instant left, or the work was too much. */
    private boolean settle() {
        while (queueCount > 0) {
            int operation = dequeue();
            if (!pushOthers(operation) || !settleChoices(operation) || isSpent()) {
                return false;
            }
        }
        return true;
    }

    private boolean pushOthers(int operation) {
        for (int e = after.heads[operation]; e != NONE; e = after.next[e]) {
            if (!raise(after.values[e], low[operation] + 1)) {
                return false;
            }
        }
        for (int e = before.heads[operation]; e != NONE; e = before.next[e]) {
            if (!lower(before.values[e], high[operation] - 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean raise(int operation, long to) {
        work++;
        if (low[operation] < to) {
            record(operation, 0, low[operation]);
            low[operation] = to;
            enqueue(operation);
        }
        return low[operation] <= high[operation];
    }

    private boolean lower(int operation, long to) {
        work++;
        if (high[operation] > to) {
            record(operation, 1, high[operation]);
            high[operation] = to;
            enqueue(operation);
        }
        return low[operation] <= high[operation];
    }

    private boolean settleChoices(int operation) {
        for (int e = choicesOf.heads[operation]; e != NONE; e = choicesOf.next[e]) {
            work++;
            int choice = choicesOf.values[e];
            if (settled[choice]) {
                continue;
            }
            boolean one = room(choice, 0) > 0;
            boolean other = room(choice, 2) > 0;
            if (!one && !other) {
                return false;
            }
            if (isMet(choice, 0) || isMet(choice, 2)) {
                record(choice, 2, 0);
                settled[choice] = true;
            } else if (!one || !other) {
                decide(choice, one ? 0 : 2);
            }
        }
        return true;
    }

    private boolean isMet(int choice, int side) {
        return high[choices[4 * choice + side]] < low[choices[4 * choice + side + 1]];
    }

    private void record(int what, int kind, long old) {
        if (trailSize + 2 > trail.length) {
            trail = Arrays.copyOf(trail, 2 * trail.length);
        }
        trail[trailSize++] = 4L * what + kind;
        trail[trailSize++] = old;
    }

    private void undo(int trailTo, int demandsTo) {
        while (trailSize > trailTo) {
            trailSize -= 2;
            int what = (int) (trail[trailSize] >> 2);
            switch ((int) (trail[trailSize] & 3)) {
                case 0 -> low[what] = trail[trailSize + 1];
                case 1 -> high[what] = trail[trailSize + 1];
                default -> settled[what] = false;
            }
        }
        after.cutTo(demandsTo);
        before.cutTo(demandsTo);
    }
}
