package io.netsplit.system.paxos;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import io.netsplit.system.paxos.PaxosEvent.Promised;
import io.netsplit.system.paxos.PaxosEvent.ValuesAccepted;
import java.util.Arrays;

/** An acceptor that has answered a ballot never accepts anything below it (P1a, Paxos Made Simple, section 2.2). */
final class PromisesKept extends WatchedProperty {
    private long[] promised = new long[8];

    PromisesKept() {
        super(PaxosInvariants.PROMISES);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (node >= promised.length) {
            promised = Arrays.copyOf(promised, 2 * node);
        }
        if (event instanceof Promised promise) {
            promised[node] = Math.max(promised[node], promise.ballot());
        } else if (event instanceof ValuesAccepted accepted) {
            checked();
            if (accepted.ballot() < promised[node]) {
                violated(
                        timeNs,
                        node(node) + " had promised ballot " + promised[node] + " and accepted slot "
                                + accepted.firstSlot() + " in ballot " + accepted.ballot());
            }
        }
    }
}
