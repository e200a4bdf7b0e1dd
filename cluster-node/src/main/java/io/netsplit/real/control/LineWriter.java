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
 * One end's way to the other: lines are queued and written by a thread of their own, so that an end that stands still never
 * holds up the other one.
 */
public final class LineWriter {
    private static final int MOST_WAITING = 100_000;
    private static final long LONGEST_END_MS = 5_000;
    /** No line is empty. */
    private static final String END = "";

    private final Socket socket;
    private final Runnable whenBroken;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;

    /** {@code whenBroken} is called once, when nothing can be written any more. */
    public LineWriter(Socket socket, String threadName, Runnable whenBroken) {
        this.socket = socket;
        this.whenBroken = whenBroken;
        thread = new Thread(this::write, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a line without its end; false where too many wait already. */
    public boolean offer(String line) {
        return waiting.offer(line);
    }

    /** Writes what waits, and then ends the conversation. */
    public void finish() {
        if (!waiting.offer(END)) {
            return;
        }
        try {
            thread.join(LONGEST_END_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8))) {
            for (String line = waiting.take(); !line.equals(END); line = waiting.take()) {
                out.write(line);
                out.write('\n');
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            whenBroken.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
