package io.netsplit.system.raft;

import org.jspecify.annotations.Nullable;

/** What a leader knows about one other server (Figure 2, "Volatile state on leaders"). */
final class Peer {
    /** How the leader sends to it. */
    enum Mode {
        /** One AppendEntries at a time, until it is known where the logs agree. */
        PROBE,
        /** Many under way at once. */
        PIPELINE,
        /** A snapshot, chunk by chunk. */
        SNAPSHOT
    }

    final int node;
    boolean voter;
    boolean member = true;

    /** Index of the next log entry to send to it. */
    long nextIndex;
    /** Highest log entry known to be replicated, and durable, on it. */
    long matchIndex;

    Mode mode = Mode.PROBE;
    /** The prevLogIndex of the latest AppendEntries with entries: the one whose refusal counts while probing. */
    long probedIndex = -1;
    /** AppendEntries with entries that are not yet answered. */
    int inFlight;
    /** The leader's clock when it last sent entries or a chunk. */
    long sentNs = Long.MIN_VALUE;
    /** The leader's clock when it sent the latest message that this server has answered. */
    long ackedNs = Long.MIN_VALUE;

    @Nullable
    Snapshot snapshot;

    int offset;

    Peer(int node, long nextIndex) {
        this.node = node;
        this.nextIndex = nextIndex;
    }

    /** Something later was answered, and still what was sent last has had no effect: it, or its answer, was lost. */
    boolean isStalled() {
        boolean waits = mode == Mode.SNAPSHOT || nextIndex - 1 > matchIndex;
        return waits && ackedNs > sentNs;
    }

    /** Goes back to sending one message at a time, from {@code index} on. */
    void probeFrom(long index) {
        mode = Mode.PROBE;
        nextIndex = index;
        probedIndex = -1;
        inFlight = 0;
        snapshot = null;
    }

    /** Everything up to {@code index} is there. */
    void matched(long index) {
        matchIndex = index;
        nextIndex = Math.max(nextIndex, index + 1);
        inFlight = nextIndex == index + 1 ? 0 : Math.max(0, inFlight - 1);
        mode = Mode.PIPELINE;
        snapshot = null;
    }
}
