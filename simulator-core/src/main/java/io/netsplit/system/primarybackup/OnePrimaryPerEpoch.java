package io.netsplit.system.primarybackup;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.Invariant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No two nodes are primary in the same epoch. Checked whenever one becomes primary. */
final class OnePrimaryPerEpoch implements Invariant {
    static final String NAME = "one-primary-per-epoch";

    private final Map<Long, Integer> primaries = new LinkedHashMap<>();
    private @Nullable Violation violation;
    private long checks;

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
        if (event instanceof RoleChanged change && change.role() == RoleChanged.Role.LEADER) {
            checks++;
            Integer other = primaries.putIfAbsent(change.epoch(), node);
            if (other != null && other != node && violation == null) {
                violation = new Violation(
                        timeNs,
                        "n" + (other + 1) + " and n" + (node + 1) + " were both primary in epoch " + change.epoch());
            }
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
