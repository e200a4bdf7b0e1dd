package io.netsplit.real;

import io.netsplit.workload.DataType;
import java.util.List;

/**
 * What stands behind a back end.
 *
 * @param name as in {@code --on}, and the folder of its jars
 * @param summary one sentence
 * @param protocol the simulated system whose scenarios it runs
 * @param heap most heap of one node, as the JVM's option -Xmx takes it
 * @param types what its keys may hold
 * @param keepsDisk true where a node that was killed finds its data again
 */
public record Product(
        String name, String summary, String protocol, String heap, List<DataType> types, boolean keepsDisk) {
    public Product {
        types = List.copyOf(types);
    }
}
