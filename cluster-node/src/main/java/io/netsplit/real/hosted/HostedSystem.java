package io.netsplit.real.hosted;

import io.netsplit.node.Process;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.List;
import java.util.Map;

/**
 * Which simulated system a node hosts, as it travels to the node.
 *
 * @param protocol the system's name
 * @param options values of all its options
 * @param initialNodes see {@link Setup}, as the others
 * @param type what the keys hold
 * @param groups addresses of the nodes of each group
 * @param keys how many keys clients use
 */
public record HostedSystem(
        String protocol,
        Map<String, Object> options,
        int initialNodes,
        DataType type,
        Map<String, List<Integer>> groups,
        int keys) {
    /** The process of one node. */
    public Process process(int node) {
        Protocol system = Protocols.find(protocol)
                .orElseThrow(() -> new IllegalArgumentException("no system is called '" + protocol + "'"));
        OptionValues values = OptionValues.of(system.options(), options);
        return system.processes(new Setup(initialNodes, type, values, groups, keys))
                .create(node);
    }
}
