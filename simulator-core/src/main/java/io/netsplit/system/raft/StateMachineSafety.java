package io.netsplit.system.raft;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import io.netsplit.system.raft.RaftEvent.EntryApplied;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * State Machine Safety: if a server has applied a log entry at a given index to its state machine, no other server will
 * ever apply a different log entry for the same index (§5.4.3).
 */
final class StateMachineSafety extends WatchedProperty {
    private @Nullable Entry[] applied = new Entry[256];
    private int[] by = new int[256];

    StateMachineSafety() {
        super("state-machine-safety");
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (!(event instanceof EntryApplied apply)) {
            return;
        }
        checked();
        Entry entry = apply.entry();
        int index = Math.toIntExact(entry.index());
        if (index >= applied.length) {
            applied = Arrays.copyOf(applied, 2 * index);
            by = Arrays.copyOf(by, 2 * index);
        }
        Entry first = applied[index];
        if (first == null) {
            applied[index] = entry;
            by[index] = node;
        } else if (first != entry && !first.equals(entry)) {
            violated(
                    timeNs,
                    node(by[index]) + " applied '" + first.command() + "' of term " + first.term() + " as entry "
                            + index + ", " + node(node) + " applied '" + entry.command() + "' of term " + entry.term());
        }
    }
}
