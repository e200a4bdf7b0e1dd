package io.netsplit.traffic.cache;

import io.netsplit.random.Prng;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.LongSupplier;

/**
 * Caffeine as it is but for one name. Its policy rejects a warm candidate in 127 of 128 cases, by a draw of the thread's generator,
 * which no seed reaches. Here its classes are loaded a second time, and the one that draws finds {@link CaffeineDraws} under the
 * name of that generator. Other users of Caffeine in the same JVM have their own and see nothing of this.
 */
final class SeededCaffeine extends ClassLoader {
    private static final String LIBRARY = "com.github.benmanes.caffeine.";
    private static final String STORE = "io.netsplit.traffic.cache.CaffeineStore";
    private static final String DRAWS_IN = LIBRARY + "cache.BoundedLocalCache";
    private static final String THEIRS = "java/util/concurrent/ThreadLocalRandom"; // determinism: what is taken away
    private static final String OURS = "io/netsplit/traffic/cache/CaffeineDraws";

    private static final int MAGIC_VERSION_BYTES = 8;
    private static final int UTF8 = 1;

    private static final MethodHandle NEW_STORE = newStore();

    private final ClassLoader others;

    private SeededCaffeine(ClassLoader others) {
        // Not the parent, which would find the library first.
        super(ClassLoader.getPlatformClassLoader());
        this.others = others;
    }

    /** See {@link CaffeineStore}. */
    static CacheStore store(int capacity, Prng random, LongSupplier nowNs, boolean expires, long slidingNs) {
        try {
            return (CacheStore) NEW_STORE.invoke(capacity, random, nowNs, expires, slidingNs);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Caffeine was not made", e);
        }
    }

    private static MethodHandle newStore() {
        try {
            Class<?> store = new SeededCaffeine(SeededCaffeine.class.getClassLoader()).loadClass(STORE);
            MethodType arguments = MethodType.methodType(
                    void.class, int.class, Prng.class, LongSupplier.class, boolean.class, long.class);
            return MethodHandles.publicLookup().findConstructor(store, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Caffeine is not on the class path", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(LIBRARY) && !name.startsWith(STORE)) {
            return others.loadClass(name);
        }
        try (InputStream stream = others.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (stream == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = stream.readAllBytes();
            byte[] seeded = name.equals(DRAWS_IN) ? renamed(bytes) : bytes;
            return defineClass(name, seeded, 0, seeded.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** A class file whose constants say {@link #OURS} instead of {@link #THEIRS} (Java Virtual Machine Specification, 4.4). */
    private static byte[] renamed(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(in.readNBytes(MAGIC_VERSION_BYTES));
        int constants = in.readUnsignedShort();
        out.writeShort(constants);
        int names = 0;
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                String text = in.readUTF();
                names += text.equals(THEIRS) ? 1 : 0;
                out.writeUTF(text.replace(THEIRS, OURS));
            } else {
                out.write(in.readNBytes(length(tag)));
                i += isLong(tag) ? 1 : 0;
            }
        }
        if (names != 1) {
            throw new IOException("this version of Caffeine draws in another way");
        }
        out.write(in.readAllBytes());
        return bytes.toByteArray();
    }

    /** Longs and doubles take two places among the constants. */
    private static boolean isLong(int tag) {
        return tag == 5 || tag == 6;
    }

    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IOException("a constant of kind " + tag);
        };
    }
}
