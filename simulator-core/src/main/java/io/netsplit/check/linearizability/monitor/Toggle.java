package io.netsplit.check.linearizability.monitor;

/**
 * Something that is on or off: a mutex, or one element of a set. Every operation either changes it from one certain state to
 * the other, or sees one certain state; a change of unknown end may happen later or never.
 *
 * <p>Such operations have an order exactly where this succeeds: wait until an operation completes. If the state does not suit
 * it, make one change first: of the open ones that lead to the state it needs, the one that completes first. Whatever only
 * sees the state is placed as soon as the state suits it. For any order can be made into this one step by step: an open
 * change can be exchanged for another one to the same state that completes sooner; and two opposite changes that nothing yet
 * waits for can wait as well, and be made one right after the other when the first of them, or one who sees a state, can
 * wait no longer, in whichever way round the state then suits.
 *
 * <p>A register of two values with answers that say what changed is the same problem; Gibbons and Korach (1997) do not treat
 * it, because its values are not written once.
 */
final class Toggle {
    /** What an operation does to it, or sees of it. */
    enum Use {
        TURNS_ON,
        TURNS_OFF,
        SEES_ON,
        SEES_OFF;

        /** The state in which the operation can happen. */
        private boolean needsOn() {
            return this == TURNS_OFF || this == SEES_ON;
        }

        private boolean turns() {
            return this == TURNS_ON || this == TURNS_OFF;
        }
    }

    private static final int NONE = -1;

    private final Intervals intervals;
    private final int[] operations;
    private final Use[] uses;
    private final boolean[] placed;

    /** Open operations by the state that they need: those that change it, and those that only see it. */
    private final PlaceHeap[] changes;

    private final PlaceHeap[] sights;
    private int state;

    private Toggle(Intervals intervals, int[] operations, Use[] uses, boolean on) {
        this.intervals = intervals;
        this.operations = operations;
        this.uses = uses;
        placed = new boolean[operations.length];
        changes = new PlaceHeap[] {new PlaceHeap(), new PlaceHeap()};
        sights = new PlaceHeap[] {new PlaceHeap(), new PlaceHeap()};
        state = on ? 1 : 0;
    }

    /**
     * Whether the operations have an order.
     *
     * @param operations places, in order of invocation
     * @param uses for each of these, what it does
     * @param on the state before them
     */
    static boolean hasOrder(Intervals intervals, int[] operations, Use[] uses, boolean on) {
        return firstStuck(intervals, operations, uses, on) == NONE;
    }

    /** As above; answers the first of the operations that has no place when it completes, or -1. */
    static int firstStuck(Intervals intervals, int[] operations, Use[] uses, boolean on) {
        int stuck = new Toggle(intervals, operations, uses, on).run();
        return stuck == NONE ? NONE : operations[stuck];
    }

    private int run() {
        PlaceHeap open = new PlaceHeap();
        for (int k = 0; k < operations.length; k++) {
            int now = intervals.from(operations[k]);
            while (!open.isEmpty() && intervals.to(operations[open.first()]) < now) {
                int first = open.removeFirst();
                if (!complete(first)) {
                    return first;
                }
            }
            invoke(k);
            if (intervals.isOk(operations[k])) {
                open.add(k, intervals.to(operations[k]));
            }
        }
        while (!open.isEmpty()) {
            int first = open.removeFirst();
            if (!complete(first)) {
                return first;
            }
        }
        return NONE;
    }

    private void invoke(int k) {
        int needed = uses[k].needsOn() ? 1 : 0;
        if (uses[k].turns()) {
            changes[needed].add(k, intervals.to(operations[k]));
        } else if (state == needed) {
            placed[k] = true;
        } else {
            sights[needed].add(k, intervals.to(operations[k]));
        }
    }

    private boolean complete(int k) {
        if (!placed[k] && state != (uses[k].needsOn() ? 1 : 0) && !makeFirst(changes[state])) {
            return false;
        }
        if (!placed[k]) {
            turn(k);
        }
        return true;
    }

    private boolean makeFirst(PlaceHeap open) {
        while (!open.isEmpty()) {
            int first = open.removeFirst();
            if (!placed[first]) {
                turn(first);
                return true;
            }
        }
        return false;
    }

    private void turn(int k) {
        placed[k] = true;
        state = 1 - state;
        while (!sights[state].isEmpty()) {
            placed[sights[state].removeFirst()] = true;
        }
    }
}
