package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.EventKind;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What leads from one shown place to another through hidden ones, so that hiding a node hides no cause: happened-before after
 * Lamport (1978), closed over the messages of hidden places. Of the sendings of one place that another may know of by such a
 * way only the newest is told, and only where no message brought it, or a newer one, there directly.
 */
final class Detours {
    /** A way that begins with one message and ends with another, or with the same. */
    record Detour(int first, int last) {}

    private static final int MAX = 2_000;
    private static final int NONE = -1;

    private final Messages messages;
    private final Events events;
    private final int addresses;
    private final IntPredicate hidden;
    private final IntPredicate carries;
    /** Of each hidden place: the newest message of each shown place that it knows of. */
    private final Map<Integer, int[]> known = new HashMap<>(); // determinism: only looked up
    /** The same, as it was when a message left a hidden place. */
    private final Map<Integer, int[]> carried = new HashMap<>(); // determinism: only looked up
    /** By receiver: the newest message of each sender that it was shown to know of. */
    private final Map<Integer, int[]> told = new HashMap<>(); // determinism: only looked up

    private final List<Detour> found = new ArrayList<>();

    private Detours(Recording recording, IntPredicate hidden, IntPredicate carries) {
        this.messages = recording.messages();
        this.events = recording.events();
        this.addresses = recording.addresses();
        this.hidden = hidden;
        this.carries = carries;
    }

    /**
     * @param hidden whether an address is
     * @param carries whether a message counts
     */
    static List<Detour> of(
            Recording recording, int firstEvent, int lastEvent, IntPredicate hidden, IntPredicate carries) {
        Detours detours = new Detours(recording, hidden, carries);
        for (int event = firstEvent; event <= lastEvent && detours.found.size() < MAX; event++) {
            detours.take(event);
        }
        return detours.found;
    }

    private void take(int event) {
        EventKind kind = events.kind(event);
        if (kind != EventKind.SEND && kind != EventKind.DELIVER) {
            return;
        }
        int message = events.link(event);
        if (!carries.test(message)) {
            return;
        }
        int from = messages.from(message);
        boolean fromHidden = hidden.test(from);
        if (kind == EventKind.SEND) {
            int[] knows = known.get(from);
            if (fromHidden && knows != null) {
                carried.put(message, knows.clone());
            }
            return;
        }
        int to = messages.to(message);
        if (hidden.test(to)) {
            int[] knows = row(known, to);
            if (fromHidden) {
                merge(knows, carried.get(message));
            } else {
                knows[from] = Math.max(knows[from], message);
            }
        } else if (fromHidden) {
            arrives(message, to);
        } else {
            int[] row = row(told, to);
            row[from] = Math.max(row[from], message);
        }
    }

    private void arrives(int message, int to) {
        int[] brought = carried.get(message);
        if (brought == null) {
            return;
        }
        int[] row = row(told, to);
        for (int from = 0; from < addresses; from++) {
            if (from != to && brought[from] > row[from]) {
                row[from] = brought[from];
                found.add(new Detour(brought[from], message));
            }
        }
    }

    private int[] row(Map<Integer, int[]> rows, int address) {
        return rows.computeIfAbsent(address, key -> {
            int[] row = new int[addresses];
            Arrays.fill(row, NONE);
            return row;
        });
    }

    private static void merge(int[] into, int @org.jspecify.annotations.Nullable [] from) {
        for (int i = 0; from != null && i < into.length; i++) {
            into[i] = Math.max(into[i], from[i]);
        }
    }
}
