package io.netsplit.system.sharding;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides which server owns what. When a server joins or leaves it plans moves, and ends each when its source has released it.
 * What it decides is on its disk before anybody learns of it; while it is down, all goes on as it was.
 */
final class Coordinator {
    private static final String REGISTER = "decided";

    private final Context context;
    private final Layout layout;
    private final Consumer<ShardMap> whenDecided;
    private final Timer tick;
    private final Balancer balancer;
    private final TreeSet<Long> released = new TreeSet<>();
    /** Which version each server has on its disk, as far as is known. */
    private final Map<Integer, Long> known = new LinkedHashMap<>();

    private ShardMap map;
    private @Nullable ShardMap next;

    /** {@code whenDecided} is told of every map that is on the disk. */
    Coordinator(Context context, Layout layout, Consumer<ShardMap> whenDecided) {
        this.whenDecided = whenDecided;
        this.context = context;
        this.layout = layout;
        this.tick = context.timer("assign", this::tick);
        this.balancer = new Balancer(context, layout.options(), () -> map, this::isQuiet, this::decide);
        map = context.disk().read(REGISTER) instanceof ShardMap kept ? kept : layout.firstMap();
    }

    void begin() {
        whenDecided.accept(map);
        show();
        tick.set(Server.RESEND_NS);
        if (layout.options().ranges().areSet()) {
            balancer.begin();
        }
    }

    /** True where the message was for the coordinator. */
    boolean receive(int from, Message message) {
        if (message instanceof ShardingMessage.MapQuery query) {
            if (query.version() < map.version()) {
                context.send(from, new ShardingMessage.Assign(map));
            }
        } else if (message instanceof ShardingMessage.Assigned assigned) {
            known.merge(from, assigned.version(), Math::max);
        } else if (message instanceof ShardingMessage.Released done) {
            released.add(done.move());
            endMoves();
        } else if (message instanceof ShardingMessage.LoadReport report) {
            balancer.reported(from, report);
        } else if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), administer(request), context.self()));
        } else {
            return false;
        }
        return true;
    }

    /** True once the server has everything that it is to have, or nothing any more. */
    private boolean administer(AdminRequest request) {
        if (!layout.servers().isServer(request.node())) {
            return true;
        }
        boolean isIn = map.servers().contains(request.node());
        boolean isQuiet = isQuiet();
        List<Integer> servers = new ArrayList<>(map.servers());
        switch (request.action()) {
            case ADD_NODE -> {
                servers.add(request.node());
                return isIn ? isQuiet : isQuiet && plan(servers);
            }
            case REMOVE_NODE -> {
                servers.remove((Integer) request.node());
                return isIn ? isQuiet && !servers.isEmpty() && plan(servers) : isQuiet;
            }
            default -> {
                return false;
            }
        }
    }

    private boolean isQuiet() {
        return next == null && map.moves().isEmpty();
    }

    /** Never done at once: the disk comes first. */
    private boolean plan(List<Integer> servers) {
        decide(map.planned(servers, layout.scheme().owners(servers, map)));
        return false;
    }

    /** One decision at a time: what is released while the disk is busy comes with the next one. */
    private void endMoves() {
        if (next != null) {
            return;
        }
        TreeSet<Long> outstanding = new TreeSet<>();
        map.moves().forEach(move -> outstanding.add(move.id()));
        released.retainAll(outstanding);
        if (!released.isEmpty()) {
            decide(map.moved(released));
        }
    }

    private void decide(ShardMap decision) {
        next = decision;
        context.disk().write(REGISTER, decision, decision.sizeBytes());
        context.disk().sync(this::decided);
    }

    private void decided(boolean ok) {
        ShardMap decision = next;
        next = null;
        if (!ok || decision == null) {
            context.halt("the disk failed to sync the map");
            return;
        }
        ShardMap before = map;
        map = decision;
        for (Move move : before.moves()) {
            if (!decision.isOutstanding(move)) {
                context.emit(new ShardingEvent.Moved(
                        move.id(), move.source(), move.target(), layout.keys().keysIn(move.units())));
            }
        }
        whenDecided.accept(map);
        show();
        assign();
        endMoves();
    }

    private void show() {
        context.emit(ShardingEvent.MapDecided.of(map, layout.keys()));
    }

    private void tick() {
        tick.set(Server.RESEND_NS);
        assign();
    }

    /** Lets every server know that has a part in it and has not said that it does. */
    private void assign() {
        TreeSet<Integer> concerned = new TreeSet<>(map.servers());
        for (Move move : map.moves()) {
            concerned.add(move.source());
        }
        for (int server : concerned) {
            if (known.getOrDefault(server, 1L) < map.version()) {
                context.send(server, new ShardingMessage.Assign(map));
            }
        }
    }
}
