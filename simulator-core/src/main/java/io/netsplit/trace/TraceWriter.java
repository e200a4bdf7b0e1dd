package io.netsplit.trace;

import io.netsplit.history.Cas;
import io.netsplit.history.Operation;
import io.netsplit.node.Describable;
import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trace: gzip over JSON Lines, a header line, one line per event, and an end line with the digest, so that a
 * trace without one is known to be cut off. The format is described in docs/trace-format.md.
 *
 * <p>An observer cannot fail, so an error of the disk is kept: writing stops, the run goes on, and {@link #finish} and
 * {@link #close} throw it.
 */
public final class TraceWriter implements Observer, Closeable {
    /** Ending of the files' names. */
    public static final String FILE_ENDING = ".trace.jsonl.gz";

    /** So many settings of timers are told, and then no more: they are there to be looked at, and no record of the run. */
    static final int TIMERS_MAX = 1 << 17;

    private static final int FLUSH_AT = 1 << 15;
    private static final byte[] TIME = ascii("{\"t\":");
    private static final byte[] SEND = ascii(",\"e\":\"send\",\"id\":");
    private static final byte[] DELIVER = ascii(",\"e\":\"deliver\",\"id\":");
    private static final byte[] DROP = ascii(",\"e\":\"drop\",\"id\":");
    private static final byte[] NODE = ascii(",\"e\":\"node\",\"node\":");
    private static final byte[] PROTOCOL = ascii(",\"e\":\"protocol\",\"node\":");
    private static final byte[] FAULT = ascii(",\"e\":\"fault\",\"name\":");
    private static final byte[] HEAL = ascii(",\"e\":\"heal\",\"name\":");
    private static final byte[] INVOKE = ascii(",\"e\":\"invoke\",\"op\":");
    private static final byte[] COMPLETE = ascii(",\"e\":\"complete\",\"op\":");
    private static final byte[] TIMER = ascii(",\"e\":\"timer\",\"node\":");
    private static final byte[] FROM = ascii(",\"from\":");
    private static final byte[] TO = ascii(",\"to\":");
    private static final byte[] END = ascii("}\n");

    private final JsonBytes json = new JsonBytes();
    private final LineFields fields = new LineFields();
    private final SentMessages sent = new SentMessages();
    private final OutputStream out;
    private @Nullable IOException failure;
    private long events;
    private long timers;
    private long lastNs;

    /** Begins a trace on {@code target}, which {@link #close} closes. */
    public TraceWriter(OutputStream target, TraceHeader header) {
        this(header, new FastGzip(target));
    }

    private TraceWriter(TraceHeader header, OutputStream out) {
        this.out = out;
        writeHeader(header);
        flushLines();
    }

    /** A trace as plain lines, for whoever reads along; {@link #flush} hands on what there is. */
    public static TraceWriter plain(OutputStream target, TraceHeader header) {
        return new TraceWriter(header, target);
    }

    /** Writes all lines so far, so that the target has nothing but whole ones. */
    public void flush() {
        flushLines();
    }

    private void writeHeader(TraceHeader header) {
        json.raw('{')
                .key("format")
                .string("netsplit-trace")
                .raw(',')
                .key("version")
                .number(TraceHeader.VERSION);
        json.raw(',').key("engine").string(header.engine());
        json.raw(',').key("scenario").string(header.scenario());
        json.raw(',').key("variant").string(header.variant());
        json.raw(',').key("seed").number(header.seed());
        json.raw(',').key("duration").number(header.durationNs());
        json.raw(',').key("nodes");
        value(header.nodes());
        json.raw(',').key("clients");
        value(header.clients());
        json.raw(END);
    }

    /** Writes the end line. Nothing may be observed afterwards. */
    public void finish(String digest, String outcome) throws IOException {
        json.raw(TIME)
                .number(lastNs)
                .raw(',')
                .key("e")
                .string("end")
                .raw(',')
                .key("events")
                .number(events);
        json.raw(',')
                .key("digest")
                .string(digest)
                .raw(',')
                .key("outcome")
                .string(outcome)
                .raw(END);
        flushLines();
        throwFailure();
    }

    /** Events written so far. */
    public long events() {
        return events;
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        sent.remember(id, message, 0);
        begin(timeNs, SEND).number(id).raw(FROM).number(from).raw(TO).number(to);
        describe(message);
        end();
    }

    @Override
    public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
        begin(timeNs, DELIVER).number(id).raw(FROM).number(from).raw(TO).number(to);
        describeUnlessKnown(id, message);
        end();
    }

    @Override
    public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
        begin(timeNs, DROP).number(id).raw(FROM).number(from).raw(TO).number(to);
        json.raw(',').key("why").string(Words.of(reason));
        describeUnlessKnown(id, message);
        end();
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        begin(timeNs, NODE).number(node).raw(',').key("change").string(Words.of(change));
        json.raw(',').key("detail").string(detail);
        end();
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        begin(timeNs, PROTOCOL).number(node);
        describe(event);
        end();
    }

    @Override
    public boolean watchesTimers() {
        return true;
    }

    @Override
    public void timerSet(long timeNs, int node, String timer, long dueNs) {
        if (timers >= TIMERS_MAX) {
            return;
        }
        timers++;
        lastNs = timeNs;
        json.raw(TIME).number(timeNs).raw(TIMER).number(node);
        json.raw(',').key("name").string(timer);
        if (dueNs >= 0) {
            json.raw(',').key("due").number(dueNs);
        }
        end();
    }

    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        begin(timeNs, FAULT).string(fault).raw(',').key("detail").string(detail);
        end();
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        begin(timeNs, HEAL).string(fault);
        end();
    }

    @Override
    public void operationInvoked(long timeNs, Operation operation) {
        begin(timeNs, INVOKE).number(operation.index()).raw(',').key("process").number(operation.process());
        json.raw(',').key("client").number(operation.client());
        json.raw(',').key("function").string(operation.function());
        field("key", operation.key());
        field("input", operation.input());
        end();
    }

    @Override
    public void operationCompleted(long timeNs, Operation operation) {
        begin(timeNs, COMPLETE)
                .number(operation.index())
                .raw(',')
                .key("process")
                .number(operation.process());
        json.raw(',').key("completion").string(Words.of(operation.completion()));
        field("output", operation.output());
        if (!operation.error().isEmpty()) {
            json.raw(',').key("error").string(operation.error());
        }
        if (operation.answeredBy() >= 0) {
            json.raw(',').key("node").number(operation.answeredBy());
        }
        end();
    }

    @Override
    public void close() throws IOException {
        flushLines();
        try {
            out.close();
        } catch (IOException e) {
            keep(e);
        }
        throwFailure();
    }

    private JsonBytes begin(long timeNs, byte[] event) {
        events++;
        lastNs = timeNs;
        return json.raw(TIME).number(timeNs).raw(event);
    }

    private void end() {
        json.raw(END);
        if (json.size() >= FLUSH_AT) {
            flushLines();
        }
    }

    private void describe(Describable described) {
        json.raw(',').key("type").string(described.type()).raw(',').key("f").raw('{');
        fields.first = true;
        described.describe(fields);
        json.raw('}');
    }

    /** What arrives as it was sent is not written twice. */
    private void describeUnlessKnown(long id, Message message) {
        if (sent.find(id, message) < 0) {
            describe(message);
        }
    }

    private void field(String name, @Nullable Object value) {
        if (value != null) {
            json.raw(',').key(name);
            value(value);
        }
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            json.raw(NULL);
        } else if (value instanceof Long number) {
            json.number(number);
        } else if (value instanceof Integer number) {
            json.number(number);
        } else if (value instanceof Boolean flag) {
            json.bool(flag);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Cas cas) {
            json.raw('{').key("expected");
            value(cas.expected());
            json.raw(',').key("update");
            value(cas.update());
            json.raw('}');
        } else {
            json.string(value.toString());
        }
    }

    private void list(List<?> list) {
        json.raw('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                json.raw(',');
            }
            value(list.get(i));
        }
        json.raw(']');
    }

    private void flushLines() {
        if (failure == null) {
            try {
                out.write(json.array(), 0, json.size());
            } catch (IOException e) {
                keep(e);
            }
        }
        json.clear();
    }

    private void keep(IOException e) {
        if (failure == null) {
            failure = e;
        }
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            // Thrown more than once, by finish and by close, it must not be the same object: none may suppress itself.
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final byte[] NULL = ascii("null");

    private final class LineFields implements Fields {
        private boolean first;

        @Override
        public Fields put(String name, long value) {
            name(name);
            json.number(value);
            return this;
        }

        @Override
        public Fields put(String name, boolean value) {
            name(name);
            json.bool(value);
            return this;
        }

        @Override
        public Fields put(String name, String value) {
            name(name);
            json.string(value);
            return this;
        }

        private void name(String name) {
            if (!first) {
                json.raw(',');
            }
            first = false;
            json.key(name);
        }
    }
}
