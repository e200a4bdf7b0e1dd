package io.netsplit.node;

/** What one endpoint sends to another. Immutable: sender and receiver share the object. */
public interface Message extends Describable {
    /** Bytes on the wire with headers: what bandwidth is charged for. */
    int sizeBytes();
}
