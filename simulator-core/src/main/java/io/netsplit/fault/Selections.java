package io.netsplit.fault;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.NodeState;
import io.netsplit.node.RoleChanged;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns selectors into nodes, at the instant in which a fault fires. */
final class Selections {
    /** Nobody leads at the moment. */
    static final int NOBODY = -1;

    private final Cluster cluster;
    private final Prng random;
    private final List<Integer> members = new ArrayList<>();
    private final int leader;

    Selections(Cluster cluster, Prng random) {
        this.cluster = cluster;
        this.random = random;
        for (int node = 0; node < cluster.nodes(); node++) {
            if (isMember(cluster, node)) {
                members.add(node);
            }
        }
        leader = leader(cluster);
    }

    /** The live node that says that it leads, in the highest epoch, or {@link #NOBODY}. */
    static int leader(Cluster cluster) {
        int found = NOBODY;
        long epoch = Long.MIN_VALUE;
        for (int node = 0; node < cluster.nodes(); node++) {
            RoleChanged role = cluster.role(node);
            if (role != null && role.role() == RoleChanged.Role.LEADER && role.epoch() > epoch) {
                found = node;
                epoch = role.epoch();
            }
        }
        return found;
    }

    /** True where the fault cannot be resolved without knowing who leads. */
    static boolean needsLeader(List<Selector> selectors) {
        for (Selector selector : selectors) {
            boolean needs = selector instanceof Selector.Leader
                    || selector instanceof Selector.Follower
                    || selector instanceof Selector.Followers
                    || selector instanceof Selector.MajorityWithoutLeader
                    || selector instanceof Selector.MinorityWithLeader
                    || (selector instanceof Selector.Union union && needsLeader(union.parts()));
            if (needs) {
                return true;
            }
        }
        return false;
    }

    /** The nodes that belong to the cluster now, be they up or down. */
    List<Integer> members() {
        return members;
    }

    Prng random() {
        return random;
    }

    /** One side per selector, each in order of addresses. A node that two selectors name is an error of the schedule. */
    List<List<Integer>> resolve(List<Selector> selectors) {
        List<TreeSet<Integer>> sides = new ArrayList<>();
        selectors.forEach(selector -> sides.add(new TreeSet<>()));
        TreeSet<Integer> taken = new TreeSet<>();
        for (Stage stage : Stage.values()) {
            for (int i = 0; i < sides.size(); i++) {
                TreeSet<Integer> side = sides.get(i);
                side.addAll(resolve(selectors.get(i), stage, taken));
                taken.addAll(side);
            }
        }
        List<List<Integer>> resolved = new ArrayList<>();
        sides.forEach(side -> resolved.add(List.copyOf(side)));
        return resolved;
    }

    List<Integer> resolve(Selector selector) {
        return resolve(List.of(selector)).get(0);
    }

    /** All members in random order. */
    List<Integer> shuffled(List<Integer> nodes) {
        List<Integer> order = new ArrayList<>(nodes);
        for (int i = order.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Integer swapped = order.set(i, order.get(j));
            order.set(j, swapped);
        }
        return order;
    }

    private enum Stage {
        NAMES,
        PICKS,
        REST
    }

    private List<Integer> resolve(Selector selector, Stage stage, TreeSet<Integer> taken) {
        if (selector instanceof Selector.Union union) {
            List<Integer> all = new ArrayList<>();
            for (Selector part : union.parts()) {
                List<Integer> found = resolve(part, stage, taken);
                all.addAll(found);
                taken.addAll(found);
            }
            return all;
        }
        return switch (stage) {
            case NAMES -> named(selector);
            case PICKS -> picked(selector, free(taken));
            case REST -> selector instanceof Selector.Rest ? free(taken) : List.of();
        };
    }

    private List<Integer> named(Selector selector) {
        if (selector instanceof Selector.Named named) {
            return named(named.name());
        }
        if (selector instanceof Selector.All) {
            return members;
        }
        boolean led = selector instanceof Selector.Leader || selector instanceof Selector.MinorityWithLeader;
        return led && leader != NOBODY ? List.of(leader) : List.of();
    }

    private List<Integer> picked(Selector selector, List<Integer> free) {
        if (selector instanceof Selector.Follower) {
            return pick(1, live(withoutLeader(free)));
        }
        if (selector instanceof Selector.Followers) {
            return withoutLeader(free);
        }
        if (selector instanceof Selector.MajorityWithoutLeader) {
            return pick(majority(), withoutLeader(free));
        }
        if (selector instanceof Selector.MinorityWithLeader) {
            return pick(members.size() - majority() - 1, withoutLeader(free));
        }
        if (selector instanceof Selector.Share share) {
            return pick((int) StrictMath.ceil(share.share() * members.size()), free);
        }
        if (selector instanceof Selector.RandomNodes nodes) {
            return pick(nodes.count(), free);
        }
        return List.of();
    }

    private List<Integer> named(String name) {
        List<Integer> group = cluster.group(name);
        if (!group.isEmpty() && group.get(0) < cluster.nodes()) {
            return group.stream().filter(node -> isMember(cluster, node)).toList();
        }
        int address = cluster.address(name);
        if (address < 0 || address >= cluster.nodes()) {
            throw new IllegalArgumentException("no node and no group is called '" + name + "'");
        }
        return isMember(cluster, address) ? List.of(address) : List.of();
    }

    private List<Integer> pick(int count, List<Integer> from) {
        if (count <= 0) {
            return List.of();
        }
        List<Integer> order = shuffled(from);
        return order.subList(0, Math.min(count, order.size()));
    }

    private int majority() {
        return members.size() / 2 + 1;
    }

    private List<Integer> free(TreeSet<Integer> taken) {
        return members.stream().filter(node -> !taken.contains(node)).toList();
    }

    private List<Integer> withoutLeader(List<Integer> nodes) {
        return nodes.stream().filter(node -> node != leader).toList();
    }

    private List<Integer> live(List<Integer> nodes) {
        return nodes.stream().filter(cluster::isUp).toList();
    }

    private static boolean isMember(Cluster cluster, int node) {
        return cluster.state(node) != NodeState.ABSENT && cluster.state(node) != NodeState.REMOVED;
    }

    /** Why the resolved sides are of no use, or null where they are. */
    static @Nullable String problem(List<List<Integer>> sides) {
        for (List<Integer> side : sides) {
            if (side.isEmpty()) {
                return "a selector found no node";
            }
        }
        return null;
    }
}
