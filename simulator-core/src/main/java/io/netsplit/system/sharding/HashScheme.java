package io.netsplit.system.sharding;

import io.netsplit.hashing.BoundedLoads;
import io.netsplit.hashing.HashKey;
import io.netsplit.hashing.HashRing;
import io.netsplit.hashing.JumpHash;
import io.netsplit.hashing.KeyPlacement;
import io.netsplit.hashing.Maglev;
import io.netsplit.hashing.Modulo;
import io.netsplit.hashing.Rendezvous;
import io.netsplit.hashing.WeightedRendezvous;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The placements that hash: who owns a unit follows from the unit's name and those of the servers alone. */
final class HashScheme implements Scheme {
    private final PlacementOptions options;
    private final KeySpace keys;
    private final Servers servers;
    private final long[] hashes;

    HashScheme(PlacementOptions options, KeySpace keys, Servers servers) {
        this.options = options;
        this.keys = keys;
        this.servers = servers;
        hashes = new long[keys.units()];
        HashKey.Hasher hasher = new HashKey.Hasher();
        for (int unit = 0; unit < hashes.length; unit++) {
            hashes[unit] = hasher.hash(keys.text(unit));
        }
    }

    @Override
    public int[] owners(List<Integer> members, @Nullable ShardMap before) {
        List<String> names = members.stream().map(servers::name).toList();
        int[] chosen =
                options.placement() == PlacementWord.BOUNDED_LOADS ? bounded(names) : placed(placement(members, names));
        for (int unit = 0; unit < chosen.length; unit++) {
            chosen[unit] = members.get(chosen[unit]);
        }
        return chosen;
    }

    private KeyPlacement placement(List<Integer> members, List<String> names) {
        return switch (options.placement()) {
            case MODULO -> new Modulo(names);
            case HASH_RING -> new HashRing(names, options.virtualNodes());
            case RENDEZVOUS -> new Rendezvous(names);
            case WEIGHTED_RENDEZVOUS ->
                new WeightedRendezvous(
                        names,
                        members.stream()
                                .mapToDouble(each -> weight(servers.group(each)))
                                .toArray());
            case JUMP_HASH -> new JumpHash(names);
            case MAGLEV -> new Maglev(names);
            default -> throw new IllegalStateException(options.placement() + " does not hash");
        };
    }

    private double weight(int group) {
        double weight = 1;
        for (int i = 0; i < group; i++) {
            weight *= options.groupWeight();
        }
        return weight;
    }

    private int[] placed(KeyPlacement placement) {
        int[] chosen = new int[hashes.length];
        for (int unit = 0; unit < chosen.length; unit++) {
            chosen[unit] = placement.owner(new HashKey(keys.text(unit), hashes[unit]));
        }
        return chosen;
    }

    /** In the order of the units, each server filled up to the bound for all of them. */
    private int[] bounded(List<String> names) {
        BoundedLoads loads = new BoundedLoads(new HashRing(names, options.virtualNodes()), options.loadBound());
        int[] chosen = new int[hashes.length];
        long capacity = loads.capacity(hashes.length);
        for (int unit = 0; unit < chosen.length; unit++) {
            chosen[unit] = loads.add(hashes[unit], capacity);
        }
        return chosen;
    }
}
