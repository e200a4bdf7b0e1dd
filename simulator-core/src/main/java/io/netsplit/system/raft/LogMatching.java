package io.netsplit.system.raft;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import io.netsplit.system.raft.RaftEvent.EntryAppended;

/**
 * Log Matching: if two logs contain an entry with the same index and term, then the logs are identical in all entries up
 * through the given index (§5.3). By induction it is enough that entries with the same index and term are equal and that
 * the entries before them have the same term: that is looked at when an entry is appended.
 */
final class LogMatching extends WatchedProperty {
    private final LogMirrors logs = new LogMirrors();
    private final EntryTable first = new EntryTable();

    LogMatching() {
        super("log-matching");
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof EntryAppended appended) {
            Entry entry = appended.entry();
            long previousTerm = logs.of(node).termAt(entry.index() - 1);
            logs.observe(node, event);
            compare(timeNs, node, entry, previousTerm);
        } else {
            logs.observe(node, event);
        }
    }

    private void compare(long timeNs, int node, Entry entry, long previousTerm) {
        checked();
        EntryTable.Seen seen = first.putIfAbsent(entry, previousTerm, node);
        if (seen == null) {
            return;
        }
        if (seen.entry() != entry && !seen.entry().equals(entry)) {
            violated(
                    timeNs,
                    "entry " + entry.index() + " of term " + entry.term() + " is '"
                            + seen.entry().command() + "' on " + node(seen.node()) + " and '" + entry.command()
                            + "' on " + node(node));
        } else if (seen.previousTerm() != previousTerm && seen.knows() && previousTerm != LogMirrors.UNKNOWN) {
            violated(
                    timeNs,
                    node(seen.node()) + " and " + node(node) + " have the same entry " + entry.index() + " of term "
                            + entry.term() + ", but before it " + node(seen.node()) + " has term "
                            + seen.previousTerm() + " and " + node(node) + " term " + previousTerm);
        }
    }
}
