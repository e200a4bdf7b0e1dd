package io.netsplit.system.replicated;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.Applied;
import io.netsplit.system.ObjectHeld;
import io.netsplit.system.hosting.HostedEvent;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the replicas of every shard hold, by what they say of it. In the end each member has what any had when all was healed,
 * and at the last position that all members have come to they hold the same; where there is no order of operations, each
 * object was the same on all its replicas at some instant after the healing.
 */
final class ShardCopies implements Observer {
    private record Place(int shard, int node) {}

    private record Item(int shard, int key) {}

    private final long healedNs;
    private final List<List<Integer>> members = new ArrayList<>();
    private final Map<Place, TreeMap<Long, Long>> digests = new LinkedHashMap<>();
    private final Map<Place, Long> positions = new LinkedHashMap<>();
    /** Left their group, though the mover may not have noted it yet. */
    private final Set<Place> left = new LinkedHashSet<>();

    private final Map<Integer, Long> targets = new LinkedHashMap<>();
    private final Map<Item, Map<Integer, Long>> objects = new LinkedHashMap<>();
    private final Map<Item, List<Integer>> keepers = new LinkedHashMap<>();
    private final TreeSet<Item> settled =
            new TreeSet<>((one, other) -> one.shard != other.shard ? one.shard - other.shard : one.key - other.key);
    private boolean healed;

    ShardCopies(long healedNs, List<List<Integer>> firstMembers) {
        this.healedNs = healedNs;
        firstMembers.forEach(group -> members.add(new ArrayList<>(group)));
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (timeNs >= healedNs && !healed) {
            healed = true;
            positions.forEach((place, position) -> targets.merge(place.shard, position, Math::max));
            objects.keySet().forEach(this::settle);
        }
        if (event instanceof ReplicaMoved moved) {
            members.get(moved.shard()).remove((Integer) moved.from());
            members.get(moved.shard()).add(moved.to());
        } else if (event instanceof HostedEvent hosted && hosted.event() instanceof RoleChanged changed) {
            if (changed.role() == RoleChanged.Role.REMOVED) {
                left.add(new Place(hosted.group(), node));
            } else {
                left.remove(new Place(hosted.group(), node));
            }
        } else if (event instanceof HostedEvent hosted && hosted.event() instanceof Applied applied) {
            Place place = new Place(hosted.group(), node);
            positions.put(place, applied.position());
            digests.computeIfAbsent(place, absent -> new TreeMap<>()).put(applied.position(), applied.digest());
        } else if (event instanceof HostedEvent hosted && hosted.event() instanceof ObjectHeld held) {
            Item item = new Item(hosted.group(), held.key());
            objects.computeIfAbsent(item, absent -> new TreeMap<>()).put(node, held.contentDigest());
            keepers.put(item, held.replicas());
            settle(item);
        }
    }

    private void settle(Item item) {
        Map<Integer, Long> held = objects.getOrDefault(item, Map.of());
        int replicas = keepers.getOrDefault(item, List.of()).size();
        if (healed
                && held.size() >= replicas
                && held.values().stream().distinct().count() == 1) {
            settled.add(item);
        }
    }

    /** In sentences; empty where all is the same. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        if (positions.isEmpty() && objects.isEmpty()) {
            found.add("nobody said what it holds");
        }
        targets.forEach((shard, target) -> compare(shard, target, found));
        objects.forEach((item, held) -> {
            if (!settled.contains(item)) {
                found.add("key " + item.key + " of shard " + item.shard + ": " + held);
            }
        });
        return found;
    }

    private List<Integer> present(int shard) {
        return members.get(shard).stream()
                .filter(node -> !left.contains(new Place(shard, node)))
                .toList();
    }

    private void compare(int shard, long target, List<String> found) {
        long common = Long.MAX_VALUE;
        for (int node : present(shard)) {
            long position = positions.getOrDefault(new Place(shard, node), 0L);
            common = Math.min(common, position);
            if (position < target) {
                found.add("shard " + shard + ": node " + node + " is at " + position + ", and one was at " + target);
            }
        }
        Map<Integer, Long> there = new TreeMap<>();
        for (int node : present(shard)) {
            Long digest = digests.getOrDefault(new Place(shard, node), new TreeMap<>())
                    .get(common);
            if (digest != null) {
                there.put(node, digest);
            }
        }
        if (there.values().stream().distinct().count() > 1) {
            found.add("shard " + shard + " at position " + common + ": " + there);
        }
    }
}
