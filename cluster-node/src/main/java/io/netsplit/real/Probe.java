package io.netsplit.real;

import io.netsplit.real.control.Connection;
import io.netsplit.real.control.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures, while a run takes place, how long a line is on its way between a node and the controller, and how long the disk
 * takes to sync. A node that was stopped while it was asked says nothing of its machine, so that answer does not count.
 */
final class Probe implements AutoCloseable {
    private static final long PERIOD_MS = 100;
    /** Every fifth round also syncs the disk: as seldom as not to be a load itself. */
    private static final int ROUNDS_PER_SYNC = 5;

    private static final int BLOCK = 256;
    private static final long LONGEST_END_MS = 2_000;

    private final Path folder;
    private final @Nullable Connection[] connections;
    private final boolean[] isPaused;
    private final long[] askedNs;
    private final long[] asked;
    private final List<Long> delaysNs = new ArrayList<>();
    private final List<Long> syncsNs = new ArrayList<>();
    private final Thread thread = new Thread(this::measure, "probe");
    private long lastId;
    private volatile boolean ended;

    /** {@code folder} is on the nodes' disk. */
    Probe(int nodes, Path folder) {
        this.folder = folder;
        connections = new Connection[nodes];
        isPaused = new boolean[nodes];
        askedNs = new long[nodes];
        asked = new long[nodes];
        thread.setDaemon(true);
    }

    /** Begins, when every node serves: what they do to the machine while they start is not what a run meets with. */
    void start() {
        thread.start();
    }

    synchronized void connected(Connection connection) {
        connections[connection.node()] = connection;
        asked[connection.node()] = 0;
    }

    /** From now on the node cannot answer, or can again. */
    synchronized void paused(int node, boolean paused) {
        isPaused[node] = paused;
        asked[node] = 0;
    }

    /** The node has answered. */
    synchronized void answered(int node, long id) {
        if (asked[node] == id) {
            delaysNs.add((System.nanoTime() - askedNs[node]) / 2);
            asked[node] = 0;
        }
    }

    synchronized List<Long> delaysNs() {
        return List.copyOf(delaysNs);
    }

    synchronized List<Long> syncsNs() {
        return List.copyOf(syncsNs);
    }

    private void measure() {
        Path file = folder.resolve("probe");
        try (FileChannel disk = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (int round = 0; !ended; round++) {
                ask();
                if (round % ROUNDS_PER_SYNC == 0) {
                    sync(disk);
                }
                TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
            }
        } catch (IOException e) {
            // The disk is full or the folder is gone, which the nodes notice too; what has been measured stays.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ask() {
        for (int node = 0; node < connections.length; node++) {
            Connection connection = connections[node];
            if (connection != null && !isPaused[node] && asked[node] == 0) {
                asked[node] = ++lastId;
                askedNs[node] = System.nanoTime();
                connection.send(Wire.line("do", "ping", "id", lastId));
            }
        }
    }

    private void sync(FileChannel disk) throws IOException {
        disk.write(ByteBuffer.allocate(BLOCK));
        long beganNs = System.nanoTime();
        disk.force(false);
        long tookNs = System.nanoTime() - beganNs;
        synchronized (this) {
            syncsNs.add(tookNs);
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_END_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
