package io.netsplit.system.log;

import io.netsplit.node.Fields;

/** What a replicated log carries in one of its places. Immutable; equal where it means the same. */
public interface LogCommand {
    /** Bytes on the wire and on the disk. */
    int sizeBytes();

    /** Puts what a trace shows of it. */
    void describe(Fields fields);
}
