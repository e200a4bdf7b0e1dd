package io.netsplit.system.chain;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** What servers let the world see. */
sealed interface ChainEvent extends ProtocolEvent {
    /** The log has grown by the update of this session and serial. */
    record Appended(long index, long epoch, int client, long serial) implements ChainEvent {
        @Override
        public String type() {
            return "update-appended";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", index).put("epoch", epoch).put("client", client).put("serial", serial);
        }
    }

    /** The process has started and found a log of this length on its disk; an event for each update follows. */
    record Recovered(long lastIndex) implements ChainEvent {
        @Override
        public String type() {
            return "log-recovered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("last-index", lastIndex);
        }
    }

    /** What a server had accepted and the chain had not was thrown away when it came back. */
    record Truncated(long fromIndex, long toIndex) implements ChainEvent {
        @Override
        public String type() {
            return "log-truncated";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("from-index", fromIndex).put("to-index", toIndex);
        }
    }

    /** The server has learned of this view. */
    record Configured(View view) implements ChainEvent {
        @Override
        public String type() {
            return "chain-configured";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", view.epoch()).put("chain", view.toString());
        }
    }

    /** The master has decided on this view, and its disk has it. */
    record Decided(View view) implements ChainEvent {
        @Override
        public String type() {
            return "chain-decided";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", view.epoch()).put("chain", view.toString());
        }
    }

    /** The tail has told a client that its update is done. */
    record Acknowledged(long index, int client, long serial) implements ChainEvent {
        @Override
        public String type() {
            return "update-acknowledged";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", index).put("client", client).put("serial", serial);
        }
    }
}
