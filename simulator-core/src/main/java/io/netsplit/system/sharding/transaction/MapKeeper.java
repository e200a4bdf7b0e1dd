package io.netsplit.system.sharding.transaction;

import io.netsplit.node.Context;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.sharding.Move;
import io.netsplit.system.sharding.ShardMap;
import io.netsplit.system.sharding.ShardingEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Decides who owns what, at the router that leads the log in which the map is. When a shard joins or leaves it plans moves,
 * and ends each when its source has let go. A shard of several nodes joins with its last node, and leaves with the first
 * that is to leave.
 */
final class MapKeeper {
    private static final long ASSIGN_NS = 50_000_000;

    private final Context context;
    private final ReplicatedLog log;
    private final Ensemble ensemble;
    private final TreeSet<Long> released = new TreeSet<>();
    /** Which version each shard has in its log, as far as is known. */
    private final Map<Integer, Long> known = new LinkedHashMap<>();

    private boolean deciding;
    private boolean shown;
    private long assignedNs;

    MapKeeper(Context context, ReplicatedLog log, Ensemble ensemble) {
        this.context = context;
        this.log = log;
        this.ensemble = ensemble;
    }

    private boolean isQuiet(ShardMap map) {
        return !deciding && map.moves().isEmpty();
    }

    /** True once the shard of the node has everything that it is to have, or nothing any more. */
    boolean administer(AdminRequest request, ShardMap map) {
        ShardGroup group = ensemble.groupOf(request.node());
        if (group == null) {
            return true;
        }
        List<Integer> servers = new ArrayList<>(map.servers());
        boolean isIn = servers.contains(group.shard());
        switch (request.action()) {
            case ADD_NODE -> {
                List<Integer> members = group.members();
                if (isIn || request.node() != members.get(members.size() - 1)) {
                    return isQuiet(map);
                }
                servers.add(group.shard());
            }
            case REMOVE_NODE -> {
                if (!isIn || servers.size() == 1) {
                    return !isIn && isQuiet(map);
                }
                servers.remove((Integer) group.shard());
            }
            default -> {
                return false;
            }
        }
        if (isQuiet(map)) {
            decide(map.planned(servers, ensemble.scheme().owners(servers, map)));
        }
        return false;
    }

    /** Who has not heard that a move is done is told again. */
    void released(int from, long move, ShardMap map) {
        released.add(move);
        endMoves(map);
        if (map.moves().stream().noneMatch(each -> each.id() == move)) {
            context.send(from, new TransactionMessage.Assign(map));
        }
    }

    private void endMoves(ShardMap map) {
        TreeSet<Long> outstanding = new TreeSet<>();
        map.moves().forEach(move -> outstanding.add(move.id()));
        released.retainAll(outstanding);
        if (!deciding && !released.isEmpty()) {
            decide(map.moved(released));
        }
    }

    private void decide(ShardMap decision) {
        deciding = log.propose(new Decree(decision));
    }

    /** What was proposed is in the log, or never will be. */
    void settled() {
        deciding = false;
    }

    void decreed(ShardMap before, ShardMap map) {
        for (Move move : before.moves()) {
            if (!map.isOutstanding(move)) {
                int keys = ensemble.keys().keysIn(move.units());
                context.emit(new ShardingEvent.Moved(move.id(), move.source(), move.target(), keys));
            }
        }
        context.emit(ShardingEvent.MapDecided.of(map, ensemble.keys()));
        assign(map);
    }

    void assigned(TransactionMessage.Assigned assigned) {
        known.merge(assigned.shard(), assigned.version(), Math::max);
    }

    void tick(ShardMap map) {
        if (!shown) {
            shown = true;
            context.emit(ShardingEvent.MapDecided.of(map, ensemble.keys()));
        }
        endMoves(map);
        long now = context.clock().monotonicNs();
        if (now - assignedNs >= ASSIGN_NS) {
            assignedNs = now;
            assign(map);
        }
    }

    /** Lets every shard know that has a part in it and has not said that it does. */
    private void assign(ShardMap map) {
        TreeSet<Integer> concerned = new TreeSet<>(map.servers());
        map.moves().forEach(move -> concerned.add(move.source()));
        for (int shard : concerned) {
            if (known.getOrDefault(shard, 1L) < map.version()) {
                for (int node : ensemble.members(shard)) {
                    context.send(node, new TransactionMessage.Assign(map));
                }
            }
        }
    }
}
