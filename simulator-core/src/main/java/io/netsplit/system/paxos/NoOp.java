package io.netsplit.system.paxos;

import io.netsplit.node.Fields;
import io.netsplit.system.log.LogCommand;

/** What a new leader proposes for a slot of which nobody has heard, so that those after it can be applied. */
record NoOp() implements LogCommand {
    static final NoOp NO_OP = new NoOp();

    @Override
    public int sizeBytes() {
        return 0;
    }

    @Override
    public void describe(Fields fields) {
        fields.put("command", "no-op");
    }

    @Override
    public String toString() {
        return "no-op";
    }
}
