package io.netsplit.system;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An invariant made from protocol events: counts the looks and keeps the first violation. */
public abstract class WatchedProperty implements Invariant {
    private final String name;
    private long checks;
    private @Nullable Violation violation;

    /** {@code name} is the word in a scenario file. */
    protected WatchedProperty(String name) {
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

    /** One look at the property. */
    protected final void checked() {
        checks++;
    }

    /** The property does not hold at {@code timeNs}; only the first time counts. */
    protected final void violated(long timeNs, String sentence) {
        if (violation == null) {
            violation = new Violation(timeNs, sentence);
        }
    }

    /** As people number nodes: "n1" is node 0. */
    protected static String node(int node) {
        return "n" + (node + 1);
    }
}
