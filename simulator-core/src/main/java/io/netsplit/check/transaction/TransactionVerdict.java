package io.netsplit.check.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a history of transactions shows.
 *
 * @param transactions how many counted: those that committed, and those of unknown end that somebody saw
 * @param anomalies one of each kind that was found, in the order of the kinds
 * @param occurrences every one that was found; of cycles one for each group of transactions that depend on each other. Cycles
 *     of the kinds G-nonadjacent and G2-item are not looked for in a group that has a G-single, nor the kind real time where
 *     serializability is violated
 * @param undecided kinds that the search gave up on at its bound, so that they may be there as well
 */
public record TransactionVerdict(
        int transactions, List<Anomaly> anomalies, List<Occurrence> occurrences, List<AnomalyKind> undecided) {
    public TransactionVerdict {
        anomalies = List.copyOf(anomalies);
        occurrences = List.copyOf(occurrences);
        undecided = List.copyOf(undecided);
    }

    public boolean has(AnomalyKind kind) {
        return anomalies.stream().anyMatch(anomaly -> anomaly.kind() == kind);
    }

    /** True where an anomaly was found that the level forbids. */
    public boolean violates(IsolationLevel level) {
        return anomalies.stream().anyMatch(anomaly -> anomaly.kind().breaks(level));
    }

    /** What the level forbids and was found: of several the kind that is furthest from the level, which tells most. */
    public Optional<Anomaly> against(IsolationLevel level) {
        return anomalies.stream()
                .filter(anomaly -> anomaly.kind().breaks(level))
                .findFirst();
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
