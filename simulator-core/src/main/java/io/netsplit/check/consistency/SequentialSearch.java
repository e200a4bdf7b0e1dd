package io.netsplit.check.consistency;

import io.netsplit.check.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries the orders of all operations, depth first. A read is taken as soon as its key holds what it returned, because that
 * takes nothing away from others. A write is taken where nobody still has to read what it replaces. Only writes are a
 * choice, and what was tried is remembered: how far each line is, and what each key holds.
 */
final class SequentialSearch {
    private static final long MOST_REMEMBERED = 10_000_000;

    /** The choices at one point, and how much had been taken before. */
    private static final class Choice {
        private final int taken;
        private final int[] writes;
        private int next;

        Choice(int taken, int[] writes) {
            this.taken = taken;
            this.writes = writes;
        }
    }

    private final Accesses accesses;
    private final int[][] followers;
    private final int[] waits;
    /** For each write how many reads still have to return it; the last ones count the initial value of each key. */
    private final int[] unread;

    private final int[] holds;
    private final int[] done;
    private final int[] taken;
    private int count;
    private int deepest;
    private int[] deepestDone;
    private final Set<List<Integer>> remembered = new LinkedHashSet<>();
    private final long maxSteps;
    private long steps;

    SequentialSearch(Accesses accesses, Precedence precedence, long maxSteps) {
        this.accesses = accesses;
        this.maxSteps = maxSteps;
        waits = new int[accesses.size()];
        followers = precedence.followers(waits);
        int keys = accesses.keyWrites.keys();
        unread = new int[accesses.size() + keys];
        for (int i = 0; i < accesses.size(); i++) {
            if (accesses.source[i] >= Accesses.INITIAL) {
                unread[slot(i)]++;
            }
        }
        holds = new int[keys];
        Arrays.fill(holds, Accesses.INITIAL);
        done = new int[accesses.lineCount()];
        deepestDone = done.clone();
        taken = new int[accesses.size()];
    }

    private int slot(int read) {
        return slot(accesses.source[read], accesses.key[read]);
    }

    private int slot(int write, int key) {
        return write == Accesses.INITIAL ? accesses.size() + key : write;
    }

    Finding find() {
        Deque<Choice> choices = new ArrayDeque<>();
        choices.push(choice());
        while (!choices.isEmpty()) {
            if (count == accesses.size()) {
                return Finding.HOLDS;
            }
            if (steps > maxSteps || (long) remembered.size() * (done.length + holds.length) > MOST_REMEMBERED) {
                return Finding.UNKNOWN;
            }
            Choice choice = choices.element();
            undoTo(choice.taken);
            if (choice.next == choice.writes.length) {
                choices.pop();
                continue;
            }
            take(choice.writes[choice.next++]);
            Choice after = choice();
            if (count == accesses.size() || choice.writes.length == 1 || remembered.add(state())) {
                choices.push(after);
            }
        }
        return Finding.VIOLATED;
    }

    /** Takes what there is no choice about, and lists the writes that can come next. */
    private Choice choice() {
        boolean again = true;
        while (again) {
            again = false;
            for (int line = 0; line < done.length; line++) {
                while (done[line] < accesses.lines[line].length && isFree(accesses.lines[line][done[line]])) {
                    take(accesses.lines[line][done[line]]);
                    again = true;
                }
            }
        }
        if (count > deepest) {
            deepest = count;
            deepestDone = done.clone();
        }
        int[] writes = new int[done.length];
        int found = 0;
        for (int line = 0; line < done.length; line++) {
            if (done[line] < accesses.lines[line].length && canWrite(accesses.lines[line][done[line]])) {
                writes[found++] = accesses.lines[line][done[line]];
            }
        }
        int[] choices = Arrays.copyOf(writes, found);
        Arrays.sort(choices);
        return new Choice(count, choices);
    }

    private boolean isFree(int operation) {
        return waits[operation] == 0 && !accesses.writes[operation] && isExplained(operation);
    }

    private boolean isExplained(int operation) {
        return !accesses.reads(operation) || holds[accesses.key[operation]] == accesses.source[operation];
    }

    private boolean canWrite(int operation) {
        if (waits[operation] != 0 || !accesses.writes[operation] || !isExplained(operation)) {
            return false;
        }
        int key = accesses.key[operation];
        int own = accesses.reads(operation) ? 1 : 0;
        return unread[slot(holds[key], key)] == own;
    }

    private final Deque<Integer> replaced = new ArrayDeque<>();

    private void take(int operation) {
        steps++;
        taken[count++] = operation;
        done[accesses.line[operation]]++;
        for (int follower : followers[operation]) {
            waits[follower]--;
        }
        if (accesses.reads(operation)) {
            unread[slot(operation)]--;
        }
        if (accesses.writes[operation]) {
            replaced.push(holds[accesses.key[operation]]);
            holds[accesses.key[operation]] = operation;
        }
    }

    private void undoTo(int before) {
        while (count > before) {
            int operation = taken[--count];
            done[accesses.line[operation]]--;
            for (int follower : followers[operation]) {
                waits[follower]++;
            }
            if (accesses.reads(operation)) {
                unread[slot(operation)]++;
            }
            if (accesses.writes[operation]) {
                holds[accesses.key[operation]] = replaced.pop();
            }
        }
    }

    private List<Integer> state() {
        List<Integer> state = new ArrayList<>(done.length + holds.length);
        for (int place : done) {
            state.add(place);
        }
        for (int write : holds) {
            state.add(write);
        }
        return state;
    }

    /** After the search: where the longest order that explains anything ended. */
    @Nullable
    Contradiction contradiction() {
        List<Integer> next = new ArrayList<>();
        int read = -1;
        for (int line = 0; line < deepestDone.length; line++) {
            if (deepestDone[line] < accesses.lines[line].length) {
                int operation = accesses.lines[line][deepestDone[line]];
                next.add(operation);
                read = read < 0 || accesses.reads(operation) && !accesses.reads(read) ? operation : read;
            }
        }
        Story story = new Story(accesses);
        String sentence = "every order of the operations was tried: the longest one that explains its reads has "
                + deepest + " of " + accesses.size() + ", and none of those that come next can follow, as "
                + story.deed(read);
        return story.contradiction("NoOrder", next, read, sentence);
    }
}
