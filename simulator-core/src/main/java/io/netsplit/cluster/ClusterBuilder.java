package io.netsplit.cluster;

import io.netsplit.cluster.clock.Correction;
import io.netsplit.kernel.Limits;
import io.netsplit.network.LinkSettings;
import io.netsplit.network.StreamSettings;
import io.netsplit.node.Process;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Describes a cluster. What is left out has a default: one millisecond of latency, no loss, half a millisecond per disk
 * sync, twenty microseconds to process a message.
 */
public final class ClusterBuilder {
    /** Nodes that belong together, called {@code name1}, {@code name2}, …; spares have an address but join later. */
    record Group(String name, int count, int spares) {
        Group {
            if (count < 0 || spares < 0) {
                throw new IllegalArgumentException("group " + name + " cannot have a negative number of nodes");
            }
        }
    }

    /** Changes the settings of the links from one group, node or "all" to another. */
    record LinkRule(String from, String to, UnaryOperator<LinkSettings> change) {}

    /** How the clocks of a group, a node or "all" differ from true time at the beginning. */
    record ClockRule(
            String nodes,
            long offsetNs,
            long driftPpm,
            @Nullable Correction correction) {}

    private static final Distribution DISK_SYNC = Distributions.constant(500_000);
    private static final Distribution PROCESSING = Distributions.constant(20_000);

    final long seed;
    final List<Group> groups = new ArrayList<>();
    final List<LinkRule> rules = new ArrayList<>();
    final List<ClockRule> clocks = new ArrayList<>();
    final List<Observer> observers = new ArrayList<>();
    Limits limits = Limits.DEFAULT;
    LinkSettings link = LinkSettings.of(Distributions.constant(1_000_000));
    Distribution localLatency = Distributions.constant(20_000);
    Distribution diskSync = DISK_SYNC;

    @Nullable
    Distribution processing = PROCESSING;

    @Nullable
    StreamSettings streams;

    int inboxCapacity = 100_000;
    Process.@Nullable Factory processes;

    ClusterBuilder(long seed) {
        this.seed = seed;
    }

    /** A group called "n": nodes n1, n2, … */
    public ClusterBuilder nodes(int count) {
        return group("n", count);
    }

    public ClusterBuilder group(String name, int count) {
        return group(name, count, 0);
    }

    /** A group of {@code count} nodes, which up to {@code spares} more may join, see {@link Cluster#addNode}. */
    public ClusterBuilder group(String name, int count, int spares) {
        groups.add(new Group(name, count, spares));
        return this;
    }

    public ClusterBuilder limits(Limits value) {
        limits = value;
        return this;
    }

    /** Latency of every link, in nanoseconds. */
    public ClusterBuilder latency(Distribution value) {
        link = link.withLatency(value);
        return this;
    }

    /** Probability with which every link loses a message. */
    public ClusterBuilder loss(double value) {
        link = link.withLoss(value);
        return this;
    }

    /** Settings of every link. */
    public ClusterBuilder links(LinkSettings value) {
        link = value;
        return this;
    }

    /**
     * Changes the settings of the links from one set of positions to another. A set is a group, a node, "clients" or
     * "all". Rules apply in the order in which they are given.
     */
    public ClusterBuilder link(String from, String to, UnaryOperator<LinkSettings> change) {
        rules.add(new LinkRule(from, to, change));
        return this;
    }

    /** As {@link #link}, in both directions. */
    public ClusterBuilder between(String one, String other, UnaryOperator<LinkSettings> change) {
        link(one, other, change);
        return one.equals(other) ? this : link(other, one, change);
    }

    /** Latencies between zones: {@code matrix[i][j]} from group {@code zones[i]} to group {@code zones[j]}. */
    public ClusterBuilder zones(List<String> zones, Distribution[][] matrix) {
        for (int i = 0; i < zones.size(); i++) {
            for (int j = 0; j < zones.size(); j++) {
                Distribution latency = matrix[i][j];
                link(zones.get(i), zones.get(j), settings -> settings.withLatency(latency));
            }
        }
        return this;
    }

    /**
     * Clocks of a group, a node or "all" that are wrong from the beginning.
     *
     * @param offsetNs how far their wall clocks are ahead
     * @param driftPpm how many microseconds they gain per second
     * @param correction what disciplines them, or null
     */
    public ClusterBuilder clock(String nodes, long offsetNs, long driftPpm, @Nullable Correction correction) {
        clocks.add(new ClockRule(nodes, offsetNs, driftPpm, correction));
        return this;
    }

    /** Latency between endpoints of one position, as a node and a client beside it, in nanoseconds. */
    public ClusterBuilder localLatency(Distribution value) {
        localLatency = value;
        return this;
    }

    /** Messages travel in reliable ordered streams; without this they are datagrams. */
    public ClusterBuilder streams(StreamSettings value) {
        streams = value;
        return this;
    }

    /** How long a disk sync takes, in nanoseconds. */
    public ClusterBuilder diskSync(Distribution value) {
        diskSync = value;
        return this;
    }

    /** True where somebody has said how long that takes. */
    public boolean hasOwnDiskSync() {
        return diskSync != DISK_SYNC;
    }

    /** How long a node is busy with one message, timer or answer of its disk, in nanoseconds. */
    public ClusterBuilder processing(Distribution value) {
        processing = value;
        return this;
    }

    /** True where somebody has said how long that takes. */
    public boolean hasOwnProcessing() {
        return processing != PROCESSING;
    }

    /** Nodes take no time to process anything. A slow node then has a slow disk only. */
    public ClusterBuilder noProcessingTime() {
        processing = null;
        return this;
    }

    /** Most messages that wait for a busy or paused node; further ones are dropped. */
    public ClusterBuilder inboxCapacity(int messages) {
        inboxCapacity = messages;
        return this;
    }

    public ClusterBuilder observer(Observer observer) {
        observers.add(observer);
        return this;
    }

    /** Makes the process of every node, at its start and after every crash. */
    public ClusterBuilder processes(Process.Factory factory) {
        processes = factory;
        return this;
    }

    public Cluster build() {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("a cluster needs nodes");
        }
        Process.Factory factory = processes;
        if (factory == null) {
            throw new IllegalArgumentException("a cluster needs processes for its nodes");
        }
        return new Cluster(this, factory);
    }
}
