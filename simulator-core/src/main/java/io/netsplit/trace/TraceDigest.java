package io.netsplit.trace;

import io.netsplit.history.Operation;
import io.netsplit.node.Describable;
import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;

/**
 * A rolling 64-bit hash over every field of every observable event. Two runs with the same digest showed the same things
 * at the same times, in the same order; whether a trace was written makes no difference. It finds accidents, not forgers:
 * the mixing is a multiply and a shift per field.
 */
public final class TraceDigest implements Observer {
    private static final int SENT = 1;
    private static final int DELIVERED = 2;
    private static final int DROPPED = 3;
    private static final int NODE = 4;
    private static final int PROTOCOL = 5;
    private static final int FAULT_STARTED = 6;
    private static final int FAULT_ENDED = 7;
    private static final int INVOKED = 8;
    private static final int COMPLETED = 9;

    private final FieldHash fields = new FieldHash();
    private final SentMessages sent = new SentMessages();
    private long hash = 0x6A09E667F3BCC908L;
    private long events;

    /** The digest of everything seen so far. */
    public long value() {
        return ValueHash.finish(hash, events);
    }

    /** {@link #value} as 16 hexadecimal digits. */
    public String hex() {
        return hex(value());
    }

    /** A digest as people see it: 16 hexadecimal digits. */
    public static String hex(long digest) {
        String digits = Long.toHexString(digest);
        return "0".repeat(16 - digits.length()) + digits;
    }

    /** How many observable events were seen. */
    public long events() {
        return events;
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        long content = fields.of(message);
        sent.remember(id, message, content);
        begin(SENT, timeNs, id, endpoints(from, to));
        hash = ValueHash.mix(hash, content);
    }

    @Override
    public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
        begin(DELIVERED, timeNs, id, endpoints(from, to));
        hash = ValueHash.mix(hash, contentOf(id, message));
    }

    @Override
    public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
        begin(DROPPED + (reason.ordinal() << 8), timeNs, id, endpoints(from, to));
        hash = ValueHash.mix(hash, contentOf(id, message));
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        begin(NODE, timeNs, node, change.ordinal());
        hash = ValueHash.mix(hash, ValueHash.of(detail));
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        begin(PROTOCOL, timeNs, node, fields.of(event));
    }

    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        begin(FAULT_STARTED, timeNs, ValueHash.of(fault), ValueHash.of(detail));
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        begin(FAULT_ENDED, timeNs, ValueHash.of(fault), 0);
    }

    @Override
    public void operationInvoked(long timeNs, Operation operation) {
        begin(INVOKED, timeNs, operation.index(), operation.process());
        hash = ValueHash.mix(hash, ValueHash.of(operation.function()) + operation.client());
        hash = ValueHash.mix(hash, ValueHash.of(operation.key()));
        hash = ValueHash.mix(hash, ValueHash.of(operation.input()));
    }

    @Override
    public void operationCompleted(long timeNs, Operation operation) {
        begin(COMPLETED, timeNs, operation.index(), operation.completion().ordinal());
        hash = ValueHash.mix(hash, ValueHash.of(operation.output()));
        hash = ValueHash.mix(hash, ValueHash.of(operation.error()) + operation.answeredBy());
    }

    private void begin(int kind, long timeNs, long first, long second) {
        events++;
        long h = ValueHash.mix(hash, timeNs ^ ((long) kind << 48));
        h = ValueHash.mix(h, first);
        hash = ValueHash.mix(h, second);
    }

    private static long endpoints(int from, int to) {
        return ((long) from << 32) ^ (to & 0xFFFFFFFFL);
    }

    /** A message that arrives is nearly always the object that was sent, so its fields are hashed once. */
    private long contentOf(long id, Message message) {
        int slot = sent.find(id, message);
        return slot >= 0 ? sent.content(slot) : fields.of(message);
    }

    private static final class FieldHash implements Fields {
        private long hash;

        long of(Describable described) {
            hash = ValueHash.of(described.type());
            described.describe(this);
            return hash;
        }

        @Override
        public Fields put(String name, long value) {
            hash = ValueHash.mix(hash ^ name.hashCode(), value);
            return this;
        }

        @Override
        public Fields put(String name, boolean value) {
            return put(name, value ? 1L : 2L);
        }

        @Override
        public Fields put(String name, String value) {
            return put(name, ValueHash.of(value));
        }
    }
}
