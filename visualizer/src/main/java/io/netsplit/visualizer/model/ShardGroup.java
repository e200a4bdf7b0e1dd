package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that keep one shard together and agree among themselves who leads it, as they tell it: a {@code role} with the number
 * of a {@code group}. A node has a part in several.
 */
public final class ShardGroup {
    private static final String REMOVED = "removed";

    private final long number;
    private final List<Integer> nodes;
    private final List<Spans<Belief>> beliefs;

    /** @param beliefs of each of {@code nodes} */
    ShardGroup(long number, List<Integer> nodes, List<Spans<Belief>> beliefs) {
        this.number = number;
        this.nodes = nodes;
        this.beliefs = beliefs;
    }

    public long number() {
        return number;
    }

    /** Who has a part in it at an instant, and is up or was when it was heard of last: the nodes in their order. */
    public List<Integer> members(long timeNs) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Optional<Belief> last = beliefs.get(i).lastFrom(timeNs);
            if (last.isPresent() && !last.get().role().equals(REMOVED)) {
                members.add(nodes.get(i));
            }
        }
        return members;
    }

    /** How many of its members are up at an instant. */
    public int up(long timeNs) {
        return (int) beliefs.stream()
                .flatMap(node -> node.at(timeNs).stream())
                .filter(belief -> !belief.role().equals(REMOVED))
                .count();
    }

    /** Who believes at an instant to lead it: mostly one. */
    public List<Belief> leaders(long timeNs) {
        return beliefs.stream()
                .flatMap(node -> node.at(timeNs).stream())
                .filter(Belief::leads)
                .toList();
    }

    /** Its leaders at an instant, where there is more than one. */
    public Optional<DoubleLead> doubleLeadAt(long timeNs) {
        List<Belief> leaders = leaders(timeNs);
        if (leaders.size() < 2) {
            return Optional.empty();
        }
        long since = leaders.stream().mapToLong(Belief::startNs).max().orElse(timeNs);
        long until = leaders.stream().mapToLong(Belief::endNs).min().orElse(timeNs);
        return Optional.of(new DoubleLead(leaders, since, until));
    }
}
