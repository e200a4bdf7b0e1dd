package io.netsplit.system.raft;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.WatchedProperty;
import io.netsplit.system.raft.RaftEvent.Committed;
import io.netsplit.system.raft.RaftEvent.LogTruncated;
import io.netsplit.trace.NodeChange;
import java.util.Arrays;

/**
 * Leader Completeness: if a log entry is committed in a given term, then that entry will be present in the logs of the
 * leaders for all higher-numbered terms (§5.4). It is looked at when a server becomes leader, of what was committed in
 * earlier terms, and when something is committed while a leader of a later term is there. That logs match makes the last
 * such entry speak for all before it. Beside that, nobody may throw away what it knows to be committed.
 */
final class CommittedEntriesSurvive extends WatchedProperty {
    private static final long NOT_LEADER = -1;

    private final LogMirrors logs = new LogMirrors();
    private long[] entryTerm = new long[256];
    private long[] commitTerm = new long[256];
    private int[] committedBy = new int[256];
    private long last;
    private long[] leads = new long[8];
    private long[] known = new long[8];
    private int nodes;

    CommittedEntriesSurvive() {
        super("committed-entries-survive");
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (change == NodeChange.CRASHED || change == NodeChange.HALTED || change == NodeChange.REMOVED) {
            grow(node);
            leads[node] = NOT_LEADER;
            known[node] = 0;
        }
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        grow(node);
        if (event instanceof LogTruncated truncated && truncated.fromIndex() <= known[node]) {
            violated(
                    timeNs,
                    node(node) + " threw away entry " + truncated.fromIndex() + ", which it knew to be committed");
        }
        logs.observe(node, event);
        if (event instanceof Committed committed) {
            committed(timeNs, node, committed);
        } else if (event instanceof RoleChanged change) {
            boolean leader = change.role() == RoleChanged.Role.LEADER;
            leads[node] = leader ? change.epoch() : NOT_LEADER;
            if (leader) {
                elected(timeNs, node, change.epoch());
            }
        }
    }

    private void elected(long timeNs, int node, long term) {
        checked();
        long index = last;
        while (index > 0 && commitTerm[(int) index] >= term) {
            index--;
        }
        if (index > 0 && !logs.of(node).holds(index, entryTerm[(int) index])) {
            missing(timeNs, node, term, index);
        }
    }

    private void committed(long timeNs, int node, Committed event) {
        known[node] = event.index();
        if (event.index() <= last) {
            return;
        }
        checked();
        LogMirrors.Mirror log = logs.of(node);
        if (event.index() >= entryTerm.length) {
            int size = Math.toIntExact(2 * event.index());
            entryTerm = Arrays.copyOf(entryTerm, size);
            commitTerm = Arrays.copyOf(commitTerm, size);
            committedBy = Arrays.copyOf(committedBy, size);
        }
        while (last < event.index()) {
            last++;
            entryTerm[(int) last] = log.termAt(last);
            commitTerm[(int) last] = event.term();
            committedBy[(int) last] = node;
        }
        for (int other = 0; other < nodes; other++) {
            if (leads[other] > event.term() && !logs.of(other).holds(last, entryTerm[(int) last])) {
                missing(timeNs, other, leads[other], last);
            }
        }
    }

    private void missing(long timeNs, int leader, long term, long index) {
        violated(
                timeNs,
                node(leader) + " led term " + term + " without entry " + index + ", which "
                        + node(committedBy[(int) index]) + " had committed in term " + commitTerm[(int) index]);
    }

    private void grow(int node) {
        if (node >= leads.length) {
            leads = Arrays.copyOf(leads, 2 * node);
            known = Arrays.copyOf(known, 2 * node);
        }
        while (nodes <= node) {
            leads[nodes++] = NOT_LEADER;
        }
    }
}
