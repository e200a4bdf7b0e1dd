package io.netsplit.trace;

/** Why a message did not arrive. */
public enum DropReason {
    /** The link lost it by chance. */
    LOSS,
    /** The link was cut, when it was sent or when it would have arrived. */
    PARTITION,
    /** It was damaged and the checksum found it. */
    CORRUPT,
    /** The receiver was down. */
    NODE_DOWN,
    /** The link's queue was full. */
    QUEUE_FULL,
    /** The stream that carried it broke before it arrived. */
    CONNECTION_BROKEN
}
