package io.netsplit.check.consistency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one session's reads can be explained by an order of its own operations and of all writes. What comes before
 * what at first is the causal order (causal memory) or the sessions' order together with what this session read (PRAM).
 * Each of its reads adds that whatever came before the read, on the same key, came before the write that it returned: the
 * happened-before of Bouajjani and others, POPL 2017, section 4. There is an order exactly where these additions close no
 * cycle and no read of the initial value comes after a write.
 *
 * <p>What comes before the session's reads grows from one to the next, so it is enough to keep for each operation the first
 * own operation that it comes before. An addition for one read only widens what came before earlier ones, so the reads are
 * taken from the last to the first, each once.
 */
final class SessionView {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Accesses accesses;
    private final Precedence precedence;
    private final Story story;
    private final int line;
    private final String word;
    /** For each operation the place of the first own operation that it comes before or is. */
    private final int[] before;

    private final Deque<Integer> changed = new ArrayDeque<>();

    private SessionView(Accesses accesses, int line, boolean causal) {
        this.accesses = accesses;
        this.line = line;
        this.precedence = new Precedence(accesses, causal ? -1 : line);
        this.story = new Story(accesses);
        this.word = causal ? "HB" : "PRAM";
        this.before = new int[accesses.size()];
        Arrays.fill(before, NEVER);
    }

    /** Null where the reads of {@code line} can be explained. */
    static @Nullable Contradiction check(Accesses accesses, int line, boolean causal) {
        return new SessionView(accesses, line, causal).contradiction();
    }

    private @Nullable Contradiction contradiction() {
        int[] own = accesses.lines[line];
        for (int operation : own) {
            lower(operation, accesses.place[operation]);
        }
        for (int i = own.length - 1; i >= 0; i--) {
            Contradiction found = accesses.reads(own[i]) ? add(own[i]) : null;
            if (found != null) {
                return found;
            }
        }
        if (precedence.order() != null) {
            return null;
        }
        return story.cycle(
                "Cyclic" + word,
                precedence,
                "so " + Story.who(accesses.operations[own[0]]) + " saw what no order of these explains");
    }

    private @Nullable Contradiction add(int read) {
        int source = accesses.source[read];
        if (source == Accesses.NOBODY) {
            return story.thinAir(read);
        }
        int now = accesses.place[read];
        List<Integer> overtaken = new ArrayList<>();
        for (int[] writes : accesses.keyWrites.of(accesses.key[read])) {
            int last = KeyWrites.last(writes, write -> write != read && before[write] <= now);
            if (last < 0 || last == source) {
                continue;
            }
            if (source == Accesses.INITIAL) {
                return story.missed("Write" + word + "InitRead", precedence.chain(writes[0], read), read);
            }
            if (accesses.line[last] != accesses.line[source] || accesses.place[last] > accesses.place[source]) {
                precedence.add(last, source, read);
                overtaken.add(last);
            }
        }
        if (source >= 0) {
            overtaken.forEach(write -> lower(write, before[source]));
        }
        return null;
    }

    private void lower(int operation, int place) {
        push(operation, place);
        while (!changed.isEmpty()) {
            int later = changed.pop();
            push(accesses.previous[later], before[later]);
            push(precedence.readFrom(later), before[later]);
            for (int step = precedence.firstAdded(later); step >= 0; step = precedence.nextAdded(step)) {
                push(precedence.earlier(step), before[later]);
            }
        }
    }

    private void push(int operation, int place) {
        if (operation >= 0 && before[operation] > place) {
            before[operation] = place;
            changed.push(operation);
        }
    }
}
