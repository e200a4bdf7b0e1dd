package io.netsplit.system.sharding;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Invariant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Once a server has acknowledged a write of a key, no server does so that came to own the key before it, and no other one in
 * the same epoch.
 */
final class OneOwnerPerKey implements Invariant {
    static final String NAME = "one-owner-per-key";

    private record Owner(int node, long epoch) {}

    private final Servers servers;
    private final Map<Integer, Owner> owners = new LinkedHashMap<>();
    private long checks;
    private @Nullable Violation violation;

    OneOwnerPerKey(Servers servers) {
        this.servers = servers;
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
        Owner last = owners.get(served.key());
        if (last != null && last.node() == node && last.epoch() == served.epoch()) {
            return;
        }
        if (last != null && last.epoch() >= served.epoch() && violation == null) {
            violation = new Violation(
                    timeNs,
                    servers.name(node) + " acknowledged a write of key " + served.key() + " as its owner since map "
                            + served.epoch() + ", after " + servers.name(last.node())
                            + " had, as its owner since map " + last.epoch());
        }
        if (last == null || served.epoch() > last.epoch()) {
            owners.put(served.key(), new Owner(node, served.epoch()));
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
