package io.netsplit.system.paxos;

import io.netsplit.system.Invariant;
import java.util.ArrayList;
import java.util.List;

/** What must hold of Multi-Paxos, each checked in constant time after every event. */
final class PaxosInvariants {
    static final String ONE_VALUE = "one-value-per-slot";
    static final String SURVIVE = "chosen-values-survive";
    static final String PROMISES = "promises-kept";
    static final String AGREE = "state-machines-agree";

    static final List<String> NAMES = List.of(ONE_VALUE, SURVIVE, PROMISES, AGREE);

    private PaxosInvariants() {}

    /** Fresh checkers for the names in {@code wanted}; {@code majority} of the acceptors choose. */
    static List<Invariant> of(List<String> wanted, int majority) {
        List<Invariant> found = new ArrayList<>();
        for (String name : NAMES) {
            if (wanted.contains(name)) {
                found.add(create(name, majority));
            }
        }
        return found;
    }

    private static Invariant create(String name, int majority) {
        return switch (name) {
            case ONE_VALUE -> new OneValuePerSlot(majority);
            case SURVIVE -> new ChosenValuesSurvive(majority);
            case PROMISES -> new PromisesKept();
            case AGREE -> new StateMachinesAgree();
            default -> throw new IllegalArgumentException("Multi-Paxos has no invariant '" + name + "'");
        };
    }
}
