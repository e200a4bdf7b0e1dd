package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.word.Transport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The nodes and the network between them. Nodes are numbered from 0 in the order of the groups.
 *
 * @param groups at least one; {@code nodes: 5} is one group called "n"
 * @param network every link, unless a rule says otherwise
 * @param transport what nodes send over
 * @param links exceptions; of two that match a link, the later wins, field by field
 * @param span the section
 */
public record Topology(List<Group> groups, LinkSettings network, Transport transport, List<LinkRule> links, Span span) {
    /**
     * Nodes that are alike, called name1, name2, ….
     *
     * @param firstNode number of its first node
     * @param clock how far their clocks are off from the start
     * @param disk what their disks are like
     */
    public record Group(String name, int firstNode, int count, ClockSettings clock, DiskSettings disk, Span span) {}

    /** How far a clock is off: a constant, and a rate in parts per million. */
    public record ClockSettings(long offsetNs, double driftPpm) {
        public static final ClockSettings TRUE = new ClockSettings(0, 0);
    }

    /**
     * What a disk is like; what is empty is the disk's default.
     *
     * @param sync how long a sync takes
     */
    public record DiskSettings(Optional<TimeValue> sync) {
        public static final DiskSettings DEFAULT = new DiskSettings(Optional.empty());
    }

    /**
     * Links that differ from the rest.
     *
     * @param bothWays false: only messages from {@code from} to {@code to}
     */
    public record LinkRule(NodeSet from, NodeSet to, boolean bothWays, LinkSettings settings, Span span) {}

    public int nodeCount() {
        return groups.stream().mapToInt(Group::count).sum();
    }

    /** "n3" or "west2". */
    public String nodeName(int node) {
        for (Group group : groups) {
            if (node >= group.firstNode() && node < group.firstNode() + group.count()) {
                return group.name() + (node - group.firstNode() + 1);
            }
        }
        throw new IllegalArgumentException("no node " + node + " of " + nodeCount());
    }

    public Optional<Group> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The number of the node with this name. */
    public OptionalInt node(String name) {
        for (Group group : groups) {
            int number = numberAfter(group.name(), name);
            if (number >= 1 && number <= group.count()) {
                return OptionalInt.of(group.firstNode() + number - 1);
            }
        }
        return OptionalInt.empty();
    }

    private static int numberAfter(String prefix, String name) {
        String digits = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        boolean isNumber = digits.matches("[1-9][0-9]{0,5}");
        return isNumber ? Integer.parseInt(digits) : -1;
    }
}
