package io.netsplit.run;

import java.util.List;

/**
 * A fault was active in [startNs, endNs).
 *
 * @param fault the step's name
 * @param detail what its selectors resolved to, as "n1 n2 | n3 n4 n5"
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds; the end of the run where nothing ended it
 * @param majority addresses of the nodes that, once the fault had begun, could talk both ways to more than half of the
 *     nodes, themselves included
 * @param minority addresses of the other nodes; empty where the fault cut nobody off
 */
public record FaultSpan(
        String fault, String detail, long startNs, long endNs, List<Integer> majority, List<Integer> minority) {
    public FaultSpan {
        majority = List.copyOf(majority);
        minority = List.copyOf(minority);
    }
}
