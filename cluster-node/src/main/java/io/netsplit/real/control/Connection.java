package io.netsplit.real.control;

import java.io.IOException;
import java.net.Socket;

/** The controller's way to one node. */
public final class Connection {
    private final int node;
    private final long life;
    private final Socket socket;
    private final LineWriter out;

    Connection(int node, long life, Socket socket) {
        this.node = node;
        this.life = life;
        this.socket = socket;
        out = new LineWriter(socket, "control-to-n" + (node + 1), this::close);
    }

    /** The node's address, from 0. */
    public int node() {
        return node;
    }

    /** How many times the node had been started when this process of it was, from 1. */
    public long life() {
        return life;
    }

    /** False where the node takes nothing any more. */
    public boolean send(String line) {
        return !socket.isClosed() && out.offer(line);
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, or as good as that.
        }
    }
}
