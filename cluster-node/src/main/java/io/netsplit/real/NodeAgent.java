package io.netsplit.real;

import io.netsplit.real.control.ControlServer;
import io.netsplit.real.control.LineReader;
import io.netsplit.real.control.LineWriter;
import io.netsplit.real.control.Wire;
import io.netsplit.real.launch.NodeFolder;
import io.netsplit.real.launch.Ports;
import io.netsplit.real.launch.Programs;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.real.proxy.Passed;
import io.netsplit.run.NodeByHandException;
import io.netsplit.run.NodeByHandException.Kind;
import io.netsplit.run.NodesByHand.Guest;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands for one node on this machine for as long as its controller wants it: the conversation with the controller. What is
 * done to the node is {@link AgentNode}'s. When the conversation ends, in whatever way, the node ends with it.
 */
final class NodeAgent {
    private static final int CONNECT_MS = 10_000;
    private static final long ALIVE_MS = 1_000;

    private final Product product;
    private final Guest guest;
    private final String name;
    private final String controller;
    private boolean welcome;
    private volatile boolean interrupted;

    NodeAgent(Product product, Guest guest) {
        this.product = product;
        this.guest = guest;
        name = NodeSettings.name(guest.node());
        controller = Ports.text(guest.controller());
    }

    /** Returns when the controller says that the run is over. */
    void serve() throws NodeByHandException {
        InetSocketAddress place = place();
        Programs programs = programs();
        try (Socket socket = connected()) {
            NodeFolder folder = folder();
            LineWriter out = new LineWriter(socket, "agent-out", () -> close(socket));
            try (AgentNode node = new AgentNode(product, guest, controller, programs, folder, out)) {
                Thread onInterrupt = new Thread(() -> interrupt(socket, node), "end-node");
                Runtime.getRuntime().addShutdownHook(onInterrupt);
                try {
                    hello(out, place, folder);
                    converse(socket, out, node);
                } finally {
                    forget(onInterrupt);
                }
            }
        } catch (IOException e) {
            throw ended(e.getMessage());
        }
    }

    // --- before the conversation -------------------------------------------------------------------------------------

    private InetSocketAddress place() throws NodeByHandException {
        InetSocketAddress bind = guest.bind();
        String text = name + " cannot listen on " + Ports.text(bind) + ": ";
        if (!(bind.getAddress() instanceof Inet4Address)) {
            throw refused(text + "it is no address of IPv4");
        }
        if (bind.getAddress().isAnyLocalAddress()) {
            throw refused(text + "the other nodes have to know one address by which they reach it");
        }
        try {
            boolean own = bind.getAddress().isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(bind.getAddress()) != null;
            if (!own) {
                throw refused(text + "this machine has no such address");
            }
            return Ports.free(bind);
        } catch (IOException e) {
            throw refused(text + lowerFirst(e.getMessage()));
        }
    }

    private Programs programs() throws NodeByHandException {
        try {
            return Programs.of(product.name(), product.heap(), product.serialized());
        } catch (IOException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private NodeFolder folder() throws NodeByHandException {
        try {
            return new NodeFolder(guest.logs());
        } catch (IOException e) {
            throw refused("the log of " + name + " cannot be in " + guest.logs() + ": it is no folder that can be"
                    + " written to");
        }
    }

    private Socket connected() throws NodeByHandException {
        Socket socket = new Socket();
        try {
            socket.connect(guest.controller(), CONNECT_MS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Agents.SILENCE_MS);
            return socket;
        } catch (IOException e) {
            close(socket);
            throw new NodeByHandException(
                    Kind.NOBODY, "no controller answers at " + controller + ": " + lowerFirst(e.getMessage()));
        }
    }

    // --- the conversation --------------------------------------------------------------------------------------------

    private void hello(LineWriter out, InetSocketAddress place, NodeFolder folder) {
        out.offer(Wire.line("token", guest.token(), "node", guest.node(), "life", ControlServer.NO_LIFE));
        out.offer(Wire.line(
                "ev", "here",
                "system", product.name(),
                "version", guest.version(),
                "bind", Ports.text(place),
                "log", folder.log(guest.node()).toString()));
    }

    private void converse(Socket socket, LineWriter out, AgentNode node) throws IOException, NodeByHandException {
        LineReader in = new LineReader(socket);
        while (!interrupted) {
            Map<String, @Nullable Object> line = next(in);
            switch (Wire.text(line, "do")) {
                case "welcome" -> welcomed(out, node);
                case "refuse" -> throw refused(name + " was turned away: " + Wire.text(line, "reason"));
                case "heard" -> {
                    // The controller is there.
                }
                case "end" -> {
                    end(out, node, Boolean.TRUE.equals(line.get("begun")));
                    return;
                }
                default -> node.obey(line);
            }
        }
    }

    private Map<String, @Nullable Object> next(LineReader in) throws NodeByHandException {
        try {
            return Wire.read(in.line());
        } catch (SocketTimeoutException e) {
            throw ended("nothing was heard from the controller at " + controller + " for "
                    + TimeUnit.MILLISECONDS.toSeconds(Agents.SILENCE_MS) + " s");
        } catch (IOException | IllegalArgumentException e) {
            if (interrupted) {
                throw ended("interrupted");
            }
            throw welcome
                    ? ended("the controller at " + controller + " is gone")
                    : new NodeByHandException(Kind.NOBODY, "what answers at " + controller + " is no controller");
        }
    }

    private void welcomed(LineWriter out, AgentNode node) {
        welcome = true;
        guest.guide().tell(name + " is let in by " + controller + " and waits for the others");
        Thread alive = new Thread(() -> tellThatItIsAlive(out, node), "alive");
        alive.setDaemon(true);
        alive.start();
    }

    private static void tellThatItIsAlive(LineWriter out, AgentNode node) {
        try {
            while (out.offer(alive(node.passed()))) {
                TimeUnit.MILLISECONDS.sleep(ALIVE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String alive(List<Passed> passed) {
        return Wire.line(
                "ev", "alive",
                "bytes", passed.stream().map(Passed::bytes).toList(),
                "messages", passed.stream().map(Passed::messages).toList());
    }

    private void end(LineWriter out, AgentNode node, boolean begun) throws NodeByHandException {
        node.close();
        out.offer(Wire.line("ev", "log", "text", node.log()));
        out.finish();
        if (!begun) {
            throw ended("the controller at " + controller + " has given up before all nodes were there");
        }
        guest.guide().tell("the run is over, and " + name + " is gone");
    }

    /** Ctrl-C: the node goes first, then whoever waits for it. */
    private void interrupt(Socket socket, AgentNode node) {
        interrupted = true;
        node.close();
        close(socket);
    }

    private static void forget(Thread onInterrupt) {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The JVM is ending already.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, or as good as that.
        }
    }

    private static NodeByHandException refused(String message) {
        return new NodeByHandException(Kind.REFUSED, message);
    }

    private NodeByHandException ended(@Nullable String why) {
        return new NodeByHandException(Kind.ENDED, why + "; " + name + " is ended");
    }

    private static String lowerFirst(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
