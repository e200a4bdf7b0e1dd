package io.netsplit.real.control;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The controller's way to one node. Lines are queued and written by a thread of their own, so that a node that stands still
 * never stops the clock of the run.
 */
public final class Connection {
    private static final int MOST_WAITING = 100_000;

    private final int node;
    private final long life;
    private final Socket socket;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    Connection(int node, long life, Socket socket) {
        this.node = node;
        this.life = life;
        this.socket = socket;
        Thread writer = new Thread(this::write, "control-to-n" + (node + 1));
        writer.setDaemon(true);
        writer.start();
    }

    /** The node's address, from 0. */
    public int node() {
        return node;
    }

    /** How many times the node had been started when this process of it was, from 1. */
    public long life() {
        return life;
    }

    /** False where the node takes nothing any more. */
    public boolean send(String line) {
        return !socket.isClosed() && waiting.offer(line);
    }

    private void write() {
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8))) {
            while (true) {
                out.write(waiting.take());
                out.write('\n');
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, or as good as that.
        }
    }
}
