package io.netsplit.system.commit;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that reach a decision reach the same one, and nobody reverses it (AC1 and AC2 in Bernstein, Hadzilacos and Goodman,
 * section 7.3): participants that act on it, and coordinators that tell it.
 */
public final class AtomicCommitment extends WatchedProperty {
    /** The word in scenario files. */
    public static final String NAME = "atomic-commitment";

    private record First(int node, boolean commit) {}

    private final Map<Long, First> decisions = new LinkedHashMap<>();

    public AtomicCommitment() {
        super(NAME);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof CommitEvent.Ended ended) {
            look(timeNs, node, ended.transaction(), ended.commit());
        } else if (event instanceof CommitEvent.Decided decided) {
            look(timeNs, node, decided.transaction(), decided.commit());
        }
    }

    private void look(long timeNs, int node, long transaction, boolean commit) {
        checked();
        First first = decisions.putIfAbsent(transaction, new First(node, commit));
        if (first != null && first.commit != commit) {
            violated(
                    timeNs,
                    "transaction " + transaction + ": n" + (first.node + 1) + (first.commit ? " committed" : " aborted")
                            + " it, and n" + (node + 1) + (commit ? " committed" : " aborted") + " it");
        }
    }
}
