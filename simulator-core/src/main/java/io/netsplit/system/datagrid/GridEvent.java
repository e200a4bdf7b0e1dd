package io.netsplit.system.datagrid;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.ObjectHeld;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nodes let the world see. */
sealed interface GridEvent extends ProtocolEvent {
    /** A member has a new view. */
    record ViewInstalled(long number, List<Integer> members) implements GridEvent {
        @Override
        public String type() {
            return "view";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("number", number).put("members", members.toString());
        }
    }

    /** A side gives itself up in favour of another one. */
    record ViewGivenUp(long number, List<Integer> members) implements GridEvent {
        @Override
        public String type() {
            return "view-given-up";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("number", number).put("members", members.toString());
        }
    }

    /** A view is too small to work. */
    record Protected(int members) implements GridEvent {
        @Override
        public String type() {
            return "split-brain-protection";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("members", members);
        }
    }

    /** The owner of a key has merged what the other side knew of it; null where a side had nothing. */
    record EntryMerged(
            int key,
            @Nullable Object here,
            @Nullable Object brought,
            @Nullable Object left) implements GridEvent {
        @Override
        public String type() {
            return "entry-merged";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key)
                    .put("here", String.valueOf(here))
                    .put("brought", String.valueOf(brought))
                    .put("left", String.valueOf(left));
        }
    }

    /** A node now holds this of a key. */
    record CopyHeld(int key, long contentDigest, List<Integer> replicas) implements GridEvent, ObjectHeld {
        @Override
        public String type() {
            return "copy-held";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("digest", contentDigest);
        }
    }
}
