package io.netsplit.system.datagrid;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.workload.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nodes say to one another. */
sealed interface GridMessage extends Message {
    int HEADER_BYTES = 48;
    int MEMBER_BYTES = 12;
    int COPY_BYTES = 64;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    @Override
    default void describe(Fields fields) {}

    /** Somebody without a view wants to be in one. */
    record Join(Member who) implements GridMessage {
        @Override
        public String type() {
            return "Join";
        }
    }

    /**
     * "I am here, and this is my view."
     *
     * @param ready true where the sender has everything that it is to have in this view
     */
    record Beat(Member who, View view, boolean ready) implements GridMessage {
        @Override
        public String type() {
            return "Beat";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + MEMBER_BYTES * view.size();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("view", view.number()).put("members", view.nodes().toString());
        }
    }

    /** A coordinator looks for other views. */
    record Look(View view) implements GridMessage {
        @Override
        public String type() {
            return "Look";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("view", view.number()).put("members", view.nodes().toString());
        }
    }

    /** The coordinator of the smaller view would give it up. */
    record Yield(View.Id view) implements GridMessage {
        @Override
        public String type() {
            return "Yield";
        }
    }

    /** The coordinator of the larger view takes that: the way there and the way back are open. */
    record Come(View.Id view) implements GridMessage {
        @Override
        public String type() {
            return "Come";
        }
    }

    /** The view is given up; its members join the other one, each by itself. */
    record Leave(View.Id view) implements GridMessage {
        @Override
        public String type() {
            return "Leave";
        }
    }

    /** What the sender had when the view began, as far as the receiver is to hold it. */
    record HandOver(View.Id view, List<Copy> copies) implements GridMessage {
        @Override
        public String type() {
            return "HandOver";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + COPY_BYTES * copies.size();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("view", view.number()).put("copies", copies.size());
        }
    }

    /** The receiver's {@link HandOver} has not come. */
    record HandOverMissing(View.Id view) implements GridMessage {
        @Override
        public String type() {
            return "HandOverMissing";
        }
    }

    /** A client's request, for the owner of the key. */
    record Ask(long id, Request request) implements GridMessage {
        @Override
        public String type() {
            return "Ask";
        }

        @Override
        public boolean arrivesAtMostOnce() {
            return true;
        }

        @Override
        public void describe(Fields fields) {
            request.describe(fields);
        }
    }

    /** It is done; or it is not, and will not be, because the one who was asked is not the key's owner yet or any more. */
    record Answer(long id, boolean done, @Nullable Object output) implements GridMessage {
        @Override
        public String type() {
            return "Answer";
        }
    }

    /** For a backup to keep. */
    record Backup(Copy copy) implements GridMessage {
        @Override
        public String type() {
            return "Backup";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + COPY_BYTES;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", copy.key()).put("version", copy.version());
        }
    }

    /** The backup has it. */
    record BackedUp(int key, long version) implements GridMessage {
        @Override
        public String type() {
            return "BackedUp";
        }
    }

    /** What a newcomer's former view knew of a key. */
    record Bring(Copy copy) implements GridMessage {
        @Override
        public String type() {
            return "Bring";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + COPY_BYTES;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", copy.key()).put("value", String.valueOf(copy.value()));
        }
    }

    /** The owner has merged it. */
    record Merged(int key, long version) implements GridMessage {
        @Override
        public String type() {
            return "Merged";
        }
    }
}
