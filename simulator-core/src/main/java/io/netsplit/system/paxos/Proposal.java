package io.netsplit.system.paxos;

import io.netsplit.system.log.LogCommand;

/** A ballot, a slot and a command: the pvalue of "Paxos Made Moderately Complex", section 2. */
record Proposal(long ballot, long slot, LogCommand command) {
    int sizeBytes() {
        return 24 + command.sizeBytes();
    }
}
