package io.netsplit.visualizer.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and decompresses in a thread of its own, a few blocks ahead of who parses, so that the one need not wait for the other. A
 * compressed stream that breaks off ends where it does.
 */
final class ReadAhead implements AutoCloseable {
    private static final int BLOCK = 1 << 18;
    private static final int AHEAD = 6;

    /** Some bytes; after the last block there are no more, and it may say what went wrong. */
    private record Block(byte[] bytes, int length, @Nullable IOException failure, boolean last) {}

    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(AHEAD + 1);
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private @Nullable Block now;
    private int taken;

    ReadAhead(InputStream in) {
        for (int i = 0; i < AHEAD; i++) {
            free.add(new byte[BLOCK]);
        }
        thread = new Thread(() -> produce(in), "netsplit-read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private void produce(InputStream in) {
        try {
            boolean more = true;
            while (more) {
                byte[] bytes = free.take();
                int length = 0;
                IOException failure = null;
                try {
                    while (more && length < BLOCK) {
                        int read = in.read(bytes, length, BLOCK - length);
                        more = read >= 0;
                        length += Math.max(0, read);
                    }
                } catch (EOFException | ZipException e) {
                    more = false;
                } catch (IOException e) {
                    more = false;
                    failure = e;
                }
                full.put(new Block(bytes, length, failure, !more));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some bytes into {@code target}; -1 at the end. */
    int read(byte[] target, int from, int room) throws IOException {
        try {
            Block block = now == null ? full.take() : now;
            now = block;
            int count = Math.min(room, block.length - taken);
            System.arraycopy(block.bytes, taken, target, from, count);
            taken += count;
            if (taken < block.length) {
                return count;
            }
            if (block.failure != null) {
                throw block.failure;
            }
            if (block.last) {
                return count == 0 ? -1 : count;
            }
            now = null;
            taken = 0;
            free.add(block.bytes);
            return count == 0 ? read(target, from, room) : count;
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while reading");
        }
    }

    /** Ends the thread; what it still reads is of no use to anybody. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
