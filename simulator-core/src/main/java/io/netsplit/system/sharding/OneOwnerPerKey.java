package io.netsplit.system.sharding;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Invariant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Once a server has acknowledged a write of a key, no server does so that came to own the key before it, and no other one in
 * the same epoch.
 */
public final class OneOwnerPerKey implements Invariant {
    /** The word in scenario files. */
    public static final String NAME = "one-owner-per-key";

    private record Owner(int server, long epoch) {}

    private final IntUnaryOperator serverOf;
    private final IntFunction<String> names;
    private final Map<Integer, Owner> owners = new LinkedHashMap<>();
    private long checks;
    private @Nullable Violation violation;

    /**
     * @param serverOf which server a node is, or is a part of
     * @param names of the servers
     */
    public OneOwnerPerKey(IntUnaryOperator serverOf, IntFunction<String> names) {
        this.serverOf = serverOf;
        this.names = names;
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (!(event instanceof ShardingEvent.Served served) || !served.writes()) {
            return;
        }
        checks++;
        int server = serverOf.applyAsInt(node);
        Owner last = owners.get(served.key());
        if (last != null && last.server() == server && last.epoch() == served.epoch()) {
            return;
        }
        if (last != null && last.epoch() >= served.epoch() && violation == null) {
            violation = new Violation(
                    timeNs,
                    names.apply(server) + " acknowledged a write of key " + served.key() + " as its owner since map "
                            + served.epoch() + ", after " + names.apply(last.server())
                            + " had, as its owner since map " + last.epoch());
        }
        if (last == null || served.epoch() > last.epoch()) {
            owners.put(served.key(), new Owner(server, served.epoch()));
        }
    }

    @Override
    public long checks() {
        return checks;
    }

    @Override
    public Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }
}
