package io.netsplit.network;

import io.netsplit.kernel.Event;
import io.netsplit.node.Message;
import org.jspecify.annotations.Nullable;

/** A message on its way: the event of its arrival. Used again and again, so that sending allocates nothing. */
final class Envelope implements Event {
    private final Network network;

    @Nullable
    Link link;

    @Nullable
    Message message;

    @Nullable
    Envelope nextFree;

    long id;
    int from;
    int to;

    Envelope(Network network) {
        this.network = network;
    }

    @Override
    public void fire() {
        network.arrive(this);
    }
}
