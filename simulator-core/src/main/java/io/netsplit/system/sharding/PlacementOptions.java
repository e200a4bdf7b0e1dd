package io.netsplit.system.sharding;

import io.netsplit.hashing.HashRing;
import io.netsplit.hashing.Maglev;
import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import java.util.List;

/**
 * Which server owns which keys, of every system that shards by one of these placements.
 *
 * @param placement which server owns which unit
 * @param slots how many units the keys are put into; 0 for one each
 * @param virtualNodes points of a server on a ring
 * @param loadBound the most that a server may hold on a ring with bounded loads, over the mean
 * @param groupWeight how much more each group of servers takes than the one before it
 */
public record PlacementOptions(
        PlacementWord placement, int slots, int virtualNodes, double loadBound, double groupWeight) {
    /** Hashes that rendezvous may cost: one for each unit and server, half a microsecond each. */
    private static final long MOST_HASHES = 20_000_000;

    /** In a scenario file. */
    public static final List<Option> OPTIONS = List.of(
            Option.groups(
                    "routers",
                    "",
                    "The groups of routers, of which the first one also decides who owns what; where none is named, the group"
                            + " called router, or else the first node."),
            Option.groups(
                    "shards",
                    "",
                    "The groups of servers that hold the keys; where none is named, every node that is no router."),
            Option.choice(
                    "placement",
                    PlacementWord.HASH_RING.word(),
                    PlacementWord.words(),
                    "Which server owns which keys. A directory is a table that changes as little as it can; ranges are of"
                            + " neighbouring keys."),
            Option.integer(
                    "slots",
                    0,
                    "Into how many slots the keys are hashed, or with range how many pieces of neighbouring keys there are;"
                            + " slots are placed and moved as wholes. With 0 every key is placed by itself."),
            Option.integer("virtual-nodes", 128, "Points of each server on a hash ring."),
            Option.number(
                    "load-bound", "1.25", "With bounded-loads: the most that a server may hold, in times of the mean."),
            Option.number(
                    "group-weight",
                    "1",
                    "With weighted-rendezvous: each group of servers takes this many times what the group before it takes."));

    public static PlacementOptions of(OptionValues values) {
        return new PlacementOptions(
                PlacementWord.of(values.choice("placement")),
                values.integer("slots"),
                values.integer("virtual-nodes"),
                values.number("load-bound"),
                values.number("group-weight"));
    }

    /** Refuses what cannot be, for so many keys and servers. */
    public void check(int keys, int servers) {
        if (slots < 0 || slots > keys) {
            throw new OptionException("slots", "there are " + keys + " keys, which fill 1 to " + keys + " slots");
        }
        int units = slots == 0 ? keys : slots;
        if (placement.isRing() && (virtualNodes < 1 || (long) virtualNodes * servers > HashRing.MOST_POINTS)) {
            throw new OptionException(
                    "virtual-nodes",
                    "a ring has 1 to " + HashRing.MOST_POINTS + " points, and there are up to " + servers + " servers");
        }
        if (placement.isRendezvous() && (long) units * servers > MOST_HASHES) {
            throw new OptionException(
                    "placement",
                    "rendezvous hashes each of " + units + " units with each of " + servers
                            + " servers; put the keys into slots, as 'slots: 1000'");
        }
        if (placement == PlacementWord.MAGLEV && servers >= Maglev.DEFAULT_SIZE) {
            throw new OptionException(
                    "placement", "a Maglev table is for fewer than " + Maglev.DEFAULT_SIZE + " servers");
        }
        if (!(loadBound > 1)) {
            throw new OptionException("load-bound", "it must be more than 1, or there is no room for all keys");
        }
        if (!(groupWeight > 0) || Double.isInfinite(groupWeight)) {
            throw new OptionException("group-weight", "it must be more than 0");
        }
    }

    /** The units into which so many keys are put; slots do not count where ranges are kept apart from them. */
    public KeySpace keySpace(int keys) {
        return new KeySpace(keys, slots, placement == PlacementWord.RANGE);
    }

    /** Who is to own what; ranges and directories change as little as they can. */
    public Scheme scheme(KeySpace keys, Servers servers) {
        return switch (placement) {
            case RANGE, DIRECTORY -> new DirectoryScheme(keys.units());
            default -> new HashScheme(this, keys, servers);
        };
    }
}
