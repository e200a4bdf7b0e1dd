package io.netsplit.network;

import io.netsplit.node.Message;
import io.netsplit.trace.DropReason;
import org.jspecify.annotations.Nullable;

/** What stands at an address and takes what arrives there. */
@FunctionalInterface
public interface Receiver {
    /**
     * Message number {@code id} has arrived from endpoint {@code from}.
     *
     * @return null where it was taken, else why it was not
     */
    @Nullable
    DropReason receive(int from, long id, Message message);
}
