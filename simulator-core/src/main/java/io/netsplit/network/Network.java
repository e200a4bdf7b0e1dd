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
    private final Simulation simulation;
    private final LinkPlan plan;
    private final LinkSettings local;
    private final Observers observers;
    private final List<String> names = new ArrayList<>();
    private final long[] dropped = new long[DropReason.values().length];

    private Receiver[] receivers = new Receiver[8];
    private int[] positions = new int[8];
    private @Nullable Link[][] links = new Link[8][];
    private @Nullable Envelope free;
    private int endpoints;
    private long sent;
    private long sentBytes;
    private long delivered;
    private Event onCutsChanged = () -> {};

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

    /** Sends {@code message} as a datagram. */
    public void send(int from, int to, Message message) {
        send(from, to, message, 0);
    }

    /** Sends {@code message} as a datagram that leaves the sender in {@code departureNs} nanoseconds. */
    public void send(int from, int to, Message message, long departureNs) {
        Link link = link(from, to);
        long id = sent++;
        sentBytes += message.sizeBytes();
        if (observers.watchesMessages()) {
            observers.messageSent(simulation.now(), id, from, to, message);
        }
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
        if (positions[from] != positions[to]) {
            Link link = link(from, to);
            link.cuts++;
            if (link.cuts == 1) {
                onCutsChanged.fire();
            }
        }
    }

    /** Takes one cut off the link. */
    public void heal(int from, int to) {
        if (positions[from] == positions[to]) {
            return;
        }
        Link link = link(from, to);
        if (link.cuts == 0) {
            throw new IllegalStateException("the link " + name(from) + "->" + name(to) + " is not cut");
        }
        link.cuts--;
        if (link.cuts == 0) {
            onCutsChanged.fire();
        }
    }

    /** Calls {@code listener} whenever a link is cut or whole again, once for each direction, at that very instant. */
    public void whenCutsChange(Event listener) {
        onCutsChanged = listener;
    }

    public boolean isCut(int from, int to) {
        return link(from, to).cuts > 0;
    }

    /** Makes the link worse until {@link #restore} with the same change. */
    public void change(int from, int to, LinkChange change) {
        if (positions[from] != positions[to]) {
            link(from, to).change(change);
        }
    }

    public void restore(int from, int to, LinkChange change) {
        if (positions[from] != positions[to]) {
            link(from, to).restore(change);
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
        long queueNs = link.serialisationNs(simulation.now(), message);
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

    private static @Nullable Message damaged(Link link, Message message) {
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

    private Link link(int from, int to) {
        int source = positions[from];
        int target = positions[to];
        @Nullable Link[] row = links[source];
        if (row != null && target < row.length) {
            Link link = row[target];
            if (link != null) {
                return link;
            }
        }
        return makeLink(source, target);
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
        row[target] = link;
        return link;
    }
}
