package io.netsplit.real.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Reads lines up to a length, so that nobody fills the memory of who listens to him. */
public final class LineReader {
    private static final int LONGEST = 1 << 20;

    private final BufferedReader in;

    public LineReader(Socket socket) throws IOException {
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next line without its end; throws where there is none or it is too long. */
    public String line() throws IOException {
        return line(LONGEST);
    }

    /** As {@link #line()}, of this length at most. */
    String line(int longest) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || text.length() == longest) {
                throw new IOException("the conversation has ended");
            }
            text.append((char) c);
        }
        return text.toString();
    }
}
