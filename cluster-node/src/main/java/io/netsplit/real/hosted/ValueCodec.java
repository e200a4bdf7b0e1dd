package io.netsplit.real.hosted;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values of the simulated systems as bytes: messages, log entries, snapshots. What travels is data, never code: numbers,
 * texts, collections, and objects of netsplit's own classes that are nothing but their fields ({@link Shape}). A class from
 * anywhere else is refused by its name, before anything of it is made.
 *
 * <p>Elements of ordered collections keep their order. Both ends must be of one build.
 */
public final class ValueCodec {
    private static final int MOST_ELEMENTS = 10_000_000;
    private static final int DEEPEST = 200;

    private enum Tag {
        NULL,
        TRUE,
        FALSE,
        INTEGER,
        LONG,
        DOUBLE,
        TEXT,
        BYTES,
        INTS,
        LONGS,
        ARRAY,
        LIST,
        SET,
        TREE_SET,
        DEQUE,
        MAP,
        TREE_MAP,
        CONSTANT,
        OBJECT
    }

    private static final Tag[] TAGS = Tag.values();

    private ValueCodec() {}

    /** As {@link #read(byte[])} reads it. */
    public static byte[] bytes(@Nullable Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, value, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** {@link #bytes} as a text. */
    public static String text(@Nullable Object value) {
        return Base64.getEncoder().encodeToString(bytes(value));
    }

    /**
     * The value.
     *
     * @throws IllegalArgumentException where these are not the bytes of one
     */
    public static @Nullable Object read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in, 0);
        } catch (IOException | RuntimeException e) {
            // Of broken bytes an element may be made that its collection does not take, of whatever kind.
            throw new IllegalArgumentException("these are not the bytes of a value: " + e.getMessage(), e);
        }
    }

    /** What {@link #text} has written. */
    public static @Nullable Object read(String text) {
        return read(Base64.getDecoder().decode(text));
    }

    private static void write(DataOutputStream out, @Nullable Object value, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply");
        }
        if (value == null) {
            tag(out, Tag.NULL);
        } else if (value instanceof Boolean flag) {
            tag(out, flag ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof Integer number) {
            tag(out, Tag.INTEGER);
            out.writeInt(number);
        } else if (value instanceof Long number) {
            tag(out, Tag.LONG);
            out.writeLong(number);
        } else if (value instanceof Double number) {
            tag(out, Tag.DOUBLE);
            out.writeDouble(number);
        } else if (value instanceof String text) {
            tag(out, Tag.TEXT);
            out.writeUTF(text);
        } else if (value instanceof Enum<?> constant) {
            tag(out, Tag.CONSTANT);
            out.writeUTF(constant.getDeclaringClass().getName());
            out.writeInt(constant.ordinal());
        } else if (value.getClass().isArray()) {
            writeArray(out, value, depth);
        } else if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            writeCollection(out, value, depth);
        } else {
            writeObject(out, value, depth);
        }
    }

    private static void writeArray(DataOutputStream out, Object array, int depth) throws IOException {
        if (array instanceof byte[] bytes) {
            tag(out, Tag.BYTES);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (array instanceof int[] ints) {
            tag(out, Tag.INTS);
            out.writeInt(ints.length);
            for (int one : ints) {
                out.writeInt(one);
            }
        } else if (array instanceof long[] longs) {
            tag(out, Tag.LONGS);
            out.writeInt(longs.length);
            for (long one : longs) {
                out.writeLong(one);
            }
        } else if (array instanceof Object[] elements) {
            tag(out, Tag.ARRAY);
            out.writeUTF(Shape.named(array.getClass().getComponentType()));
            out.writeInt(elements.length);
            for (Object element : elements) {
                write(out, element, depth + 1);
            }
        } else {
            throw new IllegalArgumentException("no value of " + array.getClass() + " can travel");
        }
    }

    private static void writeCollection(DataOutputStream out, Object value, int depth) throws IOException {
        if (value instanceof Map<?, ?> map) {
            tag(out, map instanceof TreeMap ? Tag.TREE_MAP : Tag.MAP);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(out, entry.getKey(), depth + 1);
                write(out, entry.getValue(), depth + 1);
            }
            return;
        }
        Collection<?> elements = (Collection<?>) value;
        tag(out, tagOf(elements));
        out.writeInt(elements.size());
        for (Object element : elements) {
            write(out, element, depth + 1);
        }
    }

    private static Tag tagOf(Collection<?> elements) {
        if (elements instanceof TreeSet) {
            return Tag.TREE_SET;
        }
        if (elements instanceof Set) {
            return Tag.SET;
        }
        return elements instanceof ArrayDeque ? Tag.DEQUE : Tag.LIST;
    }

    private static void writeObject(DataOutputStream out, Object value, int depth) throws IOException {
        Shape shape = Shape.of(value.getClass());
        tag(out, Tag.OBJECT);
        out.writeUTF(value.getClass().getName());
        for (Object field : shape.fieldsOf(value)) {
            write(out, field, depth + 1);
        }
    }

    private static void tag(DataOutputStream out, Tag tag) throws IOException {
        out.writeByte(tag.ordinal());
    }

    private static @Nullable Object read(DataInputStream in, int depth) throws IOException {
        int number = in.readUnsignedByte();
        if (number >= TAGS.length || depth > DEEPEST) {
            throw new IOException("no kind of value has the number " + number);
        }
        return switch (TAGS[number]) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case INTEGER -> in.readInt();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case TEXT -> in.readUTF();
            case BYTES -> in.readNBytes(size(in));
            case INTS -> ints(in);
            case LONGS -> longs(in);
            case ARRAY -> array(in, depth);
            case LIST -> Collections.unmodifiableList(fill(in, new ArrayList<>(), depth));
            case SET -> Collections.unmodifiableSet(fill(in, new LinkedHashSet<>(), depth));
            case TREE_SET -> fill(in, new TreeSet<>(), depth);
            case DEQUE -> fill(in, new ArrayDeque<>(), depth);
            case MAP -> fill(in, new LinkedHashMap<>(), depth);
            case TREE_MAP -> fill(in, new TreeMap<>(), depth);
            case CONSTANT -> Shape.constant(in.readUTF(), in.readInt());
            case OBJECT -> object(in, depth);
        };
    }

    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST_ELEMENTS) {
            throw new IOException("nothing has " + size + " elements");
        }
        return size;
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] ints = new int[size(in)];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = in.readInt();
        }
        return ints;
    }

    private static long[] longs(DataInputStream in) throws IOException {
        long[] longs = new long[size(in)];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = in.readLong();
        }
        return longs;
    }

    private static Object array(DataInputStream in, int depth) throws IOException {
        Class<?> elements = Shape.own(in.readUTF());
        int size = size(in);
        Object array = Array.newInstance(elements, size);
        for (int i = 0; i < size; i++) {
            Array.set(array, i, read(in, depth + 1));
        }
        return array;
    }

    private static <C extends Collection<@Nullable Object>> C fill(DataInputStream in, C into, int depth)
            throws IOException {
        int size = size(in);
        for (int i = 0; i < size; i++) {
            into.add(read(in, depth + 1));
        }
        return into;
    }

    private static <M extends Map<@Nullable Object, @Nullable Object>> M fill(DataInputStream in, M into, int depth)
            throws IOException {
        int size = size(in);
        for (int i = 0; i < size; i++) {
            Object key = read(in, depth + 1);
            into.put(key, read(in, depth + 1));
        }
        return into;
    }

    private static Object object(DataInputStream in, int depth) throws IOException {
        Shape shape = Shape.of(in.readUTF());
        List<@Nullable Object> fields = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            fields.add(read(in, depth + 1));
        }
        return shape.make(fields);
    }
}
