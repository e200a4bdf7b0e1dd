package io.netsplit.scenario.lab;

import io.netsplit.json.Json;
import io.netsplit.scenario.report.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where other commands reach the lab: a port on the loopback interface, open as long as its cluster is up. A request is one
 * line of JSON with the lab's token in it, and so is the answer; what does not know the token is told nothing.
 */
public final class LabServer implements AutoCloseable {
    private static final int TOKEN_BYTES = 16;
    private static final int PATIENCE_MS = 5_000;
    private static final int LONGEST_LINE = 1 << 16;

    private final Lab lab;
    private final ServerSocket server;
    private final String token;

    public LabServer(Lab lab) throws IOException {
        this.lab = lab;
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        token = HexFormat.of().formatHex(secret);
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "lab");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public String token() {
        return token;
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(PATIENCE_MS);
                serve(socket);
            } catch (IOException e) {
                // Whoever it was is gone, or the lab is.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        char[] line = new char[LONGEST_LINE];
        int length = 0;
        for (int c = in.read(); c >= 0 && c != '\n' && length < LONGEST_LINE; c = in.read()) {
            line[length++] = (char) c;
        }
        Map<String, @Nullable Object> request;
        try {
            request = Json.object(new String(line, 0, length));
        } catch (IllegalArgumentException e) {
            return;
        }
        if (token.equals(request.get("token"))) {
            socket.getOutputStream().write((answer(request) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private String answer(Map<String, @Nullable Object> request) {
        try {
            return line("text", done(request));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return line("error", String.valueOf(e.getMessage()));
        }
    }

    private String done(Map<String, @Nullable Object> request) {
        String name = text(request, "name");
        return switch (text(request, "do")) {
            case "status" -> LabStatusText.of(lab.status());
            case "status-json" -> LabStatusText.json(lab.status());
            case "inject" -> lab.inject(name, request.get("numbered") == Boolean.TRUE, text(request, "fields"));
            case "heal" -> healed(lab.heal(name));
            case "down" -> {
                lab.end();
                yield "";
            }
            default -> throw new IllegalArgumentException("this lab cannot do that; is it of another version?");
        };
    }

    private static String healed(List<String> names) {
        return names.isEmpty() ? "There was nothing to heal." : "Healed: " + String.join(", ", names) + ".";
    }

    private static String text(Map<String, @Nullable Object> request, String name) {
        return request.get(name) instanceof String text ? text : "";
    }

    static String line(String name, String value) {
        StringBuilder text = new StringBuilder();
        try {
            JsonWriter.compact(text).beginObject().put(name, value).endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // Nothing is left to be lost.
        }
    }
}
