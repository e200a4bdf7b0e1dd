package io.netsplit.system;

import io.netsplit.workload.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a protocol is told about the run.
 *
 * @param initialNodes so many nodes form the first configuration; others join by an administrator's request
 * @param dataType what the replicated objects are
 * @param options values for every option of the protocol, defaults filled in
 * @param groups addresses of the nodes of each group, those that may join later included, in the order of the topology
 * @param keys how many objects clients operate on: 0 … keys-1
 * @param connectivity the state of the network, for meters and invariants
 */
public record Setup(
        int initialNodes,
        DataType dataType,
        OptionValues options,
        Map<String, List<Integer>> groups,
        int keys,
        Connectivity connectivity) {
    public Setup {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /** Of one object, in a network that is never cut. */
    public Setup(int initialNodes, DataType dataType, OptionValues options, Map<String, List<Integer>> groups) {
        this(initialNodes, dataType, options, groups, 1);
    }

    /** In a network that is never cut. */
    public Setup(
            int initialNodes, DataType dataType, OptionValues options, Map<String, List<Integer>> groups, int keys) {
        this(initialNodes, dataType, options, groups, keys, Connectivity.WHOLE);
    }

    /** One group, called n, of the nodes 0 … initialNodes-1. */
    public Setup(int initialNodes, DataType dataType, OptionValues options) {
        this(
                initialNodes,
                dataType,
                options,
                Collections.singletonMap(
                        "n", IntStream.range(0, initialNodes).boxed().toList()));
    }
}
