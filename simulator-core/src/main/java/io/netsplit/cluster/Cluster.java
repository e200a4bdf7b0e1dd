package io.netsplit.cluster;

import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.cluster.disk.SimulatedDisk;
import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Simulation;
import io.netsplit.network.Network;
import io.netsplit.node.Process;
import io.netsplit.node.RoleChanged;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import io.netsplit.trace.Observers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A simulated cluster: nodes with their clocks and disks, clients, the network between them, and who observes it. Nodes
 * have addresses from 0, spares among them; clients come after all nodes. Everything that can be broken is broken
 * through this class; what a fault does over time is the business of {@code io.netsplit.fault}.
 *
 * <p>A client beside a node stands at the node's position: it shares the node's links, cuts, clock and crashes, but
 * not its pauses and slowness, which befall the node's process alone.
 */
public final class Cluster {
    private final Simulation simulation;
    private final Observers observers = new Observers();
    private final Network network;
    private final Topology topology;
    private final Node.Parts nodeParts;
    private final Node.Parts clientParts;
    private final List<Node> endpoints = new ArrayList<>();
    private final List<Integer> hosts = new ArrayList<>();
    private final List<Boolean> sharesFate = new ArrayList<>();
    private boolean started;

    Cluster(ClusterBuilder builder, Process.Factory factory) {
        simulation = new Simulation(builder.seed, builder.limits);
        builder.observers.forEach(observers::add);
        topology = new Topology(builder);
        network = new Network(simulation, topology, builder.localLatency, observers);
        if (builder.streams != null) {
            network.useStreams(builder.streams);
        }
        nodeParts = new Node.Parts(factory, builder.diskSync, builder.processing, builder.inboxCapacity);
        clientParts = new Node.Parts(factory, builder.diskSync, null, builder.inboxCapacity);
        for (int node = 0; node < topology.nodes(); node++) {
            add(topology.name(node), node, true, nodeParts, newClock(topology.name(node)));
        }
        builder.clocks.forEach(this::setClock);
    }

    public static ClusterBuilder builder(long seed) {
        return new ClusterBuilder(seed);
    }

    public Simulation simulation() {
        return simulation;
    }

    public Network network() {
        return network;
    }

    /** Whom everything that happens is reported to. */
    public Observers observers() {
        return observers;
    }

    public Cluster observe(Observer observer) {
        observers.add(observer);
        return this;
    }

    /** How many addresses belong to nodes, spares included: they are 0 … nodes-1. */
    public int nodes() {
        return topology.nodes();
    }

    /** How many nodes the cluster begins with: they are 0 … initialNodes-1. */
    public int initialNodes() {
        return topology.initialNodes();
    }

    /** How many addresses there are, clients included. */
    public int endpoints() {
        return endpoints.size();
    }

    /** "n3" for a node, "c2" for a client. */
    public String name(int address) {
        return topology.name(address);
    }

    /** The address of the endpoint with this name, or -1. */
    public int address(String name) {
        return topology.address(name);
    }

    /** Addresses of the nodes of each group, in the order of the topology, those that have not joined or have left included. */
    public Map<String, List<Integer>> groups() {
        return topology.groups();
    }

    /** Addresses of the group's nodes, those that have not joined or have left included; empty where there is none. */
    public List<Integer> group(String name) {
        return topology.group(name);
    }

    /** The node at whose position the endpoint stands: itself for a node and for a client apart. */
    public int host(int address) {
        return hosts.get(address);
    }

    /**
     * Adds a client beside node {@code host}, or apart from all nodes where {@code host} is negative.
     *
     * @param factory called with the client's address at its start and after every crash of its host
     * @return its address
     */
    public int addClient(int host, Process.Factory factory) {
        requireNode(host);
        return addEndpoint(topology.addClient(), host, true, factory);
    }

    /** Adds a client that has the network position of node {@code host}, on a machine of its own, which never crashes. */
    public int addClientNear(int host, Process.Factory factory) {
        requireNode(host);
        return addEndpoint(topology.addClient(), host, false, factory);
    }

    /** Adds somebody apart from all nodes who is no client, as an administrator. */
    public int addOutsider(String name, Process.Factory factory) {
        return addEndpoint(topology.addOutsider(name), -1, true, factory);
    }

    private int addEndpoint(String name, int host, boolean crashesWithHost, Process.Factory factory) {
        int address = endpoints.size();
        Node.Parts parts =
                new Node.Parts(factory, clientParts.diskSync(), clientParts.processing(), clientParts.inboxCapacity());
        boolean ownMachine = host < 0 || !crashesWithHost;
        NodeClock clock = ownMachine ? newClock(name) : endpoints.get(host).clock();
        add(name, host < 0 ? address : host, crashesWithHost, parts, clock);
        if (started) {
            endpoints.get(address).start(NodeChange.STARTED);
        }
        return address;
    }

    /** Starts every initial node and every client, in the order of their addresses. */
    public void start() {
        if (started) {
            throw new IllegalStateException("the cluster has been started already");
        }
        started = true;
        for (Node node : List.copyOf(endpoints)) {
            if (node.address() < initialNodes() || node.address() >= nodes()) {
                node.start(NodeChange.STARTED);
            }
        }
    }

    /** Runs up to and including {@code timeNs} of virtual time. */
    public Outcome runUntil(long timeNs) {
        return simulation.runUntil(timeNs);
    }

    public NodeState state(int address) {
        return endpoints.get(address).state();
    }

    /** True where a process is running, be it paused or slow. */
    public boolean isUp(int address) {
        return state(address) == NodeState.UP;
    }

    public boolean isPaused(int address) {
        return endpoints.get(address).isPaused();
    }

    /** How many times the node's process has been started. */
    public int incarnations(int address) {
        return endpoints.get(address).incarnations();
    }

    /** The running process, or null. */
    public @Nullable Process process(int address) {
        return endpoints.get(address).process();
    }

    /** What the node's running process last said of its role; null where none runs or it has said nothing. */
    public @Nullable RoleChanged role(int address) {
        return endpoints.get(address).role();
    }

    /** Since when the node's {@link #role} is what it is, in virtual nanoseconds. */
    public long roleSinceNs(int address) {
        return endpoints.get(address).roleSinceNs();
    }

    public NodeClock clock(int address) {
        return endpoints.get(address).clock();
    }

    public SimulatedDisk disk(int address) {
        return endpoints.get(address).disk();
    }

    /**
     * The node's process and the clients beside it are gone, with their timers and what waits for them. A node that is
     * down already loses of its disk what {@code loss} says.
     */
    public void crash(int node, DiskLoss loss) {
        if (state(node) == NodeState.ABSENT || state(node) == NodeState.REMOVED) {
            throw new IllegalStateException(name(node) + " is " + state(node) + " and cannot crash");
        }
        for (int address : atPositionOf(node)) {
            if (state(address) == NodeState.DOWN) {
                disk(address).crash(loss);
            } else {
                endpoints.get(address).stop(NodeState.DOWN, NodeChange.CRASHED, loss, loss.word());
            }
        }
    }

    /** Starts a new process on a node that has crashed or halted, and on the clients beside it that had crashed. */
    public void restart(int node) {
        if (state(node) != NodeState.DOWN && state(node) != NodeState.HALTED) {
            throw new IllegalStateException(name(node) + " is " + state(node) + ": only a stopped node can restart");
        }
        for (int address : atPositionOf(node)) {
            if (state(address) == NodeState.DOWN || state(address) == NodeState.HALTED) {
                endpoints.get(address).start(NodeChange.RESTARTED);
            }
        }
    }

    /** Messages, timers and answers of the disk wait until {@link #resume}, while time passes. */
    public void pause(int node) {
        endpoints.get(node).pause();
    }

    public void resume(int node) {
        endpoints.get(node).resume();
    }

    /** From now on everything that the node does, its disk included, takes {@code factor} times as long; 1 is normal. */
    public void setSlowness(int node, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a node cannot be " + factor + " times as slow");
        }
        endpoints.get(node).setSlowness(factor);
    }

    /** How many times as long everything takes that the node does; 1 is normal. */
    public double slowness(int node) {
        return endpoints.get(node).slowness();
    }

    /** Tells observers that something about the node has changed: its speed, its clock, its disk. */
    public void announce(int node, String detail) {
        observers.nodeChanged(simulation.now(), node, NodeChange.CHANGED, detail);
    }

    /** Cuts the one direction. Cuts are counted: as many heals undo them. */
    public void cut(int from, int to) {
        network.cut(from, to);
    }

    public void heal(int from, int to) {
        network.heal(from, to);
    }

    /**
     * Starts the process of the next spare of {@code group}. What joining means is the protocol's business: somebody
     * has to tell the others.
     *
     * @return its address, or -1 where no spare is left
     */
    public int addNode(String group) {
        for (int node : topology.group(group)) {
            if (state(node) == NodeState.ABSENT) {
                endpoints.get(node).start(NodeChange.ADDED);
                return node;
            }
        }
        return -1;
    }

    /** The node leaves for good, whether it is up or not; so do the clients beside it. */
    public void removeNode(int node) {
        for (int address : atPositionOf(node)) {
            if (state(address) != NodeState.REMOVED) {
                endpoints.get(address).stop(NodeState.REMOVED, NodeChange.REMOVED, DiskLoss.EVERYTHING, "");
            }
        }
    }

    private NodeClock newClock(String name) {
        return new NodeClock(simulation, simulation.random("clock/" + name));
    }

    private void setClock(ClusterBuilder.ClockRule rule) {
        for (int node = 0; node < nodes(); node++) {
            if (topology.matches(rule.nodes(), node)) {
                NodeClock clock = clock(node);
                clock.jump(rule.offsetNs());
                clock.setDriftPpm(clock.driftPpm() + rule.driftPpm());
                clock.setCorrection(rule.correction());
            }
        }
    }

    private void add(String name, int host, boolean crashesWithHost, Node.Parts parts, NodeClock clock) {
        Node node = new Node(this, endpoints.size(), name, parts, clock);
        endpoints.add(node);
        hosts.add(host);
        sharesFate.add(crashesWithHost);
        network.addEndpoint(name, host, node);
        network.stopped(node.address(), false);
    }

    private List<Integer> atPositionOf(int node) {
        List<Integer> found = new ArrayList<>();
        for (int address = 0; address < endpoints.size(); address++) {
            if (hosts.get(address) == node && sharesFate.get(address)) {
                found.add(address);
            }
        }
        return found;
    }

    private void requireNode(int host) {
        if (host >= topology.nodes()) {
            throw new IllegalArgumentException("no node has address " + host);
        }
    }
}
