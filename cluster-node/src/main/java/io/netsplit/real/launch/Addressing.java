package io.netsplit.real.launch;

import java.io.IOException;
import java.util.List;

/** Where nodes listen, and what they call each other, so that every connection passes through the proxy. */
public interface Addressing {
    /** "host:port" of every node, as {@code node} is to call it. */
    List<String> peersOf(int node);

    /** "host:port" that the node listens on. */
    String bind(int node);

    /** What its hosts file has to say to the node; empty where it needs none. */
    String hosts(int node) throws IOException;
}
