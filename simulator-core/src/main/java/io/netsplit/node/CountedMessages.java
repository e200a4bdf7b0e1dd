package io.netsplit.node;

import java.util.OptionalLong;

/**
 * A real node's messages, which nobody sees one by one: it tells how many there were. Two nodes never tell of the same
 * message.
 */
public interface CountedMessages extends ProtocolEvent {
    /** How many there were since the node last told, with other nodes; empty where that is not known. */
    OptionalLong messages();
}
