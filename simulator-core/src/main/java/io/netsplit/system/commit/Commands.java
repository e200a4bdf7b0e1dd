package io.netsplit.system.commit;

import io.netsplit.node.Fields;
import io.netsplit.system.log.LogCommand;
import java.util.List;

/** What the coordinators' log carries. */
public final class Commands {
    private Commands() {}

    /** A coordinator begins: its position in the log makes the numbers of its transactions new. */
    record Begin(int coordinator) implements LogCommand {
        @Override
        public int sizeBytes() {
            return 8;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("command", "begin").put("coordinator", coordinator);
        }

        @Override
        public String toString() {
            return "begin";
        }
    }

    /**
     * A transaction ends like this, unless an earlier command says otherwise.
     *
     * @param client whose transaction it is
     * @param serial that of the client's request
     * @param answer what the client is told if it commits
     */
    public record Decide(long transaction, boolean commit, int client, long serial, List<Object> answer)
            implements LogCommand {
        @Override
        public int sizeBytes() {
            return 32 + 16 * answer.size();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("command", commit ? "commit" : "abort").put("transaction", transaction);
        }

        @Override
        public String toString() {
            return (commit ? "commit " : "abort ") + transaction;
        }
    }
}
