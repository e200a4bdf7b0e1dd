package io.netsplit.system.raft;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.raft.RaftEvent.EntryAppended;
import io.netsplit.system.raft.RaftEvent.LogRecovered;
import io.netsplit.system.raft.RaftEvent.LogTruncated;
import io.netsplit.system.raft.RaftEvent.SnapshotInstalled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The terms of every server's log, kept from the outside by its events. Compaction hides nothing from a mirror. */
final class LogMirrors {
    /** The term of an entry that is not there, or that a snapshot replaced. */
    static final long UNKNOWN = -1;

    /** One server's log. */
    static final class Mirror {
        private long[] terms = new long[256];
        private long last;
        /** What is known without the entries: a snapshot's last entry. */
        private long knownFrom;

        long lastIndex() {
            return last;
        }

        long termAt(long index) {
            return index < knownFrom || index > last ? UNKNOWN : terms[(int) index];
        }

        /** True where the log, or the snapshot before it, holds this entry. */
        boolean holds(long index, long term) {
            return index < knownFrom || termAt(index) == term;
        }

        private void append(Entry entry) {
            last = entry.index();
            put(last, entry.term());
        }

        private void endAt(long index, long term) {
            boolean continues = index <= last && termAt(index) == term;
            last = index;
            if (!continues) {
                knownFrom = index;
                put(index, term);
            }
        }

        private void put(long index, long term) {
            int position = Math.toIntExact(index);
            if (position >= terms.length) {
                terms = Arrays.copyOf(terms, 2 * position);
            }
            terms[position] = term;
        }
    }

    private final List<Mirror> mirrors = new ArrayList<>();

    Mirror of(int node) {
        while (mirrors.size() <= node) {
            mirrors.add(new Mirror());
        }
        return mirrors.get(node);
    }

    void observe(int node, ProtocolEvent event) {
        if (event instanceof EntryAppended appended) {
            of(node).append(appended.entry());
        } else if (event instanceof LogTruncated truncated) {
            of(node).last = truncated.fromIndex() - 1;
        } else if (event instanceof LogRecovered recovered) {
            of(node).endAt(recovered.lastIndex(), recovered.lastTerm());
        } else if (event instanceof SnapshotInstalled installed) {
            Mirror mirror = of(node);
            if (!(installed.lastIndex() <= mirror.last
                    && mirror.termAt(installed.lastIndex()) == installed.lastTerm())) {
                mirror.endAt(installed.lastIndex(), installed.lastTerm());
            }
        }
    }
}
