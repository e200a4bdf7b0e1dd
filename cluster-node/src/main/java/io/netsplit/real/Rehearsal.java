package io.netsplit.real;

import io.netsplit.history.Functions;
import io.netsplit.real.control.Connection;
import io.netsplit.real.control.ControlServer;
import io.netsplit.real.control.Wire;
import io.netsplit.real.launch.NodeFolder;
import io.netsplit.real.launch.NodeProcess;
import io.netsplit.real.launch.Ports;
import io.netsplit.real.launch.Programs;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node all by itself beside the first cluster of a product: it comes up, is asked once, and exits, and its JVM leaves an
 * archive of its classes for the nodes to come. That takes place while the run does, so that nobody waits for it. Where it
 * fails or does not end in time, the next run has another one.
 */
final class Rehearsal implements ControlServer.Listener, AutoCloseable {
    private static final String NAME = "rehearsal";
    private static final String EXIT = Wire.line("do", "exit");

    private final Programs programs;
    private final Path home;
    private final Links links;
    private final ControlServer control;
    private final boolean takesRequests;
    private final NodeProcess process;

    /** {@code links} of one node; they are closed with it. */
    private Rehearsal(
            Programs programs,
            Path home,
            Links links,
            ControlServer control,
            DataType type,
            Map<String, Object> options,
            boolean takesRequests)
            throws IOException {
        this.programs = programs;
        this.home = home;
        this.links = links;
        this.control = control;
        this.takesRequests = takesRequests;
        control.serve(this, this);
        NodeSettings settings = new NodeSettings(
                0, 1, Ports.text(control.where()), control.token(), type, links.peersOf(0), links.bind(0), options);
        String hosts = links.hosts(0);
        Path hostsFile = hosts.isEmpty() ? null : Files.writeString(home.resolve("hosts"), hosts);
        process = programs.rehearse(settings, home, home.resolve("log"), hostsFile);
    }

    /**
     * Begins one.
     *
     * @param links of one node; they are closed with it
     * @param takesRequests false where the node hosts a process, which is sent messages
     */
    static Rehearsal begin(
            Programs programs,
            NodeFolder folder,
            Links links,
            DataType type,
            Map<String, Object> options,
            boolean takesRequests)
            throws IOException {
        ControlServer control = new ControlServer(ControlServer.loopback());
        try {
            return new Rehearsal(programs, folder.beside(NAME), links, control, type, options, takesRequests);
        } catch (IOException e) {
            control.close();
            links.close();
            throw e;
        }
    }

    @Override
    public void connected(Connection connection) {}

    @Override
    public void received(Connection connection, Map<String, @Nullable Object> line) {
        switch (Wire.text(line, "ev")) {
            case "ready" ->
                connection.send(takesRequests ? Wire.request(1, new Request(1, 1, Functions.READ, 0, null)) : EXIT);
            case "answer", "failed" -> connection.send(EXIT);
            default -> {
                // What it tells of itself nobody wants to know.
            }
        }
    }

    @Override
    public void disconnected(Connection connection) {}

    /** Waits for its end, so long at most, and keeps what it has left then. */
    void await(long ms) {
        try {
            if (process.awaitEnd(ms)) {
                programs.archive().keep(home);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.kill();
        control.close();
        links.close();
    }
}
