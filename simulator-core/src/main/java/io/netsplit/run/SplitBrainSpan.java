package io.netsplit.run;

import java.util.List;

/**
 * More than one node believed that it led, in [startNs, endNs).
 *
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds
 * @param leaders the beliefs that overlapped, whole
 */
public record SplitBrainSpan(long startNs, long endNs, List<RoleSpan> leaders) {
    public SplitBrainSpan {
        leaders = List.copyOf(leaders);
    }

    public long durationNs() {
        return endNs - startNs;
    }
}
