package io.netsplit.network;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Simulation;
import io.netsplit.node.Corruptible;
import io.netsplit.node.Message;
import io.netsplit.random.Distribution;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A packet network between endpoints. Each endpoint stands at a position: its own, or that of the endpoint that hosts it
 * and whose links and cuts it then shares. A directed link leads from each position to each other; it is made when it
 * first carries something. Endpoints of one position talk over a local link that is quick and cannot be cut.
 *
 * <p>A message is lost to a cut that is in force when it is sent or when it would arrive. Cuts are counted per directed
 * pair, so that overlapping partitions compose.
 */
public final class Network {
    /** In place of a duration: the packet never arrives. */
    static final long LOST = -1;

    private final Simulation simulation;
    private final LinkPlan plan;
    private final LinkSettings local;
    private final Observers observers;
    private final CutTable cuts = new CutTable();
    private final List<String> names = new ArrayList<>();
    private final long[] dropped = new long[DropReason.values().length];

    private Receiver[] receivers = new Receiver[8];
    private boolean[] down = new boolean[8];
    private boolean[] silent = new boolean[8];
    private int[] positions = new int[8];
    private @Nullable Link[][] links = new Link[8][];
    private @Nullable Envelope free;
    private int endpoints;
    private long sent;
    private long sentBytes;
    private long delivered;
    private long retransmitted;
    private int cutLinks;
    private @Nullable Streams streams;
    private Event onCutsChanged = () -> {};
    private BiConsumer<Integer, Integer> onLinkChanged = (from, to) -> {};

    /**
     * @param plan settings of the links between positions
     * @param localLatency of messages between endpoints of one position, in nanoseconds
     * @param observers who is told of every message
     */
    public Network(Simulation simulation, LinkPlan plan, Distribution localLatency, Observers observers) {
        this.simulation = simulation;
        this.plan = plan;
        this.local = LinkSettings.of(localLatency);
        this.observers = observers;
    }

    /** Adds an endpoint at a position of its own; the answer is its address: 0, 1, 2, … */
    public int addEndpoint(String name, Receiver receiver) {
        return addEndpoint(name, endpoints, receiver);
    }

    /** Adds an endpoint that shares the position of endpoint {@code host}. */
    public int addEndpoint(String name, int host, Receiver receiver) {
        if (host < 0 || host > endpoints) {
            throw new IllegalArgumentException("no endpoint has address " + host);
        }
        if (endpoints == receivers.length) {
            receivers = Arrays.copyOf(receivers, 2 * endpoints);
            positions = Arrays.copyOf(positions, 2 * endpoints);
            down = Arrays.copyOf(down, 2 * endpoints);
            silent = Arrays.copyOf(silent, 2 * endpoints);
            links = Arrays.copyOf(links, 2 * endpoints);
        }
        receivers[endpoints] = receiver;
        positions[endpoints] = host == endpoints ? host : positions[host];
        names.add(name);
        return endpoints++;
    }

    public int endpoints() {
        return endpoints;
    }

    public String name(int address) {
        return names.get(address);
    }

    /** From now on messages travel in reliable ordered streams, one for each ordered pair of endpoints. */
    public void useStreams(StreamSettings settings) {
        streams = new Streams(this, settings);
    }

    /** True where {@link #useStreams} has been called. */
    public boolean usesStreams() {
        return streams != null;
    }

    /** The process at this address runs now. Endpoints run from the beginning unless {@link #stopped} says otherwise. */
    public void started(int address) {
        down[address] = false;
        silent[address] = false;
    }

    /**
     * The process at this address is gone, and the state of its streams with it.
     *
     * @param machineLives true where somebody is left to tell peers that their connections are broken
     */
    public void stopped(int address, boolean machineLives) {
        down[address] = true;
        silent[address] = !machineLives;
        if (streams != null) {
            streams.stopped(address);
        }
    }

    /** Sends {@code message} as a datagram, or in the stream to {@code to} where {@link #useStreams} says so. */
    public void send(int from, int to, Message message) {
        send(from, to, message, 0);
    }

    /** As {@link #send}, but the message leaves the sender in {@code departureNs} nanoseconds. */
    public void send(int from, int to, Message message, long departureNs) {
        long id = sent++;
        sentBytes += message.sizeBytes();
        if (observers.watchesMessages()) {
            observers.messageSent(simulation.now(), id, from, to, message);
        }
        if (streams != null) {
            if (!streams.send(from, to, id, message, departureNs)) {
                drop(from, to, id, message, DropReason.QUEUE_FULL);
            }
            return;
        }
        Link link = link(from, to);
        long delayNs = departureNs + link.latencyNs();
        if (link.cuts > 0) {
            drop(from, to, id, message, DropReason.PARTITION);
        } else if (link.flawless()) {
            post(link, from, to, id, message, delayNs);
        } else {
            sendFlawed(link, from, to, id, message, delayNs);
        }
    }

    /** Puts one more cut on the link from the one endpoint's position to the other's. */
    public void cut(int from, int to) {
        if (positions[from] != positions[to] && changeCuts(positions[from], positions[to], 1) == 1) {
            onCutsChanged.fire();
        }
    }

    /** Takes one cut off the link. */
    public void heal(int from, int to) {
        if (positions[from] == positions[to]) {
            return;
        }
        if (!isCut(from, to)) {
            throw new IllegalStateException("the link " + name(from) + "->" + name(to) + " is not cut");
        }
        if (changeCuts(positions[from], positions[to], -1) == 0) {
            onCutsChanged.fire();
        }
    }

    public boolean isCut(int from, int to) {
        return cuts.count(positions[from], positions[to]) > 0;
    }

    /** How many directed links between positions are cut. */
    public int cutLinks() {
        return cutLinks;
    }

    /** Cuts and heals links in {@code changes}; whoever listens is called once, at the end. */
    public void together(Runnable changes) {
        Event listener = onCutsChanged;
        boolean[] changed = {false};
        onCutsChanged = () -> changed[0] = true;
        try {
            changes.run();
        } finally {
            onCutsChanged = listener;
        }
        if (changed[0]) {
            listener.fire();
        }
    }

    /** Calls {@code listener}, after those that listen already, whenever links are cut or whole again, at that very instant. */
    public void whenCutsChange(Event listener) {
        Event earlier = onCutsChanged;
        onCutsChanged = () -> {
            earlier.fire();
            listener.fire();
        };
    }

    /** Calls {@code listener} whenever a link has become worse or is as before, with its two ends. */
    public void whenLinksChange(BiConsumer<Integer, Integer> listener) {
        onLinkChanged = listener;
    }

    /** The link as it is at the moment, what makes it worse included; cuts are not. */
    public LinkSettings settings(int from, int to) {
        return positions[from] == positions[to] ? local : link(from, to).current();
    }

    /** Makes the link worse until {@link #restore} with the same change. */
    public void change(int from, int to, LinkChange change) {
        if (positions[from] != positions[to]) {
            link(from, to).change(change);
            onLinkChanged.accept(from, to);
        }
    }

    public void restore(int from, int to, LinkChange change) {
        if (positions[from] != positions[to]) {
            link(from, to).restore(change);
            onLinkChanged.accept(from, to);
        }
    }

    /** Messages that endpoints have sent; a duplicate is not counted again. */
    public long sent() {
        return sent;
    }

    public long sentBytes() {
        return sentBytes;
    }

    /** Messages that receivers have taken, duplicates included. */
    public long delivered() {
        return delivered;
    }

    public long dropped(DropReason reason) {
        return dropped[reason.ordinal()];
    }

    /** Reports that a message is lost; also for a receiver that throws away what it had taken. */
    public void drop(int from, int to, long id, Message message, DropReason reason) {
        dropped[reason.ordinal()]++;
        if (observers.watchesMessages()) {
            observers.messageDropped(simulation.now(), id, from, to, message, reason);
        }
    }

    /** How often streams have sent a message again. */
    public long retransmitted() {
        return retransmitted;
    }

    Simulation simulation() {
        return simulation;
    }

    boolean isUp(int address) {
        return !down[address];
    }

    /** True where a peer that sends something unexpected is told so. */
    boolean answers(int address) {
        return !silent[address];
    }

    void countRetransmission() {
        retransmitted++;
    }

    /** How long a packet of a stream takes from now on, or {@link #LOST}. */
    long packetNs(Link link, int sizeBytes) {
        long latencyNs = link.latencyNs();
        if (link.cuts > 0) {
            return LOST;
        }
        if (link.flawless()) {
            return latencyNs;
        }
        long queueNs = link.serialisationNs(simulation.now(), sizeBytes);
        if (queueNs < 0 || link.loses()) {
            return LOST;
        }
        return queueNs + latencyNs + link.heldBackNs();
    }

    /** Hands a message of a stream to its receiver; false where it is not taken. */
    boolean offer(int from, int to, long id, Message message) {
        boolean taken = receivers[to].receive(from, id, message) == null;
        delivered += taken ? 1 : 0;
        return taken;
    }

    void arrive(Envelope envelope) {
        Link link = envelope.link;
        Message message = envelope.message;
        int from = envelope.from;
        int to = envelope.to;
        long id = envelope.id;
        if (link == null || message == null) {
            throw new IllegalStateException("an envelope without a message arrived");
        }
        envelope.message = null;
        envelope.nextFree = free;
        free = envelope;
        if (link.cuts > 0) {
            drop(from, to, id, message, DropReason.PARTITION);
        } else {
            deliver(from, to, id, message);
        }
    }

    private void deliver(int from, int to, long id, Message message) {
        DropReason refused = receivers[to].receive(from, id, message);
        if (refused == null) {
            delivered++;
        } else {
            drop(from, to, id, message, refused);
        }
    }

    private void sendFlawed(Link link, int from, int to, long id, Message message, long delayNs) {
        long queueNs = link.serialisationNs(simulation.now(), message.sizeBytes());
        if (queueNs < 0) {
            drop(from, to, id, message, DropReason.QUEUE_FULL);
            return;
        }
        if (link.loses()) {
            drop(from, to, id, message, DropReason.LOSS);
            return;
        }
        Message arriving = damaged(link, message);
        if (arriving == null) {
            drop(from, to, id, message, DropReason.CORRUPT);
            return;
        }
        if (link.duplicates() && !message.arrivesAtMostOnce()) {
            post(link, from, to, id, arriving, queueNs + delayNs + link.chance().nextLong(delayNs + 1));
        }
        post(link, from, to, id, arriving, queueNs + delayNs + link.heldBackNs());
    }

    /** The message as it arrives, or null where damage makes it useless. */
    static @Nullable Message damaged(Link link, Message message) {
        if (!link.corrupts()) {
            return message;
        }
        if (link.detectsCorruption() || !(message instanceof Corruptible corruptible)) {
            return null;
        }
        return corruptible.corrupted(link.chance());
    }

    private void post(Link link, int from, int to, long id, Message message, long delayNs) {
        Envelope envelope = free;
        if (envelope == null) {
            envelope = new Envelope(this);
        } else {
            free = envelope.nextFree;
        }
        envelope.link = link;
        envelope.message = message;
        envelope.from = from;
        envelope.to = to;
        envelope.id = id;
        simulation.schedule(delayNs, envelope);
    }

    Link link(int from, int to) {
        int source = positions[from];
        int target = positions[to];
        Link link = existing(source, target);
        return link != null ? link : makeLink(source, target);
    }

    private int changeCuts(int source, int target, int by) {
        int count = cuts.change(source, target, by, endpoints);
        if (by > 0 && count == by) {
            cutLinks++;
        } else if (by < 0 && count == 0) {
            cutLinks--;
        }
        Link link = existing(source, target);
        if (link != null) {
            link.cuts = count;
        }
        return count;
    }

    private @Nullable Link existing(int source, int target) {
        @Nullable Link[] row = links[source];
        return row == null || target >= row.length ? null : row[target];
    }

    private Link makeLink(int source, int target) {
        if (source >= endpoints || target >= endpoints) {
            throw new IllegalArgumentException("no endpoint has address " + Math.max(source, target));
        }
        @Nullable Link[] row = links[source];
        if (row == null || target >= row.length) {
            row = row == null ? new Link[endpoints] : Arrays.copyOf(row, Math.max(endpoints, target + 1));
            links[source] = row;
        }
        String stream = "network/" + name(source) + "->" + name(target);
        Link link = new Link(
                source == target ? local : plan.settings(source, target),
                simulation.random(stream),
                simulation.random(stream + "/chance"));
        link.cuts = cuts.count(source, target);
        row[target] = link;
        return link;
    }
}
