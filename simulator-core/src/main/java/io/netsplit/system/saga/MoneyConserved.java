package io.netsplit.system.saga;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;

/**
 * Money is neither made nor lost: what all accounts hold and what is in flight is always what the accounts held at the
 * beginning. That is so where of every saga each step has moved its amount or nothing, where what is in flight is never less
 * than nothing, and where all steps of a completed saga stand and none of a compensated one.
 */
final class MoneyConserved extends WatchedProperty {
    static final String NAME = "money-conserved";

    private final Movements movements;

    MoneyConserved(int steps) {
        super(NAME);
        movements = new Movements(steps);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        for (Movements.Account saga : movements.protocol(timeNs, event)) {
            checked();
            String problem = saga.problem();
            if (problem != null) {
                violated(timeNs, problem);
            }
        }
    }
}
