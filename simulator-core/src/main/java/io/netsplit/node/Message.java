package io.netsplit.node;

/** What one endpoint sends to another. Immutable: sender and receiver share the object. */
public interface Message extends Describable {
    /** Bytes on the wire with headers: what bandwidth is charged for. */
    int sizeBytes();

    /**
     * True for a message that travels over a connection, as those between clients and systems do: a network that
     * duplicates datagrams never duplicates it. A refusal can only be taken at its word where this holds.
     */
    default boolean arrivesAtMostOnce() {
        return false;
    }
}
