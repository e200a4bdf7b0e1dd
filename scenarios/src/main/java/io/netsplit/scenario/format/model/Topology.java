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
 * @param diskSync how long a disk takes to make writes durable; empty: its default
 * @param processing how long a node is busy with one message; empty: its default
 * @param links exceptions; of two that match a link, the later wins, field by field
 * @param joiners nodes that are not there at first and join later, numbered after all others in the order of the fault steps
 * @param span the section
 */
public record Topology(
        List<Group> groups,
        LinkSettings network,
        Transport transport,
        Optional<TimeValue> diskSync,
        Optional<TimeValue> processing,
        List<LinkRule> links,
        List<Joiner> joiners,
        Span span) {
    /**
     * Nodes that are alike, called name1, name2, ….
     *
     * @param firstNode number of its first node
     * @param clock how far their clocks are off from the start
     * @param server what they are like as servers of the traffic lab, where the file says so
     * @param zone where they stand; empty where the file tells no zones apart
     */
    public record Group(
            String name,
            int firstNode,
            int count,
            ClockSettings clock,
            Optional<ServerSettings> server,
            Optional<String> zone,
            Span span) {}

    /** A node that joins later. */
    public record Joiner(String name, Group group) {}

    /** How far a clock is off: a constant, and a rate in parts per million; and what leads it back. */
    public record ClockSettings(long offsetNs, long driftPpm, Optional<Correction> correction) {
        public static final ClockSettings TRUE = new ClockSettings(0, 0, Optional.empty());
    }

    /**
     * Links that differ from the rest.
     *
     * @param bothWays false: only messages from {@code from} to {@code to}
     */
    public record LinkRule(NodeSet from, NodeSet to, boolean bothWays, LinkSettings settings, Span span) {}

    /** Nodes that are there from the start. */
    public int nodeCount() {
        return groups.stream().mapToInt(Group::count).sum();
    }

    /** All nodes, those that join later included. */
    public int largestNodeCount() {
        return nodeCount() + joiners.size();
    }

    /** "n3" or "west2". */
    public String nodeName(int node) {
        if (node >= nodeCount()) {
            return joiners.get(node - nodeCount()).name();
        }
        Group group = groupOf(node);
        return group.name() + (node - group.firstNode() + 1);
    }

    /** The group that a node belongs to. */
    public Group groupOf(int node) {
        if (node >= nodeCount()) {
            return joiners.get(node - nodeCount()).group();
        }
        return groups.stream()
                .filter(group -> node >= group.firstNode() && node < group.firstNode() + group.count())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node " + node + " of " + nodeCount()));
    }

    public Optional<Group> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** Names of the zones, in the order of the groups. */
    public List<String> zones() {
        return groups.stream()
                .flatMap(group -> group.zone().stream())
                .distinct()
                .toList();
    }

    /** The groups that stand in this zone. */
    public List<Group> groupsIn(String zone) {
        return groups.stream()
                .filter(group -> group.zone().filter(zone::equals).isPresent())
                .toList();
    }

    /** The number of the node with this name. */
    public OptionalInt node(String name) {
        for (Group group : groups) {
            int number = numberAfter(group.name(), name);
            if (number >= 1 && number <= group.count()) {
                return OptionalInt.of(group.firstNode() + number - 1);
            }
        }
        for (int i = 0; i < joiners.size(); i++) {
            if (joiners.get(i).name().equals(name)) {
                return OptionalInt.of(nodeCount() + i);
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
