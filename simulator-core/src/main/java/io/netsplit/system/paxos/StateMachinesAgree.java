package io.netsplit.system.paxos;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.paxos.PaxosEvent.SlotApplied;

/** No two replicas apply different commands in the same slot (R1, Paxos Made Moderately Complex, section 2). */
final class StateMachinesAgree extends WatchedProperty {
    private record Seen(LogCommand command, int node) {}

    private final Slots<Seen> applied = new Slots<>(0);

    StateMachinesAgree() {
        super(PaxosInvariants.AGREE);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (!(event instanceof SlotApplied apply)) {
            return;
        }
        checked();
        Seen first = applied.get(apply.slot());
        if (first == null) {
            applied.put(apply.slot(), new Seen(apply.command(), node));
        } else if (first.command != apply.command() && !first.command.equals(apply.command())) {
            violated(
                    timeNs,
                    node(first.node) + " applied '" + first.command + "' in slot " + apply.slot() + ", " + node(node)
                            + " applied '" + apply.command() + "'");
        }
    }
}
