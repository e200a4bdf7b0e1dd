package io.netsplit.system.timestamped;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.workload.Request;
import org.jspecify.annotations.Nullable;

/** What nodes say to one another. */
sealed interface StoreMessage extends Message {
    @Override
    default int sizeBytes() {
        return 96;
    }

    /** To the home of a key: keep this write under this timestamp. */
    record Store(Request request, Stamp at) implements StoreMessage {
        @Override
        public String type() {
            return "Store";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("client", request.client())
                    .put("serial", request.serial())
                    .put("key", request.key())
                    .put("at-ns", at.wallNs())
                    .put("node", at.node());
        }
    }

    /** It is on the disk of the key's home, under this timestamp, which is that of the first attempt. */
    record Stored(int client, long serial, Stamp at) implements StoreMessage {
        @Override
        public String type() {
            return "Stored";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("client", client).put("serial", serial).put("at-ns", at.wallNs());
        }
    }

    /** To the home of a key: what is it now? */
    record Ask(Request request) implements StoreMessage {
        @Override
        public String type() {
            return "Ask";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("client", request.client())
                    .put("serial", request.serial())
                    .put("key", request.key());
        }
    }

    /** What it was. */
    record Answer(int client, long serial, @Nullable Object value) implements StoreMessage {
        @Override
        public String type() {
            return "Answer";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("client", client).put("serial", serial).put("value", String.valueOf(value));
        }
    }
}
