package io.netsplit.check.consistency;

import io.netsplit.history.Operation;

/**
 * A history as numbers: its operations from 0 on, the session that each belongs to, and for each read the write that it
 * returned. Operations are in lines: those of a session follow each other, except that one of unknown end stands in a line
 * of its own, because it comes after what its session did before and before nothing.
 */
final class Accesses {
    /** The read returned what the key held before every write. */
    static final int INITIAL = -1;

    /** It does not read, or nobody knows what it read. */
    static final int NO_READ = -2;

    /** The read returned what nobody wrote. */
    static final int NOBODY = -3;

    final Operation[] operations;
    /** The line of each, and its place in it. */
    final int[] line;

    final int[] place;
    /** The operation of the same session that it comes right after, or -1. */
    final int[] previous;

    final int[] key;
    final boolean[] writes;
    /** The write that was read, or one of the constants. */
    final int[] source;
    /** The operations of each line, in order. */
    final int[][] lines;

    final KeyWrites keyWrites;
    /** Reads that several writes explain, so that nothing is known of them. */
    final int ambiguous;

    Accesses(
            Operation[] operations,
            int[] line,
            int[] place,
            int[] previous,
            int[] key,
            boolean[] writes,
            int[] source,
            int[][] lines,
            int keys,
            int ambiguous) {
        this.operations = operations;
        this.line = line;
        this.place = place;
        this.previous = previous;
        this.key = key;
        this.writes = writes;
        this.source = source;
        this.lines = lines;
        this.ambiguous = ambiguous;
        this.keyWrites = new KeyWrites(this, keys);
    }

    int size() {
        return operations.length;
    }

    int lineCount() {
        return lines.length;
    }

    /** True where it is known what it read. */
    boolean reads(int operation) {
        return source[operation] != NO_READ;
    }

    boolean readsWrite(int operation) {
        return source[operation] >= 0;
    }
}
