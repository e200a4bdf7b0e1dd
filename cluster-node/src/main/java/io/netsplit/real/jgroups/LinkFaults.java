package io.netsplit.real.jgroups;

import io.netsplit.network.LinkSettings;
import io.netsplit.random.Prng;
import io.netsplit.real.node.Controller;
import io.netsplit.real.node.NodeSettings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.stack.Protocol;
import org.jgroups.util.ExtendedUUID;
import org.jgroups.util.MessageBatch;
import org.jspecify.annotations.Nullable;

/**
 * The links to this node, right above the transport: what comes in over a cut one is dropped, and messages are lost, delayed,
 * doubled and overtaken as the run says; there is no bandwidth, and no loss in bursts. Everything acts on the receiving side,
 * because a sender of many messages at once cannot treat their receivers differently. Once a second the node tells how many
 * messages of JGroups were let through from each other one.
 */
public final class LinkFaults extends Protocol {
    private static final String NODE = "node";
    private static final int MOST_MEANS = 4;
    private static final long TELL_S = 1;

    private record State(boolean cut, LinkSettings settings) {
        boolean isPlain() {
            return !cut
                    && settings.loss() == 0
                    && settings.duplicate() == 0
                    && settings.reorder() == 0
                    && settings.corrupt() == 0
                    && settings.latency().mean() == 0;
        }
    }

    private final ConcurrentHashMap<Integer, State> links = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Integer, AtomicLong> letThrough = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "links");
        thread.setDaemon(true);
        return thread;
    });
    private final int own;
    private final Prng random;

    /** @param controller is told of what comes in */
    @SuppressWarnings("FutureReturnValueIgnored") // it goes on until the JVM ends
    public LinkFaults(NodeSettings settings, Controller controller) {
        own = settings.node();
        random = Prng.of(settings.option("seed"), "real/links/" + NodeSettings.name(own));
        later.scheduleWithFixedDelay(() -> tell(controller), TELL_S, TELL_S, TimeUnit.SECONDS);
    }

    private void tell(Controller controller) {
        List<Object> fields = new ArrayList<>();
        letThrough.forEach((from, count) -> {
            long messages = count.getAndSet(0);
            if (messages > 0) {
                fields.add("from-" + NodeSettings.name(from));
                fields.add(messages);
            }
        });
        if (!fields.isEmpty()) {
            controller.event("messages-received", fields.toArray());
        }
    }

    private void count(int from, int messages) {
        if (from >= 0 && from != own) {
            letThrough.computeIfAbsent(from, unused -> new AtomicLong()).addAndGet(messages);
        }
    }

    /** The address of node {@code number}, which says so itself wherever it is sent. */
    static Address addressOf(int number, String name) {
        return ExtendedUUID.randomUUID(name)
                .put(NODE, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** The node's number, or -1 for a stranger's address. */
    public static int nodeOf(@Nullable Address address) {
        byte[] number = address instanceof ExtendedUUID extended ? extended.get(NODE) : null;
        return number == null ? -1 : ByteBuffer.wrap(number).getInt();
    }

    /** From now on the link from that node to this one is like this. */
    public void set(int from, boolean cut, LinkSettings settings) {
        links.put(from, new State(cut, settings));
    }

    @Override
    public @Nullable Object up(Message message) {
        int from = nodeOf(message.getSrc());
        State state = links.get(from);
        if (state == null || state.isPlain()) {
            count(from, 1);
            return up_prot.up(message);
        }
        int copies = copies(state);
        for (int copy = 0; copy < copies; copy++) {
            deliver(message, state);
        }
        return null;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the delivery, and JGroups logs what it throws
    private void deliver(Message message, State state) {
        long delayNs;
        synchronized (random) {
            delayNs = state.settings.latency().sampleNs(random) + heldBackNs(state.settings);
        }
        later.schedule(() -> arrive(message), delayNs, TimeUnit.NANOSECONDS);
    }

    /** How much longer a message takes that others are to overtake, as in the simulator; mostly 0. */
    private long heldBackNs(LinkSettings settings) {
        if (!random.chance(settings.reorder())) {
            return 0;
        }
        return 1 + random.nextLong(1 + (long) (MOST_MEANS * settings.latency().mean()));
    }

    private void arrive(Message message) {
        int from = nodeOf(message.getSrc());
        State now = links.get(from);
        if (now == null || !now.cut) {
            count(from, 1);
            up_prot.up(message);
        }
    }

    private int copies(State state) {
        synchronized (random) {
            // What is damaged is found out by its checksum, and dropped.
            if (state.cut || random.chance(state.settings.loss()) || random.chance(state.settings.corrupt())) {
                return 0;
            }
            return random.chance(state.settings.duplicate()) ? 2 : 1;
        }
    }

    @Override
    public void up(MessageBatch batch) {
        int from = nodeOf(batch.sender());
        State state = links.get(from);
        if (state == null || state.isPlain()) {
            count(from, batch.size());
            up_prot.up(batch);
            return;
        }
        for (Message message : batch) {
            up(message);
        }
    }
}
