package io.netsplit.check.linearizability.search;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Looks for an order of one object's operations that explains every answer: the search of Wing and Gong ("Testing and
 * Verifying Concurrent Objects", Journal of Parallel and Distributed Computing 1993), with Lowe's memory of places visited
 * and his just-in-time linearization ("Testing for linearizability", 2017): an operation is placed only when one that
 * completes needs it to be.
 *
 * <p>Because operations are placed no later than the level at which they complete, the set of placed operations is small:
 * all that completed at earlier levels, and a few of those that are open. Going back restores that set from the stack.
 *
 * <p>Three rules cut the tree without losing an order. An operation that cannot change the state, or whose change nobody
 * can notice, is placed as soon as the state allows it. Of operations that never complete and do the same, the one invoked first goes first. One that never
 * completes is not placed where it changes nothing.
 */
public final class Search {
    /** How a search ended. */
    public enum End {
        FOUND,
        NONE,
        EXHAUSTED
    }

    private final Timeline timeline;
    private final Transitions transitions;
    private final Visited visited;
    private final int words;
    private final boolean[] observes;
    private final int[] earlierAlike;

    private int level;
    private int state;
    private final long[] used;
    private int[] placed = new int[64];
    private int placedCount;

    private int depth;
    private int[] frames = new int[64 * FRAME];
    private long[] frameUsed;
    private static final int FRAME = 4;

    private int deepest;
    private long work;

    /** The time is asked for once in so many steps. */
    private static final int ASK_THE_TIME = (1 << 12) - 1;

    private int steps;

    public Search(Timeline timeline, Transitions transitions) {
        this.timeline = timeline;
        this.transitions = transitions;
        words = timeline.words();
        used = new long[words];
        frameUsed = new long[64 * words];
        visited = new Visited(timeline.okWords(), words);
        state = transitions.initial();
        observes = new boolean[timeline.size()];
        for (int i = 0; i < observes.length; i++) {
            observes[i] = transitions.observes(i);
        }
        earlierAlike = earlierAlike();
    }

    /** For each operation that never completes, the one before it that does the same, or -1. */
    private int[] earlierAlike() {
        int[] earlier = new int[timeline.size()];
        int[] last = new int[timeline.size()];
        Arrays.fill(last, -1);
        for (int k = 0; k < timeline.infoCount(); k++) {
            int i = timeline.info(k);
            int kind = transitions.interchangeable(i);
            earlier[i] = last[kind];
            last[kind] = i;
        }
        return earlier;
    }

    /** As {@link #run(long, BooleanSupplier)}, with all the time in the world. */
    public End run(long budget) {
        return run(budget, () -> false);
    }

    /**
     * Searches until an order is found, none is left, the budget is used up or the time is up. Where the search was given
     * up it can be called again with a larger budget, and goes on where it stood.
     *
     * @param budget work in all, that of earlier calls included
     */
    public End run(long budget, BooleanSupplier timeIsUp) {
        while (true) {
            if ((++steps & ASK_THE_TIME) == 0 && timeIsUp.getAsBoolean()) {
                return End.EXHAUSTED;
            }
            settle();
            deepest = Math.max(deepest, level);
            if (level == timeline.levels()) {
                return End.FOUND;
            }
            work += transitions.weight(state);
            if (work > budget) {
                return End.EXHAUSTED;
            }
            if (timeline.openAt(level) == 1 && timeline.infosAt(level) == 0) {
                int only = timeline.completing(level);
                int next = transitions.step(state, only);
                if (next != Transitions.REFUSED) {
                    place(only, next);
                    continue;
                }
            } else if (visited.add(level, state, used)) {
                push();
            }
            if (!advance()) {
                return End.NONE;
            }
        }
    }

    /** Places what can be placed without loss, and goes on to the next level that needs a decision. */
    private void settle() {
        while (level < timeline.levels()) {
            int completing = timeline.completing(level);
            if (!isUsed(completing)) {
                placeHarmless();
            }
            if (!isUsed(completing) && transitions.placesUnknownEarly()) {
                placeHarmlessUnknown();
                placeHarmless();
            }
            if (!isUsed(completing)) {
                return;
            }
            int bit = timeline.bit(completing);
            used[bit >> 6] &= ~(1L << bit);
            level++;
        }
    }

    private void placeHarmless() {
        for (int k = 0, open = timeline.openAt(level); k < open; k++) {
            int i = timeline.open(level, k);
            if (isUsed(i) || !(observes[i] || transitions.harmless(state, i))) {
                continue;
            }
            int next = transitions.step(state, i);
            if (next != Transitions.REFUSED) {
                place(i, next);
            }
        }
    }

    private void placeHarmlessUnknown() {
        for (int k = 0, open = timeline.infosAt(level); k < open; k++) {
            int i = timeline.info(k);
            if (!isUsed(i) && transitions.harmless(state, i)) {
                int next = transitions.step(state, i);
                if (next != Transitions.REFUSED && next != state) {
                    place(i, next);
                }
            }
        }
    }

    private boolean isUsed(int i) {
        int bit = timeline.bit(i);
        return (used[bit >> 6] & (1L << bit)) != 0;
    }

    private void place(int i, int next) {
        int bit = timeline.bit(i);
        used[bit >> 6] |= 1L << bit;
        state = next;
        if (placedCount == placed.length) {
            placed = Arrays.copyOf(placed, 2 * placedCount);
        }
        placed[placedCount++] = i;
        transitions.placed(i);
    }

    private void goBackTo(int count) {
        while (placedCount > count) {
            transitions.unplaced(placed[--placedCount]);
        }
    }

    private void push() {
        if ((depth + 1) * FRAME > frames.length) {
            frames = Arrays.copyOf(frames, 2 * frames.length);
            frameUsed = Arrays.copyOf(frameUsed, 2 * frameUsed.length);
        }
        int frame = depth * FRAME;
        frames[frame] = level;
        frames[frame + 1] = state;
        frames[frame + 2] = placedCount;
        frames[frame + 3] = 0;
        System.arraycopy(used, 0, frameUsed, depth * words, words);
        depth++;
    }

    /** Takes the next choice of the newest place that has one left; false where none has. */
    private boolean advance() {
        while (depth > 0) {
            int frame = (depth - 1) * FRAME;
            level = frames[frame];
            state = frames[frame + 1];
            goBackTo(frames[frame + 2]);
            System.arraycopy(frameUsed, (depth - 1) * words, used, 0, words);
            int choices = timeline.openAt(level) + timeline.infosAt(level);
            while (frames[frame + 3] < 2 * choices) {
                if (choose(frames[frame + 3]++, choices)) {
                    return true;
                }
            }
            depth--;
        }
        return false;
    }

    /**
     * Places one open operation, if it may be placed. The choices are gone through twice: first those after which the
     * completing operation can be placed, then the others.
     */
    private boolean choose(int choice, int choices) {
        boolean direct = choice < choices;
        int k = direct ? choice : choice - choices;
        int open = timeline.openAt(level);
        boolean completes = k < open;
        int i = completes ? timeline.open(level, k) : timeline.info(k - open);
        if (isUsed(i) || (!completes && earlierAlike[i] >= 0 && !isUsed(earlierAlike[i]))) {
            return false;
        }
        int next = transitions.step(state, i);
        if (next == Transitions.REFUSED || (!completes && next == state)) {
            return false;
        }
        if (direct != (k == 0 || transitions.step(next, timeline.completing(level)) != Transitions.REFUSED)) {
            return false;
        }
        place(i, next);
        return true;
    }

    /** The operations placed, in order, once an order was found. */
    public int[] placed() {
        return Arrays.copyOf(placed, placedCount);
    }

    /** The furthest level reached: everything that completes before it can be placed. */
    public int deepest() {
        return deepest;
    }

    /** How much of the budget was used. */
    public long work() {
        return work;
    }
}
