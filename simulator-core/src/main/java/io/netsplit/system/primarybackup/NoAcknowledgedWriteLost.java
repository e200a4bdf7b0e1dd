package io.netsplit.system.primarybackup;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was acknowledged in one epoch is in the log of every later epoch's primary. Checked when a primary begins, against all
 * that was acknowledged before, and when a write is acknowledged, against the primary of the highest epoch so far: an old
 * primary that still says yes after another has begun loses what it says yes to.
 */
final class NoAcknowledgedWriteLost implements Invariant {
    static final String NAME = "no-acknowledged-write-lost";

    private static final int NOBODY = -1;

    private final LogMirrors logs = new LogMirrors();
    private final List<BackupEvent.WriteAcknowledged> acknowledged = new ArrayList<>();
    private int primary = NOBODY;
    private long epoch;
    private long checks;
    private @Nullable Violation violation;

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
            primaryBegins(timeNs, node, change.epoch());
        } else if (event instanceof BackupEvent.WriteAcknowledged write) {
            acknowledged(timeNs, node, write);
        } else if (event instanceof BackupEvent backupEvent) {
            logs.see(node, backupEvent);
        }
    }

    private void primaryBegins(long timeNs, int node, long newEpoch) {
        if (newEpoch < epoch) {
            return;
        }
        epoch = newEpoch;
        primary = node;
        for (BackupEvent.WriteAcknowledged write : acknowledged) {
            if (violation != null) {
                return;
            }
            checks++;
            if (!logs.has(node, write)) {
                violation = new Violation(
                        timeNs, "n" + (node + 1) + " became primary of epoch " + newEpoch + " without " + words(write));
            }
        }
    }

    private void acknowledged(long timeNs, int node, BackupEvent.WriteAcknowledged write) {
        acknowledged.add(write);
        checks++;
        boolean supersededAlready = write.epoch() < epoch || primary != node;
        if (violation == null && primary != NOBODY && supersededAlready && !logs.has(primary, write)) {
            violation = new Violation(
                    timeNs,
                    "n" + (node + 1) + " acknowledged " + words(write) + ", while n" + (primary + 1)
                            + " was primary of epoch " + epoch + " without it");
        }
    }

    private static String words(BackupEvent.WriteAcknowledged write) {
        return "write " + write.serial() + " of session " + write.client() + " at index " + write.index()
                + ", acknowledged in epoch " + write.epoch();
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
