package io.netsplit.cluster.disk;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to undo every write that is not yet durable, oldest first. */
final class Journal {
    private final Deque<Runnable> undos = new ArrayDeque<>();
    private long durable;

    void add(Runnable undo) {
        undos.addLast(undo);
    }

    int size() {
        return undos.size();
    }

    /** How many writes there have been since the beginning: the position after the last one. */
    long position() {
        return durable + undos.size();
    }

    /** Everything before {@code position} is durable now and will not be undone. */
    void makeDurable(long position) {
        while (durable < position && !undos.isEmpty()) {
            undos.removeFirst();
            durable++;
        }
    }

    /** Undoes the latest writes, latest first, until only {@code keep} of those not durable are left. */
    void undoAllBut(int keep) {
        while (undos.size() > keep) {
            undos.removeLast().run();
        }
    }

    void clear() {
        durable += undos.size();
        undos.clear();
    }
}
