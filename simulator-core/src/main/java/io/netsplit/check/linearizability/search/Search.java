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
 * can notice, is placed as soon as the state allows it. Of open operations that do the same, the one that must be placed
 * soonest goes first, because the two could change places. One that never completes is not placed where it changes nothing.
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

    /** By operation, see {@link Transitions#kind}; by kind, the last listing of choices in which it stood. */
    private final int[] kinds;

    private final int[] markOfKind;
    private int mark;

    private int level;
    private int state;
    private final long[] used;
    private int[] placed = new int[64];
    private int placedCount;

    private int depth;
    private int[] frames = new int[64 * FRAME];
    private long[] frameUsed;
    private static final int FRAME = 4;
    private static final int FRESH = -1;
    private static final int COMPLETED = -2;

    /** The choices left of the places on the stack: an operation and the state after it, the next choice last. */
    private int[] choices = new int[64];

    private int choiceCount;
    private int[] sorted = new int[64];

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
        kinds = new int[timeline.size()];
        markOfKind = new int[timeline.size()];
        for (int i = 0; i < observes.length; i++) {
            observes[i] = transitions.observes(i);
            kinds[i] = transitions.kind(i);
        }
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
            work += visited.weight() - 1 + transitions.weight(state);
            if (work() > budget || visited.isFull()) {
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

    /** Until nothing changes any more: what one operation changes may let another one be placed. */
    private void placeHarmless() {
        int before;
        do {
            before = state;
            placeHarmlessOnce();
        } while (state != before);
    }

    private void placeHarmlessOnce() {
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

    private void push() {
        if ((depth + 1) * FRAME > frames.length) {
            frames = Arrays.copyOf(frames, 2 * frames.length);
            frameUsed = Arrays.copyOf(frameUsed, 2 * frameUsed.length);
        }
        int frame = depth * FRAME;
        frames[frame] = level;
        frames[frame + 1] = state;
        frames[frame + 2] = placedCount;
        frames[frame + 3] = FRESH;
        System.arraycopy(used, 0, frameUsed, depth * words, words);
        depth++;
    }

    /** Takes the next choice of the newest place that has one left; false where none has. */
    private boolean advance() {
        while (depth > 0) {
            goBackToNewest();
            int frame = (depth - 1) * FRAME;
            if (frames[frame + 3] == FRESH) {
                frames[frame + 3] = COMPLETED;
                int completing = timeline.completing(level);
                int next = transitions.step(state, completing);
                if (next != Transitions.REFUSED) {
                    place(completing, next);
                    return true;
                }
            }
            if (frames[frame + 3] == COMPLETED) {
                frames[frame + 3] = choiceCount;
                listChoices();
            }
            if (choiceCount > frames[frame + 3]) {
                choiceCount -= 2;
                place(choices[choiceCount], choices[choiceCount + 1]);
                return true;
            }
            depth--;
        }
        return false;
    }

    private void goBackToNewest() {
        int frame = (depth - 1) * FRAME;
        level = frames[frame];
        state = frames[frame + 1];
        while (placedCount > frames[frame + 2]) {
            transitions.unplaced(placed[--placedCount]);
        }
        System.arraycopy(frameUsed, (depth - 1) * words, used, 0, words);
    }

    /**
     * Lists what else may be placed instead of the completing operation, the best last: after which that can be placed, and
     * of these the one that must be placed soonest. Of operations that do the same, only that one.
     */
    private void listChoices() {
        mark++;
        markOfKind[kinds[timeline.completing(level)]] = mark;
        int open = timeline.openAt(level);
        int from = choiceCount;
        for (int k = 1; k < open; k++) {
            list(timeline.open(level, k));
        }
        for (int k = 0, infos = timeline.infosAt(level); k < infos; k++) {
            list(timeline.info(k));
        }
        bestLast(from);
    }

    private void list(int i) {
        if (isUsed(i) || markOfKind[kinds[i]] == mark) {
            return;
        }
        markOfKind[kinds[i]] = mark;
        int next = transitions.step(state, i);
        if (next == Transitions.REFUSED
                || (next == state && !timeline.operation(i).isOk())) {
            return;
        }
        if (choiceCount + 2 > choices.length) {
            choices = Arrays.copyOf(choices, 2 * choices.length);
        }
        choices[choiceCount++] = i;
        choices[choiceCount++] = next;
    }

    private void bestLast(int from) {
        int count = choiceCount - from;
        if (count > sorted.length) {
            sorted = new int[2 * count];
        }
        int completing = timeline.completing(level);
        int front = 0;
        int back = count;
        for (int k = choiceCount - 2; k >= from; k -= 2) {
            boolean direct = transitions.step(choices[k + 1], completing) != Transitions.REFUSED;
            back -= direct ? 2 : 0;
            int at = direct ? back : front;
            front += direct ? 0 : 2;
            sorted[at] = choices[k];
            sorted[at + 1] = choices[k + 1];
        }
        // Those that are direct were filled in from the end, so the one that must be placed soonest stands first among
        // them.
        for (int k = 0; k < front; k++) {
            choices[from + k] = sorted[k];
        }
        for (int k = front; k < count; k += 2) {
            choices[from + k] = sorted[count - 2 - (k - front)];
            choices[from + k + 1] = sorted[count - 1 - (k - front)];
        }
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
        return work + transitions.states();
    }
}
