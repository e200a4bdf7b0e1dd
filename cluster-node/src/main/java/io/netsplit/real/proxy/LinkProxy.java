package io.netsplit.real.proxy;

import io.netsplit.random.Prng;
import io.netsplit.real.framing.Framing;
import io.netsplit.real.framing.MessageCounter;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Stands between the nodes of a cluster: every connection from one node to another passes through it, and each direction
 * obeys the rule of its link, which can be changed while bytes are under way. One thread serves all links.
 *
 * <p>A cut holds what is under way, as a network that drops packets does for as long as TCP sends them again. A connection
 * that is made while one of its directions is cut is reset at once: accepted and never answered, it keeps some products
 * busy for ever, which no network does.
 *
 * <p>What differs from a real network: a one-way cut does not stall the other direction by its lost acknowledgements, and a
 * connection attempt across a cut is refused instead of timing out.
 */
public final class LinkProxy implements AutoCloseable {
    private static final long IDLE_MS = 1000;
    private static final long NS_PER_MS = 1_000_000;

    /** A directed link; its rule is changed by one thread and read by another. */
    static final class Link {
        private final AtomicLong bytes = new AtomicLong();
        private final AtomicLong messages = new AtomicLong();
        private volatile boolean isMiscounted;
        private volatile LinkRule rule = LinkRule.PASS;

        LinkRule rule() {
            return rule;
        }

        /** {@code ended} messages ended in these bytes; where nobody knows how many, nobody knows the sum any more. */
        void passed(int count, int ended) {
            bytes.addAndGet(count);
            if (ended == MessageCounter.UNKNOWN) {
                isMiscounted = true;
            } else {
                messages.addAndGet(ended);
            }
        }

        Passed passed() {
            return new Passed(bytes.get(), isMiscounted ? Passed.UNKNOWN : messages.get());
        }
    }

    private record Listener(int to, InetSocketAddress target, ToIntFunction<SocketChannel> from) {}

    private final int nodes;
    private final Framing framing;
    private final Link[] links;
    private final Selector selector;
    private final Thread thread;
    private final Prng random;
    private final List<Joint> joints = new ArrayList<>();
    private final List<ServerSocketChannel> servers = new ArrayList<>();
    private volatile boolean closed;

    /**
     * @param framing by which messages are counted
     * @param seed of the delays that are drawn
     */
    public LinkProxy(int nodes, Framing framing, long seed) throws IOException {
        this.nodes = nodes;
        this.framing = framing;
        links = new Link[nodes * nodes];
        for (int i = 0; i < links.length; i++) {
            links[i] = new Link();
        }
        random = Prng.of(seed, "real/links");
        selector = Selector.open();
        thread = new Thread(this::serve, "links");
        thread.setDaemon(true);
        thread.start();
    }

    /** Everything that arrives at {@code address} comes from {@code from} and goes to {@code to}, who listens at {@code target}. */
    public void listen(InetSocketAddress address, int from, int to, InetSocketAddress target) throws IOException {
        listen(address, to, target, channel -> from);
    }

    /**
     * What arrives at {@code address} goes to {@code to}.
     *
     * @param from tells by the connection who has made it; negative for a stranger, who is turned away
     */
    public void listen(InetSocketAddress address, int to, InetSocketAddress target, ToIntFunction<SocketChannel> from)
            throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        server.bind(address);
        server.configureBlocking(false);
        synchronized (servers) {
            servers.add(server);
        }
        server.register(selector, SelectionKey.OP_ACCEPT, new Listener(to, target, from));
        selector.wakeup();
    }

    /** From now on the directed link obeys this rule. */
    public void setRule(int from, int to, LinkRule rule) {
        link(from, to).rule = rule;
        selector.wakeup();
    }

    /** What has passed so far, for each ordered pair, in the order of the first, then of the second. */
    public List<Passed> passed() {
        return Stream.of(links).map(Link::passed).toList();
    }

    /** What has passed so far from this node to each. */
    public List<Passed> passedFrom(int from) {
        return passed().subList(from * nodes, (from + 1) * nodes);
    }

    private Link link(int from, int to) {
        return links[from * nodes + to];
    }

    private void serve() {
        try {
            while (!closed) {
                selector.select(waitMs());
                long nowNs = System.nanoTime();
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    if (key.isValid() && key.isAcceptable()) {
                        accept((ServerSocketChannel) key.channel(), (Listener) key.attachment());
                    }
                }
                joints.removeIf(joint -> !joint.serve(nowNs));
                joints.forEach(joint -> joint.ask(nowNs));
            }
        } catch (IOException e) {
            // Of the selector itself: without it nothing passes, which every node will tell.
        } finally {
            endAll();
        }
    }

    private void endAll() {
        joints.forEach(Joint::end);
        synchronized (servers) {
            servers.forEach(LinkProxy::closeQuietly);
        }
        closeQuietly(selector);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It was closed.
        }
    }

    private long waitMs() {
        long nextNs = Long.MAX_VALUE;
        for (Joint joint : joints) {
            nextNs = Math.min(nextNs, joint.nextNs());
        }
        if (nextNs == Long.MAX_VALUE) {
            return IDLE_MS;
        }
        return Math.max(1, Math.min(IDLE_MS, (nextNs - System.nanoTime() + NS_PER_MS - 1) / NS_PER_MS));
    }

    private void accept(ServerSocketChannel server, Listener listener) {
        try {
            SocketChannel near = server.accept();
            if (near == null) {
                return;
            }
            int from = listener.from.applyAsInt(near);
            if (from < 0
                    || link(from, listener.to).rule().cut()
                    || link(listener.to, from).rule().cut()) {
                reset(near);
                return;
            }
            joints.add(new Joint(
                    selector,
                    near,
                    listener.target,
                    link(from, listener.to),
                    link(listener.to, from),
                    framing,
                    random));
        } catch (IOException e) {
            // The one who called has given up, or who was called is not there: it sees its connection closed.
        }
    }

    static void reset(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
