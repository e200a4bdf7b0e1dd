package io.netsplit.real;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.network.LinkSettings;
import io.netsplit.real.control.LineWriter;
import io.netsplit.real.control.Wire;
import io.netsplit.real.framing.Framing;
import io.netsplit.real.hosted.ValueCodec;
import io.netsplit.real.launch.Addresses;
import io.netsplit.real.launch.NodeFolder;
import io.netsplit.real.launch.Ports;
import io.netsplit.real.launch.Programs;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.real.proxy.LinkProxy;
import io.netsplit.real.proxy.LinkRule;
import io.netsplit.real.proxy.Passed;
import io.netsplit.run.NodesByHand.Guest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The node that an agent stands for: its process and its folder, and the proxies of the links that lead away from it. */
final class AgentNode implements AutoCloseable {
    /** What of a log fits into one line of the conversation. */
    private static final int LONGEST_LOG = 100_000;

    private final Framing framing;
    private final Guest guest;
    private final String controller;
    private final NodeFolder folder;
    private final LineWriter out;
    private final OwnMachine machine;
    private @Nullable LinkProxy proxy;
    private boolean closed;

    /** @param controller "host:port" as it is known here */
    AgentNode(Product product, Guest guest, String controller, Programs programs, NodeFolder folder, LineWriter out) {
        framing = product.framing();
        this.guest = guest;
        this.controller = controller;
        this.folder = folder;
        this.out = out;
        machine = new OwnMachine(guest.node() + 1, programs, folder, this::failed, this::ended);
    }

    /** Does what the controller says; what cannot be done is said. */
    synchronized void obey(Map<String, @Nullable Object> line) {
        if (closed) {
            return;
        }
        try {
            switch (Wire.text(line, "do")) {
                case "links" -> open(line);
                case "rule" -> rule(line);
                case "launch" -> launch(line);
                case "kill" -> kill(Boolean.TRUE.equals(line.get("wipe")));
                case "pause" -> {
                    tell("is paused");
                    machine.pause(guest.node());
                }
                case "resume" -> {
                    tell("goes on");
                    machine.resume(guest.node());
                }
                case "slow" -> slow(Double.parseDouble(Wire.text(line, "factor")));
                default -> throw new IllegalArgumentException("nobody here can do this: " + line);
            }
        } catch (IOException | IllegalArgumentException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void open(Map<String, @Nullable Object> line) throws IOException {
        List<InetSocketAddress> places = new ArrayList<>();
        if (line.get("places") instanceof List<?> texts) {
            for (Object text : texts) {
                places.add(Ports.read((String) text));
            }
        }
        LinkProxy opened = new LinkProxy(places.size(), framing, Wire.number(line, "seed"));
        proxy = opened;
        Addresses.of(places).open(opened, guest.node());
    }

    private void rule(Map<String, @Nullable Object> line) {
        LinkProxy held = proxy;
        if (held != null && ValueCodec.read(Wire.text(line, "settings")) instanceof LinkSettings settings) {
            held.setRule(
                    (int) Wire.number(line, "from"),
                    (int) Wire.number(line, "to"),
                    LinkRule.of(Boolean.TRUE.equals(line.get("cut")), settings));
        }
    }

    private void launch(Map<String, @Nullable Object> line) throws IOException {
        NodeSettings settings = NodeSettings.read(Wire.text(line, "settings"));
        while (machine.life(guest.node()) < settings.life()) {
            machine.nextLife(guest.node());
        }
        tell(settings.life() == 1 ? "starts, and listens on " + settings.bind() : "starts again");
        machine.launch(guest.node(), settings.reportingTo(controller), Wire.text(line, "hosts"));
    }

    private void kill(boolean wipe) {
        tell(wipe ? "is killed, and loses its disk" : "is killed");
        machine.kill(guest.node(), (wipe ? DiskLoss.EVERYTHING : DiskLoss.NOTHING).word());
    }

    private void slow(double factor) {
        tell(factor > 1 ? "is slowed by " + factor : "runs at its own pace again");
        machine.slow(guest.node(), factor);
    }

    private void tell(String what) {
        guest.guide().tell(NodeSettings.name(guest.node()) + " " + what);
    }

    private void failed(String reason) {
        guest.guide().tell(reason);
        out.offer(Wire.line("ev", "failed", "reason", reason));
    }

    private void ended(String reason, int node) {
        out.offer(Wire.line("ev", "ended", "life", machine.life(node), "reason", reason));
    }

    /** What its proxies have passed on, for each ordered pair of nodes; empty where it has none. */
    synchronized List<Passed> passed() {
        LinkProxy held = proxy;
        return held == null ? List.of() : held.passed();
    }

    /** The end of its log. */
    String log() {
        try {
            String text = Files.readString(folder.log(guest.node()), StandardCharsets.UTF_8);
            return text.substring(Math.max(0, text.length() - LONGEST_LOG));
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends the node and removes what it had on its disk. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        machine.end();
        LinkProxy held = proxy;
        if (held != null) {
            held.close();
        }
        machine.tidy();
    }
}
