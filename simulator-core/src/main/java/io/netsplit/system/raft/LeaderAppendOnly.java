package io.netsplit.system.raft;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.WatchedProperty;
import io.netsplit.system.raft.RaftEvent.EntryAppended;
import io.netsplit.system.raft.RaftEvent.LogTruncated;
import java.util.Arrays;

/** Leader Append-Only: a leader never overwrites or deletes entries in its log; it only appends new entries (§5.3). */
final class LeaderAppendOnly extends WatchedProperty {
    private static final long NOT_LEADER = -1;

    private long[] leads = new long[8];
    private int nodes;

    LeaderAppendOnly() {
        super("leader-append-only");
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof EntryAppended) {
            checked();
        } else if (event instanceof RoleChanged change) {
            grow(node);
            leads[node] = change.role() == RoleChanged.Role.LEADER ? change.epoch() : NOT_LEADER;
        } else if (event instanceof LogTruncated truncated && node < nodes && leads[node] != NOT_LEADER) {
            violated(
                    timeNs,
                    node(node) + " threw away its log from entry " + truncated.fromIndex() + " on while it led term "
                            + leads[node]);
        }
    }

    private void grow(int node) {
        if (node >= leads.length) {
            leads = Arrays.copyOf(leads, 2 * node);
        }
        while (nodes <= node) {
            leads[nodes++] = NOT_LEADER;
        }
    }
}
