package io.netsplit.system.broker;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Invariant;
import java.util.Optional;

/**
 * A message that was confirmed takes effect for every subscription, or is put aside as a dead letter, or somebody is still at
 * it. Judged at the end: a message counts as lost when the broker has forgotten or dropped it, or has long been done with
 * it, and there is no effect.
 */
final class NoMessageLost implements Invariant {
    static final String NAME = "no-message-lost";

    private final Fates fates;
    private long checks;

    NoMessageLost(BrokerOptions options) {
        fates = new Fates(options);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public long checks() {
        return checks;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        fates.protocol(timeNs, node, event);
        if (event instanceof BrokerEvent.Confirmed) {
            checks++;
        }
    }

    @Override
    public Optional<Violation> violation() {
        return fates.all().stream()
                .filter(fate -> fate.isLost(fates.lastNs()))
                .findFirst()
                .map(fate -> new Violation(
                        Math.max(fate.confirmedNs, fate.settledNs),
                        "message " + fate.value + " was confirmed, and has no effect for subscription "
                                + (fate.subscription + 1) + " nor is it a dead letter"));
    }
}
