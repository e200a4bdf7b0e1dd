package io.netsplit.scenario.plan;

import io.netsplit.random.Prng;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Role;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which nodes a fault is about, where there are no leaders: by name, by group, or drawn. */
final class ChosenNodes {
    private final Topology topology;
    private final List<Integer> harmed;
    private final Prng random;

    /** @param harmed those that a fault of nodes is about: a share, "random" and "all" are taken of them */
    ChosenNodes(Topology topology, List<Integer> harmed, Prng random) {
        this.topology = topology;
        this.harmed = harmed;
        this.random = random;
    }

    /** One set for a fault that harms nodes, several for one that cuts them from each other. */
    List<BitSet> sides(FaultAction action) {
        if (action instanceof FaultAction.Partition one) {
            return groups(one.groups());
        }
        if (action instanceof FaultAction.Flap one) {
            return groups(one.groups());
        }
        if (action instanceof FaultAction.Isolate one) {
            BitSet isolated = nodes(one.nodes(), new BitSet(), topology.nodeCount());
            BitSet others = all();
            others.andNot(isolated);
            return List.of(isolated, others);
        }
        if (action instanceof FaultAction.Load || action instanceof FaultAction.Add) {
            return List.of(new BitSet());
        }
        if (action instanceof FaultAction.OnNodes one) {
            return List.of(ofThem(one.nodes()));
        }
        throw new IllegalArgumentException("the traffic lab has no such fault: " + action);
    }

    /** Whoever else is drawn or named is not harmed. */
    private BitSet ofThem(NodeSet set) {
        BitSet others = all();
        harmed.forEach(others::clear);
        BitSet chosen = nodes(set, others, harmed.size());
        chosen.andNot(others);
        return chosen;
    }

    /** "rest" is what the other groups do not name. */
    private List<BitSet> groups(List<NodeSet> groups) {
        BitSet named = new BitSet();
        List<BitSet> sides = new ArrayList<>();
        for (NodeSet group : groups) {
            BitSet side = isRest(group) ? new BitSet() : nodes(group, named, topology.nodeCount());
            named.or(side);
            sides.add(side);
        }
        for (int i = 0; i < sides.size(); i++) {
            if (isRest(groups.get(i))) {
                BitSet rest = all();
                rest.andNot(named);
                sides.set(i, rest);
            }
        }
        return sides;
    }

    private static boolean isRest(NodeSet set) {
        return set.parts().stream().anyMatch(part -> part instanceof NodeSet.WithRole role && role.role() == Role.REST);
    }

    /** @param candidates of how many nodes a share is taken */
    private BitSet nodes(NodeSet set, BitSet taken, int candidates) {
        BitSet chosen = new BitSet();
        for (NodeSet.Part part : set.parts()) {
            chosen.or(nodes(part, taken, candidates));
        }
        return chosen;
    }

    private BitSet nodes(NodeSet.Part part, BitSet taken, int candidates) {
        BitSet chosen = new BitSet();
        if (part instanceof NodeSet.Named named) {
            chosen.set(topology.node(named.text()).orElseThrow());
        } else if (part instanceof NodeSet.GroupNodes group) {
            Topology.Group found = topology.group(group.text()).orElseThrow();
            chosen.set(found.firstNode(), found.firstNode() + found.count());
        } else if (part instanceof NodeSet.ZoneNodes zone) {
            topology.groupsIn(zone.text())
                    .forEach(group -> chosen.set(group.firstNode(), group.firstNode() + group.count()));
        } else if (part instanceof NodeSet.Percent percent) {
            draw((int) StrictMath.ceil(percent.share() * candidates), taken, chosen);
        } else if (part instanceof NodeSet.WithRole role && role.role() == Role.RANDOM) {
            draw(1, taken, chosen);
        } else {
            chosen.set(0, topology.nodeCount());
        }
        return chosen;
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, topology.nodeCount());
        return all;
    }

    private void draw(int count, BitSet taken, BitSet drawn) {
        List<Integer> left = new ArrayList<>(IntStream.range(0, topology.nodeCount())
                .filter(node -> !taken.get(node))
                .boxed()
                .toList());
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            drawn.set(left.remove(random.nextInt(left.size())));
        }
    }
}
