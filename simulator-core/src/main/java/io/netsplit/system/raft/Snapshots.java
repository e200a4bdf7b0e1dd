package io.netsplit.system.raft;

import org.jspecify.annotations.Nullable;

/** Log compaction (§7): a snapshot of the state machine every so many entries, and then the log before it goes. */
final class Snapshots {
    private final RaftServer server;
    private @Nullable Snapshot latest;
    private int storing;

    Snapshots(RaftServer server) {
        this.server = server;
    }

    /** The last snapshot that is durable, or null before the first. */
    @Nullable
    Snapshot latest() {
        return latest;
    }

    /** A snapshot came from the disk or from a leader. */
    void recovered(Snapshot snapshot) {
        latest = snapshot;
    }

    /** The log is compacted only once the snapshot is durable: at every moment the disk holds the one or the other. */
    void takeWhereDue() {
        int every = server.options.snapshotEvery();
        long covered = latest == null ? 0 : latest.lastIndex();
        if (every == 0 || storing > 0 || server.lastApplied() - covered < every) {
            return;
        }
        Snapshot snapshot =
                server.log().snapshotAt(server.lastApplied(), server.store().image());
        server.context().emit(new RaftEvent.SnapshotTaken(snapshot.lastIndex(), snapshot.sizeBytes()));
        store(snapshot, () -> {
            if (latest == null || latest.lastIndex() < snapshot.lastIndex()) {
                latest = snapshot;
                server.log().compact(snapshot.lastIndex() - kept());
            }
        });
    }

    /**
     * Writes the snapshot to the disk; {@code then} runs when it is durable. Until then none is taken, so that an older one
     * never replaces one that a leader has sent.
     */
    void store(Snapshot snapshot, Runnable then) {
        storing++;
        server.writeSnapshot(snapshot, () -> {
            storing--;
            then.run();
        });
    }

    /** Entries kept although a snapshot covers them, so that a follower that is a little behind needs no snapshot. */
    private int kept() {
        return server.options.snapshotEvery() / 2;
    }
}
