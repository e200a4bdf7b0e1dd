package io.netsplit.real.proxy;

import io.netsplit.random.Prng;
import io.netsplit.real.framing.Framing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection through the proxy: the caller's half, the half to the one who is called, and a pipe each way. */
final class Joint {
    private final SocketChannel near;
    private final SocketChannel far;
    private final SelectionKey nearKey;
    private final SelectionKey farKey;
    private final Pipe there;
    private final Pipe back;

    Joint(
            Selector selector,
            SocketChannel near,
            InetSocketAddress target,
            LinkProxy.Link linkThere,
            LinkProxy.Link linkBack,
            Framing framing,
            Prng random)
            throws IOException {
        this.near = near;
        far = SocketChannel.open();
        near.configureBlocking(false);
        far.configureBlocking(false);
        near.setOption(StandardSocketOptions.TCP_NODELAY, true);
        far.setOption(StandardSocketOptions.TCP_NODELAY, true);
        there = new Pipe(linkThere, framing.ofCaller(), near, far, random);
        back = new Pipe(linkBack, framing.ofCalled(), far, near, random);
        nearKey = near.register(selector, 0, this);
        boolean connected;
        try {
            connected = far.connect(target);
        } catch (IOException e) {
            end();
            throw e;
        }
        farKey = far.register(selector, connected ? 0 : SelectionKey.OP_CONNECT, this);
    }

    long nextNs() {
        return Math.min(there.nextNs(), back.nextNs());
    }

    /** Moves what can be moved; false where the connection is over. */
    boolean serve(long nowNs) {
        try {
            if (!far.isConnected()) {
                return !farKey.isConnectable() || far.finishConnect();
            }
            if (nearKey.isReadable()) {
                there.read(nowNs);
            }
            if (farKey.isReadable()) {
                back.read(nowNs);
            }
            there.write(nowNs);
            back.write(nowNs);
            there.passEndOn();
            back.passEndOn();
            if (there.isOver() && back.isOver()) {
                end();
                return false;
            }
            return true;
        } catch (IOException | java.nio.channels.CancelledKeyException e) {
            end();
            return false;
        }
    }

    /** Tells the selector what this connection waits for. */
    void ask(long nowNs) {
        if (!far.isConnected()) {
            return;
        }
        nearKey.interestOps((there.wantsToRead() ? SelectionKey.OP_READ : 0)
                | (back.wantsToWrite(nowNs) ? SelectionKey.OP_WRITE : 0));
        farKey.interestOps((back.wantsToRead() ? SelectionKey.OP_READ : 0)
                | (there.wantsToWrite(nowNs) ? SelectionKey.OP_WRITE : 0));
    }

    /** A connection that breaks on one side is reset on the other. */
    void end() {
        for (SocketChannel channel : new SocketChannel[] {near, far}) {
            try {
                LinkProxy.reset(channel);
            } catch (IOException e) {
                // It was closed.
            }
        }
    }
}
