package io.netsplit.real.proxy;

import io.netsplit.random.Prng;
import io.netsplit.real.framing.MessageCounter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One direction of one connection: bytes wait here for their time. */
final class Pipe {
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final int MOST_BYTES = 512 * 1024;
    private static final double NS_PER_SECOND = 1e9;

    private record Chunk(ByteBuffer bytes, long dueNs) {}

    private final LinkProxy.Link link;
    private final MessageCounter messages;
    private final SocketChannel source;
    private final SocketChannel sink;
    private final Prng random;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private int waitingBytes;
    private long lastDueNs = Long.MIN_VALUE;
    private boolean sourceEnded;
    private boolean sinkEnded;

    Pipe(LinkProxy.Link link, MessageCounter messages, SocketChannel source, SocketChannel sink, Prng random) {
        this.link = link;
        this.messages = messages;
        this.source = source;
        this.sink = sink;
        this.random = random;
    }

    boolean wantsToRead() {
        return !sourceEnded && waitingBytes < MOST_BYTES && !link.rule().cut();
    }

    boolean wantsToWrite(long nowNs) {
        return !chunks.isEmpty() && !link.rule().cut() && chunks.peek().dueNs <= nowNs;
    }

    /** When there is something to do, or Long.MAX_VALUE. */
    long nextNs() {
        return chunks.isEmpty() || link.rule().cut() ? Long.MAX_VALUE : chunks.peek().dueNs;
    }

    boolean isOver() {
        return sinkEnded;
    }

    void read(long nowNs) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES);
        int count = source.read(bytes);
        if (count < 0) {
            sourceEnded = true;
        } else if (count > 0) {
            bytes.flip();
            waitingBytes += count;
            chunks.add(new Chunk(bytes, dueNs(nowNs, count)));
            link.passed(count, messages.take(bytes));
        }
    }

    private long dueNs(long nowNs, int bytes) {
        LinkRule rule = link.rule();
        if (rule.isImmediate()) {
            lastDueNs = Math.max(lastDueNs, nowNs);
            return lastDueNs;
        }
        long dueNs = nowNs + rule.delay().sampleNs(random);
        if (random.chance(rule.loss())) {
            dueNs += LinkRule.RETRANSMISSION_NS;
        }
        dueNs = Math.max(lastDueNs, dueNs);
        if (rule.bitsPerSecond() > 0) {
            dueNs += (long) (bytes * 8 * NS_PER_SECOND / rule.bitsPerSecond());
        }
        lastDueNs = dueNs;
        return dueNs;
    }

    void write(long nowNs) throws IOException {
        while (wantsToWrite(nowNs)) {
            ByteBuffer bytes = chunks.peek().bytes;
            waitingBytes -= sink.write(bytes);
            if (bytes.hasRemaining()) {
                return;
            }
            chunks.remove();
        }
    }

    /** The end of the stream travels behind its last byte, and is held by a cut like any byte. */
    void passEndOn() throws IOException {
        if (sourceEnded && !sinkEnded && chunks.isEmpty() && !link.rule().cut()) {
            sinkEnded = true;
            sink.shutdownOutput();
        }
    }
}
