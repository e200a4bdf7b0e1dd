package io.netsplit.run;

import io.netsplit.node.RoleChanged.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What the beliefs of the nodes say about elections. */
public final class Elections {
    private Elections() {}

    /** How often a node became a candidate in [fromNs, toNs). */
    public static long candidacies(List<RoleSpan> roles, long fromNs, long toNs) {
        return roles.stream()
                .filter(span -> span.role() == Role.CANDIDATE && span.startNs() >= fromNs && span.startNs() < toNs)
                .count();
    }

    /** How often in [fromNs, toNs) another node than before came to act as leader; the very first leader counts as well. */
    public static long leaderChanges(List<RoleSpan> roles, long fromNs, long toNs) {
        long changes = 0;
        int before = -1;
        for (RoleSpan span : roles) {
            if (span.isLeader()) {
                if (span.node() != before && span.startNs() >= fromNs && span.startNs() < toNs) {
                    changes++;
                }
                before = span.node();
            }
        }
        return changes;
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

    /** Intervals in which more than one node believed that it led, with the spans that overlap in each. */
    public static List<SplitBrainSpan> splitBrains(List<RoleSpan> roles) {
        List<RoleSpan> leaders = roles.stream().filter(RoleSpan::isLeader).toList();
        List<SplitBrainSpan> found = new ArrayList<>();
        long from = -1;
        for (long edge : edges(leaders)) {
            long overlapping = leaders.stream()
                    .filter(span -> span.startNs() <= edge && edge < span.endNs())
                    .map(RoleSpan::node)
                    .distinct()
                    .count();
            if (overlapping > 1 && from < 0) {
                from = edge;
            } else if (overlapping <= 1 && from >= 0) {
                found.add(splitBrain(leaders, from, edge));
                from = -1;
            }
        }
        return List.copyOf(found);
    }

    private static SplitBrainSpan splitBrain(List<RoleSpan> leaders, long fromNs, long toNs) {
        return new SplitBrainSpan(
                fromNs,
                toNs,
                leaders.stream()
                        .filter(span -> span.startNs() < toNs && span.endNs() > fromNs)
                        .toList());
    }

    private static long[] edges(List<RoleSpan> leaders) {
        return leaders.stream()
                .flatMapToLong(span -> LongStream.of(span.startNs(), span.endNs()))
                .sorted()
                .distinct()
                .toArray();
    }
}
