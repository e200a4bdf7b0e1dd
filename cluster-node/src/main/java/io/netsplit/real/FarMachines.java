package io.netsplit.real;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.real.control.ControlServer;
import io.netsplit.real.control.Wire;
import io.netsplit.real.launch.NodeFolder;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.run.NodesByHand.Invitation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Nodes on machines where people have started somebody to stand for them: what is done to a node is said to its agent. */
final class FarMachines implements Machines, Agents.Hearer {
    private static final long END_SECONDS = 20;
    private static final long LOOK_MS = 20;

    private final Agents agents;
    private final NodeFolder folder;
    private final Queue<String> failures;
    private final ObjIntConsumer<String> ended;
    private final long[] lives;
    private final boolean[] running;
    private final double[] slowness;
    private final @Nullable FarLinks links;
    private volatile boolean ending;

    /**
     * @param folder takes the logs that come back
     * @param failures takes sentences on what went wrong
     * @param ended hears, on any thread, of a node that ended by itself, and why
     */
    FarMachines(
            int nodes,
            Product product,
            Invitation invitation,
            NodeFolder folder,
            Queue<String> failures,
            ObjIntConsumer<String> ended,
            long seed) {
        agents = new Agents(nodes, product.name(), invitation, this);
        links = product.way() == Product.Way.PROXY_BY_NAME ? new FarLinks(nodes, agents, seed) : null;
        this.folder = folder;
        this.failures = failures;
        this.ended = ended;
        lives = new long[nodes];
        running = new boolean[nodes];
        slowness = new double[nodes];
    }

    /** The links between these nodes. */
    Links links() {
        return links == null ? new StackLinks(lives.length, agents::place) : links;
    }

    @Override
    public void gather(ControlServer control, ControlServer.Listener nodes, BooleanSupplier interrupted)
            throws IOException {
        control.serve(nodes, agents);
        agents.gather(control, interrupted);
        if (links != null) {
            links.open();
        }
    }

    @Override
    public boolean isThere(int node) {
        return agents.isThere(node);
    }

    @Override
    public long life(int node) {
        return lives[node];
    }

    @Override
    public long nextLife(int node) {
        return ++lives[node];
    }

    @Override
    public void launch(int node, NodeSettings settings, String hosts) throws IOException {
        if (!agents.say(node, Wire.line("do", "launch", "settings", settings.text(), "hosts", hosts))) {
            throw new IOException("nobody stands for it any more");
        }
        running[node] = true;
        slowness[node] = 1;
    }

    @Override
    public String lastWords() {
        return "what they said is in the logs on their machines";
    }

    @Override
    public void kill(int node, String loss) {
        running[node] = false;
        agents.say(node, Wire.line("do", "kill", "wipe", loss.equals(DiskLoss.EVERYTHING.word())));
    }

    @Override
    public void pause(int node) {
        agents.say(node, Wire.line("do", "pause"));
    }

    @Override
    public void resume(int node) {
        agents.say(node, Wire.line("do", "resume"));
    }

    @Override
    public boolean slow(int node, double factor) {
        if (!running[node] || slowness[node] == factor) {
            return false;
        }
        slowness[node] = factor;
        return agents.say(node, Wire.line("do", "slow", "factor", Double.toString(factor)));
    }

    @Override
    public void end() {
        ending = true;
        for (int node = 0; node < lives.length; node++) {
            agents.say(node, Wire.line("do", "end", "begun", agents.hasBegun()));
        }
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        try {
            while (agents.isAnybodyThere() && System.nanoTime() < endNs) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void tidy() {
        // Whoever stands for a node removes what it had.
    }

    // --- what is heard -----------------------------------------------------------------------------------------------

    @Override
    public void heard(int node, Map<String, @Nullable Object> line) {
        switch (Wire.text(line, "ev")) {
            case "alive" -> {
                if (links != null
                        && line.get("bytes") instanceof List<?> bytes
                        && line.get("messages") instanceof List<?> messages) {
                    links.counted(node, bytes, messages);
                }
            }
            case "ended" -> {
                if (Wire.number(line, "life") == lives[node]) {
                    ended.accept(Wire.text(line, "reason"), node);
                }
            }
            case "failed" -> failures.add(NodeSettings.name(node) + ": " + Wire.text(line, "reason"));
            case "log" -> keep(node, Wire.text(line, "text"));
            default -> throw new IllegalArgumentException("nobody who stands for a node says this: " + line);
        }
    }

    private void keep(int node, String log) {
        try {
            Files.writeString(folder.log(node), log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            failures.add("the log of " + NodeSettings.name(node) + " could not be kept: " + e.getMessage());
        }
    }

    @Override
    public void gone(int node) {
        if (!ending) {
            String reason = NodeSettings.name(node) + " is lost: who stood for it on its machine is gone";
            failures.add(reason);
            ended.accept(reason, node);
        }
    }
}
