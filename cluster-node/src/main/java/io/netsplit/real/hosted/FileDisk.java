package io.netsplit.real.hosted;

import io.netsplit.node.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A process's disk as one journal: every change is appended to it, with its length and a checksum, and everything is in
 * memory, too. At the start the journal is read up to the first record that is not whole, which a crash has left, and
 * written anew with what there is.
 */
final class FileDisk implements Disk {
    private static final String WRITE = "write";
    private static final String APPEND = "append";
    private static final String SUFFIX = "truncate-suffix";
    private static final String PREFIX = "truncate-prefix";
    private static final int HEADER_BYTES = 12;

    private final FileChannel journal;
    private final Executor syncs;
    private final Consumer<Runnable> loop;
    private final Map<String, Object> registers = new LinkedHashMap<>();
    private final Map<String, RecordLog> logs = new LinkedHashMap<>();

    /**
     * @param syncs does the waiting for the disk
     * @param loop takes what is to be done on the process's thread
     */
    FileDisk(Path file, Executor syncs, Consumer<Runnable> loop) throws IOException {
        this.syncs = syncs;
        this.loop = loop;
        if (Files.exists(file)) {
            replay(Files.readAllBytes(file));
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            rewrite(out);
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        journal = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private void replay(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.remaining() >= HEADER_BYTES) {
            int length = buffer.getInt();
            long checksum = buffer.getLong();
            if (length < 0 || length > buffer.remaining()) {
                return;
            }
            byte[] body = new byte[length];
            buffer.get(body);
            if (checksum(body) != checksum || !(ValueCodec.read(body) instanceof List<?> change)) {
                return;
            }
            apply(change);
        }
    }

    private void apply(List<?> change) {
        String name = (String) change.get(1);
        switch ((String) change.get(0)) {
            case WRITE -> registers.put(name, change.get(2));
            case APPEND -> log(name).append(change.get(2));
            case SUFFIX -> log(name).truncateSuffix((Long) change.get(2));
            case PREFIX -> log(name).truncatePrefix((Long) change.get(2));
            default -> throw new IllegalStateException("no such change: " + change);
        }
    }

    private void rewrite(FileChannel out) throws IOException {
        for (Map.Entry<String, Object> register : registers.entrySet()) {
            put(out, List.of(WRITE, register.getKey(), register.getValue()));
        }
        for (Map.Entry<String, RecordLog> entry : logs.entrySet()) {
            RecordLog log = entry.getValue();
            put(out, List.of(PREFIX, entry.getKey(), log.firstIndex()));
            for (long index = log.firstIndex(); index <= log.lastIndex(); index++) {
                put(out, List.of(APPEND, entry.getKey(), log.get(index)));
            }
        }
    }

    private static void put(FileChannel out, List<?> change) throws IOException {
        byte[] body = ValueCodec.bytes(change);
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + body.length);
        buffer.putInt(body.length).putLong(checksum(body)).put(body).flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private static long checksum(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body);
        return sum.getValue();
    }

    private void change(String kind, String name, Object value) {
        List<Object> change = List.of(kind, name, value);
        apply(change);
        try {
            put(journal, change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecordLog log(String name) {
        return logs.computeIfAbsent(name, unused -> new RecordLog());
    }

    @Override
    public void write(String name, Object value, int sizeBytes) {
        change(WRITE, name, value);
    }

    @Override
    public @Nullable Object read(String name) {
        return registers.get(name);
    }

    @Override
    public void append(String log, Object record, int sizeBytes) {
        change(APPEND, log, record);
    }

    @Override
    public Object get(String log, long index) {
        return log(log).get(index);
    }

    @Override
    public long firstIndex(String log) {
        return log(log).firstIndex();
    }

    @Override
    public long lastIndex(String log) {
        return log(log).lastIndex();
    }

    @Override
    public void truncateSuffix(String log, long fromIndex) {
        change(SUFFIX, log, fromIndex);
    }

    @Override
    public void truncatePrefix(String log, long toIndex) {
        change(PREFIX, log, toIndex);
    }

    @Override
    public void sync(Consumer<Boolean> done) {
        syncs.execute(() -> {
            boolean ok;
            try {
                journal.force(false);
                ok = true;
            } catch (IOException e) {
                ok = false;
            }
            boolean result = ok;
            loop.accept(() -> done.accept(result));
        });
    }
}
