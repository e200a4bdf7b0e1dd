package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a large cluster in groups that can be shown as one. A group of the topology gives its nodes one name with a
 * number each: such a group stays together, as a region does. What is larger than that, or has no such names, falls into blocks
 * of neighbours. None reaches over a cut.
 */
final class NodeGroups {
    /**
     * One group.
     *
     * @param side of the cut; -1 where there is none, or where it names none for them
     */
    record Group(String name, int side, List<Integer> nodes) {}

    private static final int TOGETHER_MAX = 64;

    private NodeGroups() {}

    /** Whether the names of nodes tell of several groups. */
    static boolean areNamed(Recording recording) {
        List<Integer> all = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            all.add(node);
        }
        return byName(recording, all).size() > 1;
    }

    static List<Group> of(Recording recording, @Nullable FaultSpan cut) {
        List<Group> groups = new ArrayList<>();
        for (int side = 0; cut != null && side < cut.sides().size(); side++) {
            add(recording, side, cut.sides().get(side), groups);
        }
        List<Integer> rest = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            if (cut == null || cut.sideOf(node) < 0) {
                rest.add(node);
            }
        }
        add(recording, -1, rest, groups);
        return groups;
    }

    private static void add(Recording recording, int side, List<Integer> nodes, List<Group> groups) {
        Map<String, List<Integer>> named = byName(recording, nodes);
        boolean several = named.size() > 1;
        named.forEach((name, together) -> {
            int blocks = (together.size() + TOGETHER_MAX - 1) / TOGETHER_MAX;
            for (int block = 0; block < blocks; block++) {
                int from = block * together.size() / blocks;
                int to = (block + 1) * together.size() / blocks;
                List<Integer> some = List.copyOf(together.subList(from, to));
                String called = several && blocks == 1 ? name : range(recording, some);
                groups.add(new Group(called, side, some));
            }
        });
    }

    private static String range(Recording recording, List<Integer> nodes) {
        int last = nodes.get(nodes.size() - 1);
        String first = recording.name(nodes.get(0));
        boolean neighbours = last - nodes.get(0) == nodes.size() - 1;
        return neighbours ? LaneNames.range(first, recording.name(last)) : first + " … " + recording.name(last);
    }

    /** By what stands before the number at the end of a name. */
    private static Map<String, List<Integer>> byName(Recording recording, List<Integer> nodes) {
        Map<String, List<Integer>> named = new LinkedHashMap<>();
        for (int node : nodes) {
            named.computeIfAbsent(LaneNames.base(recording.name(node)), key -> new ArrayList<>())
                    .add(node);
        }
        return named;
    }
}
