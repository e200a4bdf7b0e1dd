package io.netsplit.system.paxos;

import io.netsplit.system.Invariant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the looks and keeps the first violation. */
abstract class PaxosInvariant implements Invariant {
    private final String name;
    private long checks;
    private @Nullable Violation violation;

    PaxosInvariant(String name) {
        this.name = name;
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final long checks() {
        return checks;
    }

    @Override
    public final Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }

    final void checked() {
        checks++;
    }

    final void violated(long timeNs, String sentence) {
        if (violation == null) {
            violation = new Violation(timeNs, sentence);
        }
    }

    /** As people number nodes: "n1" is node 0. */
    static String node(int node) {
        return "n" + (node + 1);
    }
}
