package io.netsplit.system;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.Locale;

/**
 * An administrator's request to a system: change the membership, or move leadership. Answered by an {@link AdminReply};
 * the administrator asks again, any node, until it is done.
 *
 * @param serial repeated by retries
 * @param action what to do
 * @param node to which node
 */
public record AdminRequest(long serial, Action action, int node) implements Message {
    /** What an administrator can ask for. */
    public enum Action {
        ADD_NODE,
        REMOVE_NODE,
        TRANSFER_LEADERSHIP;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** As it stands in traces. */
        public String word() {
            return word;
        }
    }

    @Override
    public String type() {
        return "AdminRequest";
    }

    @Override
    public int sizeBytes() {
        return 48;
    }

    @Override
    public boolean arrivesAtMostOnce() {
        return true;
    }

    @Override
    public void describe(Fields fields) {
        fields.put("serial", serial).put("action", action.word()).put("node", node);
    }
}
