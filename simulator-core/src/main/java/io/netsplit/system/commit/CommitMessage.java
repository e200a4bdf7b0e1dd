package io.netsplit.system.commit;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.workload.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What coordinators and participants say to each other. */
sealed interface CommitMessage extends Message {
    long transaction();

    @Override
    default int sizeBytes() {
        return 64;
    }

    @Override
    default void describe(Fields fields) {
        fields.put("transaction", transaction());
    }

    /** Do these steps of the transaction, and say whether you can commit them. */
    record Prepare(long transaction, List<Step> steps) implements CommitMessage {
        @Override
        public String type() {
            return "Prepare";
        }

        @Override
        public int sizeBytes() {
            return 64 + 16 * steps.size();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("steps", steps.toString());
        }
    }

    /**
     * A participant's vote.
     *
     * @param values with yes, what each step found, in their order
     */
    record Vote(long transaction, boolean yes, List<@Nullable Object> values) implements CommitMessage {
        @Override
        public String type() {
            return "Vote";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("yes", yes);
        }
    }

    record Decision(long transaction, boolean commit) implements CommitMessage {
        @Override
        public String type() {
            return "Decision";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("commit", commit);
        }
    }

    /** One in doubt asks what was decided. */
    record Inquiry(long transaction) implements CommitMessage {
        @Override
        public String type() {
            return "Inquiry";
        }
    }
}
