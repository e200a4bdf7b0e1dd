package io.netsplit.real.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** The controller's way to one node, or to who stands for it on its machine. */
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

    /** Where it calls from. */
    public InetAddress from() {
        return socket.getInetAddress();
    }

    /**
     * From now on the conversation ends after so much silence of the other end.
     *
     * @throws IOException where it has ended already
     */
    public void endAfterSilence(int ms) throws IOException {
        socket.setSoTimeout(ms);
    }

    /** Ends the conversation; a node at the other end ends itself. */
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, or as good as that.
        }
    }
}
