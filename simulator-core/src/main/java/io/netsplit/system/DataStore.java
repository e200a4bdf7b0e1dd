package io.netsplit.system;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import io.netsplit.workload.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state machine that replicated systems replicate: keys that each hold an object of one {@link DataType}. The same
 * operations in the same order give the same answers and the same state on every replica.
 *
 * <p>With sessions, an operation that arrives again takes effect once: each session's last serial and answer are part of
 * the state, so that they are replicated and kept in snapshots (Ongaro's dissertation, §6.3). Sessions are never expired.
 */
public final class DataStore {
    private record Session(long serial, @Nullable Object output) {}

    private final DataType type;
    private final boolean sessionsKept;
    private Map<Integer, Object> objects = new LinkedHashMap<>();
    private Map<Integer, Session> sessions = new LinkedHashMap<>();
    private long digest;

    /**
     * @param type what the keys hold
     * @param sessionsKept false to let a retried operation take effect again
     */
    public DataStore(DataType type, boolean sessionsKept) {
        this.type = type;
        this.sessionsKept = sessionsKept;
    }

    /** True for the functions that never change anything. */
    public static boolean isRead(String function) {
        return function.equals(Functions.READ) || function.equals(Functions.GET);
    }

    /** What a read answers now; it leaves no trace in the state. */
    public @Nullable Object read(Request request) {
        return switch (request.function()) {
            case Functions.READ ->
                switch (type) {
                    case REGISTER, CAS_REGISTER -> objects.get(request.key());
                    case COUNTER -> objects.getOrDefault(request.key(), 0L);
                    case SET -> List.copyOf(set(request.key()));
                    default -> throw unknown(request);
                };
            case Functions.GET -> type == DataType.KV ? objects.get(request.key()) : refuse(request);
            default -> throw unknown(request);
        };
    }

    /**
     * Executes the request and answers its output; a retry is answered what it was answered before. A copy that is older
     * than the session's last operation has no effect, and its answer means nothing.
     */
    public @Nullable Object apply(Request request) {
        Session last = sessionsKept ? sessions.get(request.client()) : null;
        if (last != null && request.serial() <= last.serial) {
            return request.serial() == last.serial ? last.output : null;
        }
        Object output = isRead(request.function()) ? read(request) : change(request);
        if (sessionsKept) {
            sessions.put(request.client(), new Session(request.serial(), output));
        }
        digest = mix(digest ^ hash(request));
        return output;
    }

    /** A hash of everything applied so far and its order: replicas with the same digest have done the same. */
    public long digest() {
        return digest;
    }

    private @Nullable Object change(Request request) {
        return switch (type) {
            case REGISTER, CAS_REGISTER -> changeRegister(request);
            case KV -> changeStore(request);
            case SET -> changeSet(request);
            case COUNTER -> changeCounter(request);
            case QUEUE -> changeQueue(request);
            case TRANSACTIONS, LIST_APPEND, RW_REGISTER -> changeSeveral(request);
            case MESSAGES, ORDERS -> throw unknown(request);
        };
    }

    private @Nullable Object changeRegister(Request request) {
        switch (request.function()) {
            case Functions.WRITE -> {
                put(request.key(), request.input());
                return null;
            }
            case Functions.CAS -> {
                Cas cas = (Cas) input(request);
                boolean same = Objects.equals(objects.get(request.key()), cas.expected());
                if (same) {
                    put(request.key(), cas.update());
                }
                return same;
            }
            default -> throw unknown(request);
        }
    }

    private @Nullable Object changeStore(Request request) {
        switch (request.function()) {
            case Functions.PUT -> put(request.key(), request.input());
            case Functions.APPEND -> put(request.key(), appended(objects.get(request.key()), input(request)));
            case Functions.DELETE -> {
                return objects.remove(request.key()) != null;
            }
            default -> throw unknown(request);
        }
        return null;
    }

    private Object changeSet(Request request) {
        return switch (request.function()) {
            case Functions.ADD -> set(request.key()).add(input(request));
            case Functions.REMOVE -> set(request.key()).remove(input(request));
            default -> throw unknown(request);
        };
    }

    private @Nullable Object changeCounter(Request request) {
        if (!request.function().equals(Functions.ADD)) {
            throw unknown(request);
        }
        objects.merge(request.key(), input(request), (sum, amount) -> (Long) sum + (Long) amount);
        return null;
    }

    private @Nullable Object changeQueue(Request request) {
        switch (request.function()) {
            case Functions.ENQUEUE -> {
                queue(request.key()).addLast(input(request));
                return null;
            }
            case Functions.DEQUEUE -> {
                return queue(request.key()).pollFirst();
            }
            default -> throw unknown(request);
        }
    }

    /** The steps in their order, all at once; the answer is the same list with what was read. */
    private Object changeSeveral(Request request) {
        if (!request.function().equals(Functions.TXN)) {
            throw unknown(request);
        }
        return Step.answer(Step.of(request.input()), step -> {
            if (step.writes()) {
                put(step.key(), step.after(objects.get(step.key())));
            }
            return objects.get(step.key());
        });
    }

    private void put(int key, @Nullable Object value) {
        if (value == null) {
            objects.remove(key);
        } else {
            objects.put(key, value);
        }
    }

    /** Text grows as text; anything else becomes a list that grows. */
    private static Object appended(@Nullable Object value, Object element) {
        if (value instanceof String text && element instanceof String more) {
            return text + more;
        }
        List<Object> list = new ArrayList<>();
        if (value instanceof List<?> before) {
            list.addAll(before);
        } else if (value != null) {
            list.add(value);
        }
        list.add(element);
        return List.copyOf(list);
    }

    @SuppressWarnings("unchecked")
    private TreeSet<Object> set(int key) {
        return (TreeSet<Object>) objects.computeIfAbsent(key, k -> new TreeSet<>());
    }

    @SuppressWarnings("unchecked")
    private ArrayDeque<Object> queue(int key) {
        return (ArrayDeque<Object>) objects.computeIfAbsent(key, k -> new ArrayDeque<>());
    }

    private static Object input(Request request) {
        return Objects.requireNonNull(request.input(), () -> request.function() + " needs an input");
    }

    private Object refuse(Request request) {
        throw unknown(request);
    }

    private IllegalArgumentException unknown(Request request) {
        return new IllegalArgumentException("a " + type.word() + " has no function '" + request.function() + "'");
    }

    /** What every key holds, see {@link Inspectable}. */
    public Map<Object, Object> contents() {
        Map<Object, Object> contents = new LinkedHashMap<>();
        for (Map.Entry<Integer, Object> entry : objects.entrySet()) {
            Object value = entry.getValue();
            contents.put(
                    entry.getKey().longValue(),
                    value instanceof Collection<?> many && !(value instanceof List<?>) ? List.copyOf(many) : value);
        }
        return contents;
    }

    /** A copy of the whole state, which later changes leave as it is. */
    public Image image() {
        return new Image(copy(objects), new LinkedHashMap<>(sessions), digest);
    }

    /** Replaces the whole state. */
    public void restore(Image image) {
        objects = copy(image.objects);
        sessions = new LinkedHashMap<>(image.sessions);
        digest = image.digest;
    }

    private static Map<Integer, Object> copy(Map<Integer, Object> objects) {
        Map<Integer, Object> copy = new LinkedHashMap<>(objects);
        copy.replaceAll((key, value) -> {
            if (value instanceof TreeSet<?> set) {
                return new TreeSet<>(set);
            }
            return value instanceof ArrayDeque<?> queue ? new ArrayDeque<>(queue) : value;
        });
        return copy;
    }

    /** The state at one instant, as a snapshot keeps it. Immutable. */
    public static final class Image {
        private final Map<Integer, Object> objects;
        private final Map<Integer, Session> sessions;
        private final long digest;

        private Image(Map<Integer, Object> objects, Map<Integer, Session> sessions, long digest) {
            this.objects = objects;
            this.sessions = sessions;
            this.digest = digest;
        }

        /** What the image would take on a disk: 16 bytes a key, an element, and 24 a session. */
        public int sizeBytes() {
            long size = 16L + 24L * sessions.size();
            for (Object value : objects.values()) {
                size += 16 + 16L * (value instanceof java.util.Collection<?> many ? many.size() : 1);
            }
            return (int) Math.min(size, Integer.MAX_VALUE);
        }

        public long digest() {
            return digest;
        }
    }

    private static long hash(Request request) {
        long hash = mix(request.serial() * 31 + request.client());
        hash = mix(hash ^ request.function().hashCode());
        return mix(hash ^ ((long) request.key() << 32) ^ hash(request.input()));
    }

    /** Built from hashes that the Java platform specifies; a record's own hash is not one. */
    private static int hash(@Nullable Object value) {
        return value instanceof Cas cas
                ? 31 * Objects.hashCode(cas.expected()) + Objects.hashCode(cas.update())
                : Objects.hashCode(value);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 32)) * 0x9E3779B97F4A7C15L;
        return z ^ (z >>> 29);
    }
}
