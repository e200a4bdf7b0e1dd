package io.netsplit.real.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where nodes listen, and what they call each other, so that every connection passes through the proxy. */
public interface Addressing {
    /** "host:port" of every node, as {@code node} is to call it. */
    List<String> peersOf(int node);

    /** "host:port" that the node listens on. */
    String bind(int node);

    /** Writes the names that the node needs into {@code folder}; null where it needs none. */
    @Nullable
    Path hostsFile(int node, Path folder) throws IOException;
}
