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

    private final Socket socket;
    private final Runnable whenBroken;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    /** {@code whenBroken} is called once, when nothing can be written any more. */
    public LineWriter(Socket socket, String threadName, Runnable whenBroken) {
        this.socket = socket;
        this.whenBroken = whenBroken;
        Thread thread = new Thread(this::write, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes a line without its end; false where too many wait already. */
    public boolean offer(String line) {
        return waiting.offer(line);
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
            whenBroken.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
