package io.netsplit.system.saga;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;

/** Compensations come in the reverse order of the steps: when a step is undone, no later one stands (Garcia-Molina and Salem, section 2). */
final class ReverseOrder extends WatchedProperty {
    static final String NAME = "compensation-in-reverse-order";

    private final int steps;
    private final Movements movements;

    ReverseOrder(int steps) {
        super(NAME);
        this.steps = steps;
        movements = new Movements(steps);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        movements.protocol(timeNs, event);
        if (!(event instanceof SagaEvent.Moved moved) || !moved.compensation()) {
            return;
        }
        checked();
        Movements.Account saga = movements.of(moved.saga());
        for (int later = moved.step() + 1; later < steps; later++) {
            if (saga.stands(later)) {
                violated(
                        timeNs,
                        "saga " + moved.saga() + ": step " + (moved.step() + 1) + " was undone while step "
                                + (later + 1) + " stood");
            }
        }
    }
}
