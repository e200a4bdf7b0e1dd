package io.netsplit.check.consistency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which operation must come before which: those of a session in their order, a write before the reads that returned it, and
 * whatever a check concludes and adds.
 */
final class Precedence {
    private static final int NONE = -1;

    private final Accesses accesses;
    /** The only line whose reads tell of the write before them, or -1 for all lines. */
    private final int onlyLine;
    /** Added steps, as a list for each later operation: {@code next[step]} is the one before it in that list. */
    private final int[] lastStep;

    private int[] from = new int[16];
    private int[] next = new int[16];
    private int[] shownBy = new int[16];
    private int steps;

    Precedence(Accesses accesses, int onlyLine) {
        this.accesses = accesses;
        this.onlyLine = onlyLine;
        lastStep = new int[accesses.size()];
        Arrays.fill(lastStep, NONE);
    }

    /** Says that {@code earlier} comes before {@code later}, as the operation {@code shows}. */
    void add(int earlier, int later, int shows) {
        if (steps == from.length) {
            from = Arrays.copyOf(from, 2 * steps);
            next = Arrays.copyOf(next, 2 * steps);
            shownBy = Arrays.copyOf(shownBy, 2 * steps);
        }
        from[steps] = earlier;
        shownBy[steps] = shows;
        next[steps] = lastStep[later];
        lastStep[later] = steps++;
    }

    /** The operation that shows that {@code earlier} comes before {@code later}; -1 where that needs no showing. */
    int shows(int earlier, int later) {
        for (int step = lastStep[later]; step != NONE; step = next[step]) {
            if (from[step] == earlier) {
                return shownBy[step];
            }
        }
        return NONE;
    }

    int added() {
        return steps;
    }

    /** The write that {@code operation} read and so comes after, or -1. */
    int readFrom(int operation) {
        boolean counts = onlyLine < 0 || accesses.line[operation] == onlyLine;
        return counts && accesses.readsWrite(operation) ? accesses.source[operation] : NONE;
    }

    int firstAdded(int operation) {
        return lastStep[operation];
    }

    int nextAdded(int step) {
        return next[step];
    }

    int earlier(int step) {
        return from[step];
    }

    /** All operations, each after those that come before it; null where some come before themselves. */
    int @Nullable [] order() {
        int size = accesses.size();
        int[] waits = new int[size];
        int[][] followers = followers(waits);
        int[] order = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (waits[i] == 0) {
                order[count++] = i;
            }
        }
        for (int done = 0; done < count; done++) {
            for (int follower : followers[order[done]]) {
                if (--waits[follower] == 0) {
                    order[count++] = follower;
                }
            }
        }
        return count == size ? order : null;
    }

    /** Also counts for each operation how many it waits for. */
    int[][] followers(int[] waits) {
        int size = accesses.size();
        int[] counts = new int[size];
        forEachStep((earlier, later) -> {
            counts[earlier]++;
            waits[later]++;
        });
        int[][] followers = new int[size][];
        for (int i = 0; i < size; i++) {
            followers[i] = new int[counts[i]];
        }
        forEachStep((earlier, later) -> followers[earlier][--counts[earlier]] = later);
        return followers;
    }

    /** Takes a step from the earlier operation to the later one. */
    private interface Step {
        void take(int earlier, int later);
    }

    private void forEachStep(Step step) {
        for (int later = 0; later < accesses.size(); later++) {
            if (accesses.previous[later] >= 0) {
                step.take(accesses.previous[later], later);
            }
            if (readFrom(later) >= 0) {
                step.take(readFrom(later), later);
            }
            for (int added = lastStep[later]; added != NONE; added = next[added]) {
                step.take(from[added], later);
            }
        }
    }

    /**
     * A chain of operations from {@code first} to {@code last}, both included, with as few changes of session as can be; of
     * those of one session in a row only the two ends. Empty where there is none.
     */
    List<Integer> chain(int first, int last) {
        int[] distance = new int[accesses.size()];
        int[] after = new int[accesses.size()];
        Arrays.fill(distance, Integer.MAX_VALUE);
        Deque<Integer> queue = new ArrayDeque<>();
        distance[last] = 0;
        after[last] = NONE;
        queue.add(last);
        boolean found = false;
        while (!queue.isEmpty() && !found) {
            int later = queue.remove();
            reach(accesses.previous[later], later, 0, distance, after, queue);
            reach(readFrom(later), later, 1, distance, after, queue);
            for (int added = lastStep[later]; added != NONE; added = next[added]) {
                reach(from[added], later, 1, distance, after, queue);
            }
            found = later == first && first != last;
        }
        return distance[first] == Integer.MAX_VALUE ? List.of() : shortened(first, after);
    }

    private static void reach(int earlier, int later, int cost, int[] distance, int[] after, Deque<Integer> queue) {
        if (earlier < 0 || distance[earlier] <= distance[later] + cost) {
            return;
        }
        distance[earlier] = distance[later] + cost;
        after[earlier] = later;
        if (cost == 0) {
            queue.addFirst(earlier);
        } else {
            queue.addLast(earlier);
        }
    }

    private List<Integer> shortened(int first, int[] after) {
        List<Integer> chain = new ArrayList<>();
        for (int operation = first; operation != NONE; operation = after[operation]) {
            chain.add(operation);
        }
        for (int i = chain.size() - 2; i > 0; i--) {
            boolean inside = accesses.previous[chain.get(i)] == chain.get(i - 1)
                    && accesses.previous[chain.get(i + 1)] == chain.get(i);
            if (inside && accesses.line[chain.get(i - 1)] == accesses.line[chain.get(i)]) {
                chain.remove(i);
            }
        }
        return chain;
    }

    /** A short cycle, its first operation not repeated; only where {@link #order} is null. */
    List<Integer> cycle() {
        List<Integer> best = List.of();
        int tries = 0;
        for (int later : stuck()) {
            for (int earlier : before(later)) {
                if (tries++ > 256 && !best.isEmpty()) {
                    return best;
                }
                List<Integer> around = chain(later, earlier);
                if (!around.isEmpty() && (best.isEmpty() || around.size() < best.size())) {
                    best = around;
                }
            }
        }
        return best;
    }

    /** What comes right before, but for the operation before it in its own session. */
    private List<Integer> before(int later) {
        List<Integer> before = new ArrayList<>();
        if (readFrom(later) >= 0) {
            before.add(readFrom(later));
        }
        for (int added = lastStep[later]; added != NONE; added = next[added]) {
            before.add(from[added]);
        }
        return before;
    }

    /** The operations that come after themselves, or that wait for such. */
    private List<Integer> stuck() {
        int[] waits = new int[accesses.size()];
        int[][] followers = followers(waits);
        Deque<Integer> ready = new ArrayDeque<>();
        List<Integer> left = new ArrayList<>(Collections.nCopies(accesses.size(), 0));
        for (int i = 0; i < accesses.size(); i++) {
            left.set(i, waits[i]);
            if (waits[i] == 0) {
                ready.add(i);
            }
        }
        while (!ready.isEmpty()) {
            for (int follower : followers[ready.remove()]) {
                left.set(follower, left.get(follower) - 1);
                if (left.get(follower) == 0) {
                    ready.add(follower);
                }
            }
        }
        List<Integer> stuck = new ArrayList<>();
        for (int i = 0; i < accesses.size(); i++) {
            if (left.get(i) > 0) {
                stuck.add(i);
            }
        }
        return stuck;
    }
}
