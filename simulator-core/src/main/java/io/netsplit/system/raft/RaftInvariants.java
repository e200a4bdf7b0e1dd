package io.netsplit.system.raft;

import io.netsplit.system.Invariant;
import java.util.ArrayList;
import java.util.List;

/** Raft's five safety properties (Figure 3), each checked after every event in constant time. */
final class RaftInvariants {
    static final List<String> NAMES = List.of(
            "one-leader-per-term",
            "leader-append-only",
            "log-matching",
            "committed-entries-survive",
            "state-machine-safety");

    private RaftInvariants() {}

    /** Fresh checkers for the names in {@code wanted}, in the order of Figure 3. */
    static List<Invariant> of(List<String> wanted) {
        List<Invariant> found = new ArrayList<>();
        for (String name : NAMES) {
            if (wanted.contains(name)) {
                found.add(create(name));
            }
        }
        return found;
    }

    private static Invariant create(String name) {
        return switch (name) {
            case "one-leader-per-term" -> new OneLeaderPerTerm();
            case "leader-append-only" -> new LeaderAppendOnly();
            case "log-matching" -> new LogMatching();
            case "committed-entries-survive" -> new CommittedEntriesSurvive();
            case "state-machine-safety" -> new StateMachineSafety();
            default -> throw new IllegalArgumentException("Raft has no invariant '" + name + "'");
        };
    }
}
