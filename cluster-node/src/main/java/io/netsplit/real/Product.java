package io.netsplit.real;

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
 * @param types what its keys may hold
 * @param hosts true where its nodes host the simulated system itself, and see to their links
 */
public record Product(
        String name, String summary, List<String> protocols, String heap, List<DataType> types, boolean hosts) {
    public Product {
        protocols = List.copyOf(protocols);
        types = List.copyOf(types);
    }

    /** One that hosts every simulated system. */
    public static Product hosting(String name, String summary, String heap) {
        return new Product(name, summary, Protocols.names(), heap, List.of(DataType.values()), true);
    }
}
