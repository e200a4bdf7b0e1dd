package io.netsplit.real;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.kernel.Pace;
import io.netsplit.pace.WallPace;
import io.netsplit.real.control.Connection;
import io.netsplit.real.control.ControlServer;
import io.netsplit.real.control.Wire;
import io.netsplit.real.launch.NodeFolder;
import io.netsplit.real.launch.NodeProcess;
import io.netsplit.real.launch.Programs;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Real nodes under one run: their processes, the links between them, and the puppets that stand for them. */
final class RunningCluster implements BackEnd.Deployment, ControlServer.Listener {
    private static final long START_SECONDS = 90;
    private static final long CONTENTS_SECONDS = 3;
    private static final long LOOK_MS = 100;
    private static final long ARCHIVE_SECONDS = 20;

    private final ProductBackEnd backEnd;
    private final RunSpec asked;
    private final NodeFolder folder;
    private final Programs programs;
    private final int nodes;
    private final WallPace pace;
    private final ControlServer control;
    private final Links links;
    private final Map<String, Object> options;
    private final @Nullable NodeProcess[] processes;
    private final long[] lives;
    private final @Nullable Puppet[] puppets;
    private final @Nullable Connection[] connections;
    private final Probe probe;
    private final CountDownLatch ready;
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final Map<Long, LinkedBlockingQueue<List<?>>> questions = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Thread lastResort = new Thread(this::close, "end-nodes");
    /** The node whose JVM leaves an archive of its classes at the end; -1 where none has to, or it was killed. */
    private volatile int archivist;

    private boolean closed;

    RunningCluster(ProductBackEnd backEnd, RunSpec asked, Path folder) throws IOException {
        this.backEnd = backEnd;
        this.asked = asked;
        this.nodes = Blueprint.of(asked).nodes();
        this.folder = new NodeFolder(folder);
        this.programs = Programs.of(backEnd.product().name(), backEnd.product().heap());
        this.pace = new WallPace(asked.limits().interrupted());
        this.archivist = programs.archive().isMissing() ? 0 : -1;
        this.options = backEnd.nodeOptions(asked);
        this.processes = new NodeProcess[nodes];
        this.lives = new long[nodes];
        this.puppets = new Puppet[nodes];
        this.connections = new Connection[nodes];
        this.probe = new Probe(nodes, this.folder.root());
        this.ready = new CountDownLatch(nodes);
        this.control = new ControlServer(this);
        this.links = links(backEnd.product().way(), nodes, asked.seed());
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    private static Links links(Product.Way way, int nodes, long seed) throws IOException {
        return switch (way) {
            case PROXY_BY_NAME -> ProxyLinks.byName(nodes, seed);
            case PROXY_BY_CALLER -> ProxyLinks.byCaller(nodes, seed);
            case IN_NODE -> new StackLinks(nodes);
        };
    }

    /** Starts all nodes and waits until each serves. */
    void start() throws IOException {
        for (int node = 0; node < nodes; node++) {
            launch(node);
        }
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        try {
            while (!ready.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                String failure = failures.poll();
                if (failure != null) {
                    throw new IOException(failure);
                }
                if (System.nanoTime() > endNs) {
                    throw new IOException(notReady());
                }
                if (asked.limits().interrupted().getAsBoolean()) {
                    throw new IOException("interrupted while the nodes were starting");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the nodes were starting", e);
        }
        probe.start();
    }

    private String notReady() {
        StringBuilder text = new StringBuilder();
        for (int node = 0; node < nodes; node++) {
            NodeProcess process = processes[node];
            if (process != null) {
                text.append(NodeSettings.name(node))
                        .append(" last said:\n")
                        .append(process.lastLines())
                        .append('\n');
            }
        }
        return (nodes - ready.getCount()) + " of " + nodes + " nodes were ready after " + START_SECONDS + " s; " + text;
    }

    private void launch(int node) throws IOException {
        lives[node]++;
        NodeSettings settings = new NodeSettings(
                node,
                lives[node],
                control.port(),
                control.token(),
                asked.workload().type(),
                links.peersOf(node),
                links.bind(node),
                options);
        Path home = folder.of(node);
        NodeProcess process = programs.start(
                settings, home, folder.log(node), links.hostsFile(node, home), node == archivist && lives[node] == 1);
        processes[node] = process;
        Thread watch = new Thread(() -> watch(node, process), "watch-n" + (node + 1));
        watch.setDaemon(true);
        watch.start();
    }

    /** A node that ends by itself is a finding, not an accident to be hidden. */
    private void watch(int node, NodeProcess process) {
        try {
            while (!process.awaitEnd(TimeUnit.HOURS.toMillis(1))) {
                // It lives.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (processes[node] != process) {
            return;
        }
        String reason = NodeSettings.name(node) + " ended by itself; it last said:\n" + process.lastLines();
        failures.add(reason);
        pace.submit(() -> {
            Puppet puppet = puppets[node];
            if (processes[node] == process && puppet != null) {
                puppet.lost(reason);
            }
        });
    }

    private void gaveUp(Connection connection, String reason) {
        failures.add(reason);
        pace.submit(() -> {
            Puppet puppet = puppets[connection.node()];
            if (puppet != null && connection.life() == lives[connection.node()]) {
                puppet.lost(reason);
            }
        });
    }

    int nodes() {
        return nodes;
    }

    // --- what the controller hears -----------------------------------------------------------------------------------

    @Override
    public void connected(Connection connection) {
        probe.connected(connection);
        pace.submit(() -> {
            int node = connection.node();
            if (connection.life() == lives[node]) {
                connections[node] = connection;
                introduce(node);
            }
        });
    }

    @Override
    public void received(Connection connection, Map<String, @Nullable Object> line) {
        int node = connection.node();
        switch (Wire.text(line, "ev")) {
            case "ready" -> {
                if (connection.life() == 1) {
                    ready.countDown();
                }
            }
            case "failed" -> gaveUp(connection, NodeSettings.name(node) + " gave up: " + Wire.text(line, "reason"));
            case "pong" -> probe.answered(node, Wire.number(line, "id"));
            case "contents" -> {
                LinkedBlockingQueue<List<?>> asking = questions.remove(Wire.number(line, "id"));
                if (asking != null && line.get("contents") instanceof List<?> contents) {
                    asking.add(contents);
                }
            }
            default ->
                pace.submit(() -> {
                    Puppet puppet = puppets[node];
                    if (puppet != null && connection.life() == lives[node]) {
                        puppet.told(line);
                    }
                });
        }
    }

    @Override
    public void disconnected(Connection connection) {
        // The process has ended, which somebody watches.
    }

    // --- what the run does, on its thread ----------------------------------------------------------------------------

    /** The run's cluster has started a life of the node. */
    void started(int node, Puppet puppet) {
        puppets[node] = puppet;
        introduce(node);
    }

    private void introduce(int node) {
        Puppet puppet = puppets[node];
        Connection connection = connections[node];
        if (connection == null || connection.life() != lives[node]) {
            return;
        }
        links.connected(connection);
        if (puppet != null) {
            puppet.connected(connection);
        }
    }

    void kill(int node, String loss) {
        archivist = node == archivist ? -1 : archivist;
        NodeProcess process = processes[node];
        processes[node] = null;
        connections[node] = null;
        puppets[node] = null;
        if (process != null) {
            process.kill();
        }
        if (loss.equals(DiskLoss.EVERYTHING.word())) {
            try {
                folder.wipe(node);
            } catch (IOException e) {
                failures.add(NodeSettings.name(node) + " has kept its disk: " + e.getMessage());
            }
        }
    }

    void restart(int node) {
        try {
            launch(node);
        } catch (IOException e) {
            failures.add(NodeSettings.name(node) + " could not be started again: " + e.getMessage());
        }
    }

    void pause(int node) {
        archivist = node == archivist ? -1 : archivist;
        probe.paused(node, true);
        signal(node, NodeProcess::pause);
    }

    void resume(int node) {
        signal(node, NodeProcess::resume);
        probe.paused(node, false);
    }

    private interface Signal {
        void send(NodeProcess process) throws IOException;
    }

    private void signal(int node, Signal signal) {
        NodeProcess process = processes[node];
        try {
            if (process != null && process.isAlive()) {
                signal.send(process);
            }
        } catch (IOException e) {
            failures.add(NodeSettings.name(node) + ": " + e.getMessage());
        }
    }

    /** What the node holds now; empty where it does not say so in time. */
    List<?> contents(@Nullable Connection connection) {
        if (connection == null) {
            return List.of();
        }
        long id = ids.incrementAndGet();
        LinkedBlockingQueue<List<?>> asking = new LinkedBlockingQueue<>();
        questions.put(id, asking);
        connection.send(Wire.line("do", "contents", "id", id));
        try {
            List<?> answer = asking.poll(CONTENTS_SECONDS, TimeUnit.SECONDS);
            return answer == null ? List.of() : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Lets the one node exit by itself, whose JVM then writes down its classes for those that come after it. */
    private void makeArchive() {
        int node = archivist;
        NodeProcess process = node < 0 ? null : processes[node];
        Connection connection = node < 0 ? null : connections[node];
        if (process == null || connection == null || !connection.send(Wire.line("do", "exit"))) {
            return;
        }
        processes[node] = null;
        try {
            if (process.awaitEnd(TimeUnit.SECONDS.toMillis(ARCHIVE_SECONDS))) {
                programs.archive().keep(folder.of(node));
            }
        } catch (IOException e) {
            // Then the next cluster makes it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.kill();
    }

    // --- the run -----------------------------------------------------------------------------------------------------

    @Override
    public RunSpec spec() {
        Protocol system = asked.protocol();
        PuppetProtocol protocol = backEnd.hosts(asked)
                ? new PuppetProtocol(system, backEnd.invariants(asked), node -> new HostedPuppet(this, node))
                : new PuppetProtocol(
                        system, backEnd.invariants(asked), node -> new ProductPuppet(this, node, system.epochWord()));
        List<String> seen = asked.invariants().stream()
                .filter(protocol.invariantNames()::contains)
                .toList();
        return asked.on(protocol, seen, cluster -> Mirror.follow(cluster, links))
                .withObserver(new Mirror(this));
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Conditions conditions() {
        return new Conditions(probe.delaysNs(), probe.syncsNs(), backEnd.optionsHere(asked));
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        probe.close();
        if (Thread.currentThread() != lastResort) {
            makeArchive();
        }
        List<NodeProcess> ended = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            NodeProcess process = processes[node];
            processes[node] = null;
            if (process != null) {
                ended.add(process);
            }
        }
        ended.forEach(NodeProcess::kill);
        control.close();
        links.close();
        try {
            folder.tidy();
        } catch (IOException e) {
            failures.add("the nodes' data could not be removed: " + e.getMessage());
        }
        if (Thread.currentThread() != lastResort) {
            try {
                Runtime.getRuntime().removeShutdownHook(lastResort);
            } catch (IllegalStateException e) {
                // The JVM is ending already.
            }
        }
    }
}
