package io.netsplit.real;

import io.netsplit.real.framing.Framing;
import io.netsplit.system.Protocols;
import io.netsplit.workload.DataType;
import java.util.List;

/**
 * What stands behind a back end.
 *
 * @param name as in {@code --on}, and the folder of its jars
 * @param summary one sentence
 * @param protocols the simulated systems whose scenarios it runs
 * @param heap most heap of one node, as the JVM's option -Xmx takes it
 * @param serialized which classes its nodes make out of Java's serialized objects, as the JVM's option jdk.serialFilter takes
 *     it; empty where the product has a filter of its own
 * @param types what its keys may hold
 * @param way how its nodes are led to each other
 * @param framing how messages lie in what they send, where that passes through a proxy
 */
public record Product(
        String name,
        String summary,
        List<String> protocols,
        String heap,
        String serialized,
        List<DataType> types,
        Way way,
        Framing framing) {
    /** No class at all. */
    public static final String NOTHING = "!*";

    /** How nodes find each other, and where links are cut. */
    public enum Way {
        /** A proxy for each link, found by a name that means another address to each node. */
        PROXY_BY_NAME,
        /** A proxy in front of each node, which tells by the address of a caller who it is. */
        PROXY_BY_CALLER,
        /** Nodes talk to each other and drop what a cut would have dropped. */
        IN_NODE
    }

    public Product {
        protocols = List.copyOf(protocols);
        types = List.copyOf(types);
    }

    /** One that hosts every simulated system. */
    public static Product hosting(String name, String summary, String heap) {
        return new Product(
                name, summary, Protocols.names(), heap, NOTHING, List.of(DataType.values()), Way.IN_NODE, Framing.NONE);
    }
}
