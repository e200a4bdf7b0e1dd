package io.netsplit.run;

import io.netsplit.node.RoleChanged.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the beliefs of the nodes say about elections. */
public final class Elections {
    private Elections() {}

    /** How often a node became a candidate in [fromNs, toNs). */
    public static long candidacies(List<RoleSpan> roles, long fromNs, long toNs) {
        return roles.stream()
                .filter(span -> span.role() == Role.CANDIDATE && span.startNs() >= fromNs && span.startNs() < toNs)
                .count();
    }

    /** Epochs in which two or more nodes stood and none came to lead. */
    public static long splitVotes(List<RoleSpan> roles) {
        Map<Long, long[]> epochs = new LinkedHashMap<>();
        for (RoleSpan span : roles) {
            long[] counts = epochs.computeIfAbsent(span.epoch(), epoch -> new long[2]);
            if (span.role() == Role.CANDIDATE) {
                counts[0]++;
            } else if (span.isLeader()) {
                counts[1]++;
            }
        }
        return epochs.values().stream()
                .filter(counts -> counts[0] > 1 && counts[1] == 0)
                .count();
    }
}
