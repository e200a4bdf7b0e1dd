package io.netsplit.system.sharding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who owns which unit, in one version, where ranges begin, and what is to move. Immutable; nodes share it, as they would share what it says.
 *
 * <p>While a move is outstanding its source is the owner. The version in which a unit came to its owner is the epoch of that
 * ownership: of two servers that both believe that they own a unit, the one with the later epoch is right.
 */
public final class ShardMap {
    private static final int HEADER_BYTES = 64;
    private static final int SERVER_BYTES = 16;
    private static final int MOVE_BYTES = 24;
    private static final int RANGE_BYTES = 8;

    private final long version;
    private final List<Integer> servers;
    private final int[] owners;
    private final long[] epochs;
    private final Ranges ranges;
    private final List<Move> moves;
    private final long nextMove;

    private ShardMap(
            long version,
            List<Integer> servers,
            int[] owners,
            long[] epochs,
            Ranges ranges,
            List<Move> moves,
            long nextMove) {
        this.version = version;
        this.servers = List.copyOf(servers);
        this.owners = owners;
        this.epochs = epochs;
        this.ranges = ranges;
        this.moves = List.copyOf(moves);
        this.nextMove = nextMove;
    }

    /** Version 1. */
    public static ShardMap first(List<Integer> servers, int[] owners, Ranges ranges) {
        long[] epochs = new long[owners.length];
        Arrays.fill(epochs, 1);
        return new ShardMap(1, servers, owners, epochs, ranges, List.of(), 1);
    }

    public long version() {
        return version;
    }

    public List<Integer> servers() {
        return servers;
    }

    /** All that own something or are to own something: who leaves owns what it has not handed over. */
    List<Integer> holders() {
        TreeSet<Integer> holders = new TreeSet<>(servers);
        moves.forEach(move -> holders.add(move.source()));
        return List.copyOf(holders);
    }

    public int units() {
        return owners.length;
    }

    public int owner(int unit) {
        return owners[unit];
    }

    /** The version in which the unit came to its owner. */
    public long epoch(int unit) {
        return epochs[unit];
    }

    Ranges ranges() {
        return ranges;
    }

    /** Moves that are decided and not done. */
    public List<Move> moves() {
        return moves;
    }

    public boolean isOutstanding(Move move) {
        return moves.contains(move);
    }

    /** A copy of the owner of every unit. */
    int[] owners() {
        return owners.clone();
    }

    /** The next version: these servers, and moves towards these owners. Nothing may be outstanding. */
    public ShardMap planned(List<Integer> newServers, int[] target) {
        return planned(newServers, target, ranges);
    }

    /**
     * The next version: other ranges, and moves towards other owners; null where the decision changes nothing. Nothing may be
     * outstanding. Where ranges are merged that have two owners, one of them owns both at once.
     */
    @Nullable
    ShardMap rearranged(RangePolicy.Decision decision) {
        Ranges changed = ranges.changed(decision.splits(), decision.merges());
        ShardMap next = planned(servers, decision.owners(), changed);
        if (!decision.merges().isEmpty() && next.isSplitBetweenOwners()) {
            TreeSet<Long> seized = new TreeSet<>();
            next.moves.forEach(move -> seized.add(move.id()));
            return next.moved(seized);
        }
        boolean same = decision.splits().isEmpty() && decision.merges().isEmpty() && next.moves.isEmpty();
        return same ? null : next;
    }

    /** True where some range has two owners. */
    private boolean isSplitBetweenOwners() {
        for (int unit = 1; unit < owners.length; unit++) {
            if (owners[unit] != owners[unit - 1] && ranges.startOf(unit) != unit) {
                return true;
            }
        }
        return false;
    }

    private ShardMap planned(List<Integer> newServers, int[] target, Ranges newRanges) {
        Map<Long, List<Integer>> pairs = new TreeMap<>();
        for (int unit = 0; unit < owners.length; unit++) {
            if (owners[unit] != target[unit]) {
                long pair = (long) owners[unit] << 32 | target[unit];
                pairs.computeIfAbsent(pair, key -> new ArrayList<>()).add(unit);
            }
        }
        List<Move> planned = new ArrayList<>();
        long id = nextMove;
        for (Map.Entry<Long, List<Integer>> entry : pairs.entrySet()) {
            int[] units = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
            long pair = entry.getKey();
            planned.add(new Move(id++, (int) (pair >> 32), (int) pair, new UnitSet(units)));
        }
        return new ShardMap(version + 1, newServers, owners, epochs, newRanges, planned, id);
    }

    /** The next version, in which the moves with these numbers are done. */
    public ShardMap moved(TreeSet<Long> done) {
        int[] newOwners = owners.clone();
        long[] newEpochs = epochs.clone();
        List<Move> left = new ArrayList<>();
        for (Move move : moves) {
            if (!done.contains(move.id())) {
                left.add(move);
                continue;
            }
            for (int i = 0; i < move.units().size(); i++) {
                newOwners[move.units().get(i)] = move.target();
                newEpochs[move.units().get(i)] = version + 1;
            }
        }
        return new ShardMap(version + 1, servers, newOwners, newEpochs, ranges, left, nextMove);
    }

    /** On the wire and on a disk: servers and moves, from which every node can work out the rest. */
    public int sizeBytes() {
        return HEADER_BYTES + SERVER_BYTES * servers.size() + MOVE_BYTES * moves.size() + RANGE_BYTES * ranges.count();
    }
}
