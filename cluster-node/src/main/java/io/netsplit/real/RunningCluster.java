package io.netsplit.real;

import io.netsplit.kernel.Pace;
import io.netsplit.pace.WallPace;
import io.netsplit.real.control.Connection;
import io.netsplit.real.control.ControlServer;
import io.netsplit.real.control.Wire;
import io.netsplit.real.launch.NodeFolder;
import io.netsplit.real.launch.Ports;
import io.netsplit.real.launch.Programs;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.real.proxy.Passed;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.NodesByHand.Invitation;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
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
    /** How long the end of a first run waits for its rehearsal, which mostly is over. */
    private static final long REHEARSAL_MS = 20_000;

    private final ProductBackEnd backEnd;
    private final RunSpec asked;
    private final int nodes;
    private final boolean isByHand;
    private final Programs programs;
    private final NodeFolder data;
    private final Overtime overtime;
    private final WallPace pace;
    private final ControlServer control;
    private final Links links;
    private final Map<String, Object> options;
    private final Machines machines;
    private final @Nullable Puppet[] puppets;
    private final @Nullable Connection[] connections;
    private final Probe probe;
    private final CountDownLatch ready;
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final Map<Long, LinkedBlockingQueue<List<?>>> questions = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Thread lastResort = new Thread(this::close, "end-nodes");
    private @Nullable Rehearsal rehearsal;
    private boolean closed;

    /** {@code invitation} is there where people start the nodes. */
    RunningCluster(ProductBackEnd backEnd, RunSpec asked, Path folder, @Nullable Invitation invitation)
            throws IOException {
        this.backEnd = backEnd;
        this.asked = asked;
        this.nodes = Blueprint.of(asked).nodes();
        Product product = backEnd.product();
        this.programs = Programs.of(product.name(), product.heap(), product.serialized());
        this.control = new ControlServer(invitation == null ? ControlServer.loopback() : invitation.listen());
        this.data = new NodeFolder(folder);
        this.isByHand = invitation != null;
        if (invitation == null) {
            this.links = links(product, nodes, asked.seed());
            this.machines = new OwnMachine(nodes, programs, data, failures::add, this::endedByItself);
        } else {
            FarMachines far =
                    new FarMachines(nodes, product, invitation, data, failures, this::endedByItself, asked.seed());
            this.machines = far;
            this.links = far.links();
        }
        this.overtime = new Overtime(asked.workload().clients());
        this.pace = new WallPace(asked.limits().interrupted(), overtime::isNeeded, Overtime.MOST_NS);
        this.options = backEnd.nodeOptions(asked);
        this.puppets = new Puppet[nodes];
        this.connections = new Connection[nodes];
        this.probe = new Probe(nodes, invitation == null ? data.root() : data.logs());
        this.ready = new CountDownLatch(nodes);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    private static Links links(Product product, int nodes, long seed) throws IOException {
        return switch (product.way()) {
            case PROXY_BY_NAME -> ProxyLinks.byName(nodes, product.framing(), seed);
            case PROXY_BY_CALLER -> ProxyLinks.byCaller(nodes, product.framing(), seed);
            case IN_NODE -> {
                List<InetSocketAddress> places = Ports.freePlaces(nodes);
                yield new StackLinks(nodes, places::get);
            }
        };
    }

    /** Starts all nodes and waits until each serves. */
    void start() throws IOException {
        machines.gather(control, this, asked.limits().interrupted());
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
        rehearse();
    }

    /** Without an archive of its classes everything works, so that nobody is told where none can be made. */
    private synchronized void rehearse() {
        if (closed || isByHand || !programs.archive().isMissing()) {
            return;
        }
        try {
            Links alone = links(backEnd.product(), 1, asked.seed());
            rehearsal = Rehearsal.begin(programs, data, alone, asked.workload().type(), options, !backEnd.hosts(asked));
        } catch (IOException e) {
            // The next run tries again.
        }
    }

    private String notReady() {
        return (nodes - ready.getCount()) + " of " + nodes + " nodes were ready after " + START_SECONDS + " s; "
                + machines.lastWords();
    }

    private void launch(int node) throws IOException {
        NodeSettings settings = new NodeSettings(
                node,
                machines.nextLife(node),
                Ports.text(control.where()),
                control.token(),
                asked.workload().type(),
                links.peersOf(node),
                links.bind(node),
                options);
        machines.launch(node, settings, links.hosts(node));
    }

    private void endedByItself(String reason, int node) {
        long life = machines.life(node);
        pace.submit(() -> {
            Puppet puppet = puppets[node];
            if (machines.life(node) == life && puppet != null) {
                puppet.lost(reason);
                hangUp(node);
            }
        });
    }

    /** Where nobody stands for it any more, a node ends when it is not connected any more. */
    private void hangUp(int node) {
        Connection connection = connections[node];
        connections[node] = null;
        if (connection != null) {
            connection.close();
        }
    }

    private void gaveUp(Connection connection, String reason) {
        failures.add(reason);
        pace.submit(() -> {
            Puppet puppet = puppets[connection.node()];
            if (puppet != null && connection.life() == machines.life(connection.node())) {
                puppet.lost(reason);
            }
        });
    }

    int nodes() {
        return nodes;
    }

    /** What the node has sent to each so far; empty where nobody counts. */
    List<Passed> passedFrom(int node) {
        return links.passedFrom(node);
    }

    // --- what the controller hears -----------------------------------------------------------------------------------

    @Override
    public void connected(Connection connection) {
        probe.connected(connection);
        pace.submit(() -> {
            int node = connection.node();
            if (connection.life() == machines.life(node) && machines.isThere(node)) {
                connections[node] = connection;
                introduce(node);
            } else {
                connection.close();
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
                    if (puppet != null && connection.life() == machines.life(node)) {
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
        if (connection == null || connection.life() != machines.life(node)) {
            return;
        }
        links.connected(connection);
        if (puppet != null) {
            puppet.connected(connection);
        }
    }

    void kill(int node, String loss) {
        connections[node] = null;
        puppets[node] = null;
        machines.kill(node, loss);
    }

    void restart(int node) {
        try {
            launch(node);
        } catch (IOException e) {
            failures.add(NodeSettings.name(node) + " could not be started again: " + e.getMessage());
        }
    }

    void pause(int node) {
        probe.paused(node, true);
        machines.pause(node);
    }

    void resume(int node) {
        machines.resume(node);
        probe.paused(node, false);
    }

    /** From now on the node's process runs for one part of {@code factor} of the time; 1 is normal. */
    void slow(int node, double factor) {
        if (machines.slow(node, factor)) {
            probe.paused(node, factor > 1);
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

    // --- the run -----------------------------------------------------------------------------------------------------

    @Override
    public RunSpec spec() {
        Protocol system = asked.protocol();
        PuppetProtocol protocol = backEnd.hosts(asked)
                ? PuppetProtocol.hosting(system, backEnd.invariants(asked), node -> new HostedPuppet(this, node))
                : PuppetProtocol.product(
                        system,
                        backEnd.tellsCandidates(),
                        backEnd.invariants(asked),
                        node -> new ProductPuppet(this, node, system.epochWord()));
        List<String> seen = asked.invariants().stream()
                .filter(protocol.invariantNames()::contains)
                .toList();
        Mirror mirror = new Mirror(this);
        return asked.on(protocol, seen, cluster -> {
                    mirror.follow(cluster, links);
                    if (backEnd.hosts(asked)) {
                        new ClockMirror(cluster, connections).start();
                    }
                })
                .withObserver(mirror)
                .withObserver(overtime);
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
        machines.end();
        endRehearsal();
        control.close();
        links.close();
        machines.tidy();
        if (Thread.currentThread() != lastResort) {
            try {
                Runtime.getRuntime().removeShutdownHook(lastResort);
            } catch (IllegalStateException e) {
                // The JVM is ending already.
            }
        }
    }

    private void endRehearsal() {
        Rehearsal running = rehearsal;
        if (running == null) {
            return;
        }
        if (Thread.currentThread() != lastResort
                && !asked.limits().interrupted().getAsBoolean()) {
            running.await(REHEARSAL_MS);
        }
        running.close();
    }
}
