package io.netsplit.system.raft;

import io.netsplit.node.Fields;
import io.netsplit.system.log.LogCommand;
import io.netsplit.workload.Request;

/** What a log entry carries. */
sealed interface Command {
    /** The first entry of a leader's term: once it is committed, so is everything before it (§8). */
    record NoOp() implements Command {
        @Override
        public void describe(Fields fields) {
            fields.put("command", "no-op");
        }

        @Override
        public int sizeBytes() {
            return 0;
        }

        @Override
        public String toString() {
            return "no-op";
        }
    }

    /**
     * A client's operation.
     *
     * @param origin the endpoint that asked and is to be answered
     */
    record Operate(Request request, int origin) implements Command {
        @Override
        public void describe(Fields fields) {
            fields.put("command", request.function())
                    .put("client", request.client())
                    .put("serial", request.serial())
                    .put("key", request.key());
            if (request.input() instanceof Long number) {
                fields.put("input", number);
            } else if (request.input() != null) {
                fields.put("input", request.input().toString());
            }
        }

        @Override
        public int sizeBytes() {
            return request.sizeBytes();
        }

        @Override
        public String toString() {
            return request.function() + " " + request.key() + (request.input() == null ? "" : " " + request.input());
        }
    }

    /** A command of a state machine other than the store, see {@link RaftReplicatedLog}. */
    record Foreign(LogCommand command) implements Command {
        @Override
        public void describe(Fields fields) {
            command.describe(fields);
        }

        @Override
        public int sizeBytes() {
            return command.sizeBytes();
        }

        @Override
        public String toString() {
            return command.toString();
        }
    }

    /** A new configuration, which each server uses from the moment that the entry is in its log (dissertation §4.1). */
    record Reconfigure(Configuration configuration) implements Command {
        @Override
        public void describe(Fields fields) {
            fields.put("command", "reconfigure").put("configuration", configuration.toString());
        }

        @Override
        public int sizeBytes() {
            return configuration.sizeBytes();
        }

        @Override
        public String toString() {
            return configuration.toString();
        }
    }

    NoOp NO_OP = new NoOp();

    int sizeBytes();

    /** Puts what a trace shows of it. */
    void describe(Fields fields);
}
