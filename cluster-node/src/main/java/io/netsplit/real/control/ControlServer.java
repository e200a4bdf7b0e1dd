package io.netsplit.real.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes report to: a port on the loopback interface, opened for one run. Every node opens one connection and says the
 * run's token in its first line; what cannot say it is turned away. A node ends itself when its connection ends, so that no
 * node outlives the controller.
 */
public final class ControlServer implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int TOKEN_BYTES = 16;

    /** Hears of the nodes, on threads of their connections. */
    public interface Listener {
        /** A node has come up and said who it is. */
        void connected(Connection connection);

        void received(Connection connection, Map<String, @Nullable Object> line);

        /** The node is gone, or its connection is. */
        void disconnected(Connection connection);
    }

    private final Listener listener;
    private final ServerSocket server;
    private final String token;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();

    public ControlServer(Listener listener) throws IOException {
        this.listener = listener;
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        token = HexFormat.of().formatHex(secret);
        server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon("control", this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What a node has to say to be let in; as long as a key, and new for every run. */
    public String token() {
        return token;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                daemon("control-" + socket.getPort(), () -> serve(socket));
            } catch (IOException e) {
                // Closed: the run is over. Anything else shows as a node that does not come up.
            }
        }
    }

    private void serve(Socket socket) {
        Connection connection = null;
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            Map<String, @Nullable Object> hello = Wire.read(line(in));
            if (!token.equals(hello.get("token"))) {
                return;
            }
            connection = new Connection((int) Wire.number(hello, "node"), Wire.number(hello, "life"), socket);
            connections.add(connection);
            listener.connected(connection);
            while (true) {
                listener.received(connection, Wire.read(line(in)));
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

    private static String line(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null || line.length() > LONGEST_LINE) {
            throw new IOException("the conversation has ended");
        }
        return line;
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
