package io.netsplit.system.commit;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Invariant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that reach a decision reach the same one, and nobody reverses it (AC1 and AC2 in Bernstein, Hadzilacos and Goodman,
 * section 7.3): participants that act on it, and coordinators that tell it.
 */
final class AtomicCommitment implements Invariant {
    static final String NAME = "atomic-commitment";

    private record First(int node, boolean commit) {}

    private final Map<Long, First> decisions = new LinkedHashMap<>();
    private long checks;
    private @Nullable Violation violation;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public long checks() {
        return checks;
    }

    @Override
    public Optional<Violation> violation() {
        return Optional.ofNullable(violation);
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
        checks++;
        First first = decisions.putIfAbsent(transaction, new First(node, commit));
        if (first != null && first.commit != commit && violation == null) {
            violation = new Violation(
                    timeNs,
                    "transaction " + transaction + ": n" + (first.node + 1) + (first.commit ? " committed" : " aborted")
                            + " it, and n" + (node + 1) + (commit ? " committed" : " aborted") + " it");
        }
    }
}
