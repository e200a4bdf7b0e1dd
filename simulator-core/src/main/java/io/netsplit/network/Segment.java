package io.netsplit.network;

import io.netsplit.node.Message;

/** A message in a stream, as long as its sender does not know that it has arrived. */
final class Segment {
    /** Nobody knows when the acknowledgement will arrive: none is on its way. */
    static final long NEVER = Long.MAX_VALUE;

    final long sequence;
    final long id;
    final Message message;
    final long queuedNs;
    long sentNs;
    long acknowledgedNs = NEVER;
    int copiesUnderWay;
    /** False where its round trip says nothing about the link: it was sent again, or waited for one before it. */
    boolean measurable = true;

    boolean delivered;

    Segment(long sequence, long id, Message message, long queuedNs) {
        this.sequence = sequence;
        this.id = id;
        this.message = message;
        this.queuedNs = queuedNs;
    }
}
