package io.netsplit.real.node;

import io.netsplit.node.RoleChanged;
import io.netsplit.real.control.LineWriter;
import io.netsplit.real.control.Wire;
import io.netsplit.workload.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node's side of the control connection. What a node has to say waits in a queue that a thread of its own empties, so that
 * no thread of the product is ever held up. When the connection ends, so does the JVM.
 */
public final class Controller {
    private static final int GONE = 3;

    private final Socket socket;
    private final LineWriter out;

    Controller(NodeSettings settings) throws IOException {
        socket = new Socket();
        socket.connect(settings.controller());
        socket.setTcpNoDelay(true);
        out = new LineWriter(socket, "control-out", () -> halt("the controller is gone"));
        say("token", settings.token(), "node", settings.node(), "life", settings.life());
    }

    /** The node serves. */
    public void ready() {
        say("ev", "ready");
    }

    /** The node cannot go on. */
    public void failed(String reason) {
        say("ev", "failed", "reason", reason);
    }

    /** What the node believes of itself from now on. */
    public void role(RoleChanged.Role role, long epoch) {
        say("ev", "role", "role", role.word(), "epoch", epoch);
    }

    /** Everything up to there has been applied; see {@link io.netsplit.system.Applied}. */
    public void applied(long position, long digest) {
        say("ev", "applied", "position", position, "digest", digest);
    }

    /** This node now holds this of a key, which every node is to hold; see {@link io.netsplit.system.ObjectHeld}. */
    public void held(long key, long digest) {
        say("ev", "held", "key", key, "digest", digest);
    }

    /** Something else that is worth being seen in a trace: its type, then names and values in turns. */
    public void event(String type, @Nullable Object... namesAndValues) {
        say("ev", "event", "type", type, "fields", Arrays.asList(namesAndValues));
    }

    /** An event of the process that the node hosts, as bytes in a text. */
    public void emit(String event) {
        say("ev", "emit", "event", event);
    }

    /** A message of the process that the node hosts, to a client. */
    public void deliver(int to, String message) {
        say("ev", "deliver", "to", to, "message", message);
    }

    /** {@code leader} is whom to ask instead, or -1. */
    public void answer(long id, Reply.Status status, @Nullable Object output, int leader) {
        put(Wire.answer(id, status, output, leader));
    }

    private void say(@Nullable Object... namesAndValues) {
        put(Wire.line(namesAndValues));
    }

    private void put(String line) {
        if (!out.offer(line)) {
            halt("the controller does not listen");
        }
    }

    /** Does what the controller asks for, until it is gone. */
    void serve(Member member) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Map<String, @Nullable Object> command = Wire.read(line);
                switch (Wire.text(command, "do")) {
                    case "submit" -> member.submit(Wire.number(command, "id"), Wire.request(command));
                    case "contents" -> {
                        List<Object> contents = member.contents();
                        say("ev", "contents", "id", Wire.number(command, "id"), "contents", contents);
                    }
                    case "clock" -> member.clock(Wire.number(command, "error"), Wire.number(command, "ppm"));
                    case "exit" -> System.exit(0);
                    case "ping" -> say("ev", "pong", "id", Wire.number(command, "id"));
                    case "deliver" -> member.deliver((int) Wire.number(command, "from"), Wire.text(command, "message"));
                    case "link" ->
                        member.link(
                                (int) Wire.number(command, "from"),
                                Boolean.TRUE.equals(command.get("cut")),
                                Wire.text(command, "settings"));
                    default ->
                        throw new IllegalArgumentException(String.format(Locale.ROOT, "no such command: %s", line));
                }
            }
        } catch (IOException e) {
            // The controller is gone.
        }
        halt("the controller is gone");
    }

    /** Without shutdown hooks: a product that takes its leave would tell the others, and may hang. */
    private static void halt(String reason) {
        System.err.println("netsplit node: " + reason + ", so this node ends");
        System.err.flush();
        Runtime.getRuntime().halt(GONE);
    }
}
