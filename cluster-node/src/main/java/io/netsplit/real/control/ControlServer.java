package io.netsplit.real.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes report to: a port, opened for one run. Every node opens one connection and says the run's token in its first
 * line; what cannot say it is turned away. A node ends itself when its connection ends, so that no node outlives the
 * controller.
 */
public final class ControlServer implements AutoCloseable {
    /** Who says this as its life is no node, but stands for one on its machine. */
    public static final long NO_LIFE = 0;

    private static final int TOKEN_BYTES = 16;
    /** A first line holds a token and two numbers, and whoever connects to say it says it at once. */
    private static final int LONGEST_FIRST_LINE = 1 << 10;

    private static final int FIRST_LINE_MS = 60_000;
    private static final int MOST_STRANGERS = 64;

    /** Hears of those who have said the token, on threads of their connections. */
    public interface Listener {
        /** It has come and said who it is. */
        void connected(Connection connection);

        void received(Connection connection, Map<String, @Nullable Object> line);

        /** It is gone, or its connection is. */
        void disconnected(Connection connection);
    }

    private final ServerSocket server;
    private final String token;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final Semaphore strangers = new Semaphore(MOST_STRANGERS);

    /** Takes the address; who calls waits until {@link #serve}. */
    public ControlServer(InetSocketAddress where) throws IOException {
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        token = HexFormat.of().formatHex(secret);
        server = new ServerSocket();
        try {
            server.bind(where);
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "the controller cannot listen on " + where.getAddress().getHostAddress() + ":" + where.getPort()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    /** On the loopback interface, at a free port. */
    public static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** From now on lets in who says the token: nodes, and those who stand for nodes on their machines. */
    public void serve(Listener nodes, Listener agents) {
        daemon("control", () -> accept(nodes, agents));
    }

    public InetSocketAddress where() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** What has to be said to be let in; as long as a key, and new for every run. */
    public String token() {
        return token;
    }

    private void accept(Listener nodes, Listener agents) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (!strangers.tryAcquire()) {
                    socket.close();
                    continue;
                }
                daemon("control-" + socket.getPort(), () -> serve(socket, nodes, agents));
            } catch (IOException e) {
                // Closed: the run is over. Anything else shows as a node that does not come up.
            }
        }
    }

    private void serve(Socket socket, Listener nodes, Listener agents) {
        Connection connection = null;
        Listener listener = nodes;
        try (socket) {
            LineReader in = new LineReader(socket);
            Map<String, @Nullable Object> hello = hello(socket, in);
            connection = new Connection((int) Wire.number(hello, "node"), Wire.number(hello, "life"), socket);
            listener = connection.life() == NO_LIFE ? agents : nodes;
            connections.add(connection);
            listener.connected(connection);
            while (true) {
                listener.received(connection, Wire.read(in.line()));
            }
        } catch (IOException | IllegalArgumentException e) {
            // Ended, or does not speak our language: either way the conversation is over.
        } finally {
            if (connection != null) {
                connections.remove(connection);
                listener.disconnected(connection);
            }
        }
    }

    /** What whoever knows the token says first. */
    private Map<String, @Nullable Object> hello(Socket socket, LineReader in) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(FIRST_LINE_MS);
            Map<String, @Nullable Object> hello = Wire.read(in.line(LONGEST_FIRST_LINE));
            byte[] said = Wire.text(hello, "token").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), said)) {
                String refusal = Wire.line("do", "refuse", "reason", "the token is not that of its run") + "\n";
                socket.getOutputStream().write(refusal.getBytes(StandardCharsets.UTF_8));
                throw new IOException("a stranger");
            }
            socket.setSoTimeout(0);
            return hello;
        } finally {
            strangers.release();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // Nothing is left to be lost.
        }
        connections.forEach(Connection::close);
    }
}
