package io.netsplit.check.transaction;

import java.util.ArrayList;
import java.util.List;

/**
 * What a history of transactions shows.
 *
 * @param transactions how many counted: those that committed, and those of unknown end that somebody saw
 * @param anomalies one of each kind that was found, in the order of the kinds
 * @param undecided kinds that the search gave up on at its bound, so that they may be there as well
 */
public record TransactionVerdict(int transactions, List<Anomaly> anomalies, List<AnomalyKind> undecided) {
    public TransactionVerdict {
        anomalies = List.copyOf(anomalies);
        undecided = List.copyOf(undecided);
    }

    public boolean has(AnomalyKind kind) {
        return anomalies.stream().anyMatch(anomaly -> anomaly.kind() == kind);
    }

    /** True where an anomaly was found that the level forbids. */
    public boolean violates(IsolationLevel level) {
        return anomalies.stream().anyMatch(anomaly -> anomaly.kind().breaks(level));
    }

    /** True where nothing that the level forbids was found, and nothing of it was left undecided. */
    public boolean holds(IsolationLevel level) {
        return transactions > 0 && !violates(level) && undecided.stream().noneMatch(kind -> kind.breaks(level));
    }

    /** The levels that hold and that no other holding level implies: none, one, or two that cannot be compared. */
    public List<IsolationLevel> strongest() {
        List<IsolationLevel> holding = new ArrayList<>();
        for (IsolationLevel level : IsolationLevel.values()) {
            if (holds(level)) {
                holding.add(level);
            }
        }
        return holding.stream()
                .filter(level -> holding.stream().noneMatch(other -> other.implies(level)))
                .toList();
    }
}
