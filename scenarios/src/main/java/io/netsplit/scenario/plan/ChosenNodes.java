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
    private final Prng random;

    ChosenNodes(Topology topology, Prng random) {
        this.topology = topology;
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
            BitSet isolated = nodes(one.nodes(), new BitSet());
            BitSet others = all();
            others.andNot(isolated);
            return List.of(isolated, others);
        }
        if (action instanceof FaultAction.Crash one) {
            return List.of(nodes(one.nodes(), new BitSet()));
        }
        if (action instanceof FaultAction.Pause one) {
            return List.of(nodes(one.nodes(), new BitSet()));
        }
        if (action instanceof FaultAction.Slow one) {
            return List.of(nodes(one.nodes(), new BitSet()));
        }
        if (action instanceof FaultAction.Load) {
            return List.of(new BitSet());
        }
        throw new IllegalArgumentException("the traffic lab has no such fault: " + action);
    }

    /** "rest" is what the other groups do not name. */
    private List<BitSet> groups(List<NodeSet> groups) {
        BitSet named = new BitSet();
        List<BitSet> sides = new ArrayList<>();
        for (NodeSet group : groups) {
            BitSet side = isRest(group) ? new BitSet() : nodes(group, named);
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

    private BitSet nodes(NodeSet set, BitSet taken) {
        BitSet chosen = new BitSet();
        for (NodeSet.Part part : set.parts()) {
            chosen.or(nodes(part, taken));
        }
        return chosen;
    }

    private BitSet nodes(NodeSet.Part part, BitSet taken) {
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
            draw((int) StrictMath.ceil(percent.share() * topology.nodeCount()), taken, chosen);
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
