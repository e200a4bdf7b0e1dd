package io.netsplit.real;

import io.netsplit.network.LinkSettings;
import io.netsplit.real.control.Connection;
import io.netsplit.real.proxy.Passed;
import java.io.IOException;
import java.util.List;

/** The links between real nodes: where nodes find each other, and what becomes of what they send. */
interface Links extends AutoCloseable {
    /** "host:port" of every node, as {@code node} reaches them. */
    List<String> peersOf(int node);

    /** "host:port" that the node listens on. */
    String bind(int node);

    /** What its hosts file has to say to the node; empty where it needs none. */
    String hosts(int node) throws IOException;

    /** From now on the directed link is like this. */
    void set(int from, int to, boolean cut, LinkSettings settings);

    /** What the node has sent to each so far; empty where nobody counts. */
    default List<Passed> passedFrom(int node) {
        return List.of();
    }

    /** A node has come up. */
    void connected(Connection connection);

    @Override
    void close();
}
