package io.netsplit.system.replicated;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.hosting.HostedGroup;
import io.netsplit.system.hosting.HostedMessage;
import io.netsplit.system.hosting.JoinGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps servers and shards together: when a server joins or is to leave, replicas move, one after the other, each as a change
 * of its group's members: the new one joins and catches up, then the old one leaves. What is decided is on its disk before
 * anybody learns of it; while it is down, nothing moves.
 */
final class Mover {
    private static final String REGISTER = "members";
    private static final long TICK_NS = 50_000_000;
    private static final int TICKS_TO_ANSWER = 10;
    private static final int TICKS_TO_TELL = 20;

    private final Context context;
    private final Shards shards;
    private final ShardRouter router;
    private final Timer tick;
    private ShardMembers members;
    private ShardMembers.@Nullable Change change;
    private boolean joined;
    private boolean syncing;
    private long serial;
    private int waited;
    private int told;

    Mover(Context context, Shards shards, ShardRouter router) {
        this.context = context;
        this.shards = shards;
        this.router = router;
        this.tick = context.timer("move", this::tick);
        members = context.disk().read(REGISTER) instanceof ShardMembers kept ? kept : ShardMembers.first(shards);
        serial = context.random().nextLong() >>> 2;
        router.learn(members);
        tick.set(TICK_NS);
    }

    /** True where the message was for the mover. */
    boolean receive(int from, Message message) {
        if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), administer(request), context.self()));
            return true;
        }
        if (message instanceof HostedMessage hosted && hosted.message() instanceof AdminReply reply) {
            answered(from, hosted.group(), reply);
            return true;
        }
        return false;
    }

    /** True once every server has what it is to have. One that is a chain's master is never done with leaving. */
    private boolean administer(AdminRequest request) {
        if (!shards.isServer(request.node())) {
            return true;
        }
        List<Integer> servers = new ArrayList<>(members.servers());
        boolean wanted = request.action() == AdminRequest.Action.ADD_NODE;
        if (request.action() == AdminRequest.Action.TRANSFER_LEADERSHIP) {
            return false;
        }
        if (servers.contains(request.node()) == wanted) {
            return !syncing && change == null && next() == null && (wanted || !isMaster(request.node()));
        }
        if (!wanted && servers.size() <= shards.options().groupSize()) {
            return false;
        }
        if (wanted) {
            servers.add(request.node());
        } else {
            servers.remove((Integer) request.node());
        }
        decide(members.withServers(servers));
        return false;
    }

    private void decide(ShardMembers decision) {
        members = decision;
        syncing = true;
        context.disk().write(REGISTER, decision, decision.sizeBytes());
        context.disk().sync(ok -> {
            if (!ok) {
                context.halt("the disk failed to sync the members of the shards");
                return;
            }
            syncing = false;
            tell();
        });
    }

    private void tell() {
        told = 0;
        router.learn(members);
        for (int other : shards.routers()) {
            if (other != context.self()) {
                context.send(other, members);
            }
        }
    }

    private void tick() {
        tick.set(TICK_NS);
        if (++told >= TICKS_TO_TELL) {
            tell();
        }
        if (syncing) {
            return;
        }
        ShardMembers.Change current = change;
        if (current == null) {
            change = next();
            joined = false;
            waited = TICKS_TO_ANSWER;
        } else if (++waited >= TICKS_TO_ANSWER) {
            ask(current);
        }
    }

    /** Where a move was cut short by a crash, there is a member too many: the first one, which was to leave. */
    private ShardMembers.@Nullable Change next() {
        for (int shard = 0; shard < shards.options().shards(); shard++) {
            List<Integer> all = members.members().get(shard);
            if (all.size() > shards.options().replicas()) {
                return new ShardMembers.Change(shard, all.get(0), all.get(all.size() - 1));
            }
        }
        return members.next((shard, server) -> !isHelper(shard, server));
    }

    /** A chain's master stays where it is, and holds no data. */
    private boolean isHelper(int shard, int server) {
        return shards.firstGroup(shard).contains(server)
                && !shards.firstMembers(shard).contains(server);
    }

    private boolean isMaster(int server) {
        return IntStream.range(0, shards.options().shards()).anyMatch(shard -> isHelper(shard, server));
    }

    private void ask(ShardMembers.Change current) {
        waited = 0;
        HostedGroup group = shards.groups().get(current.shard());
        AdminRequest.Action action = joined ? AdminRequest.Action.REMOVE_NODE : AdminRequest.Action.ADD_NODE;
        if (!joined) {
            context.send(current.to(), new JoinGroup(current.shard()));
        }
        int node = group.inside(joined ? current.from() : current.to());
        context.send(
                target(current.shard()), new HostedMessage(current.shard(), new AdminRequest(++serial, action, node)));
    }

    /** A master, where there is one, decides who is a member. */
    private int target(int shard) {
        return shards.options().replication().helpers() > 0
                ? shards.firstGroup(shard).get(0)
                : router.believed(shard);
    }

    private void answered(int from, int shard, AdminReply reply) {
        ShardMembers.Change current = change;
        if (current == null || current.shard() != shard || reply.serial() != serial) {
            return;
        }
        if (!reply.done()) {
            router.disappointed(shard, from, reply.leader());
            waited = TICKS_TO_ANSWER - 1;
            return;
        }
        List<Integer> all = new ArrayList<>(members.members().get(shard));
        if (!joined) {
            joined = true;
            all.remove((Integer) current.from());
            all.add(0, current.from());
            if (!all.contains(current.to())) {
                all.add(current.to());
            }
        } else {
            change = null;
            all.remove((Integer) current.from());
            context.emit(new ReplicaMoved(shard, current.from(), current.to()));
        }
        waited = TICKS_TO_ANSWER - 1;
        decide(members.withMembers(shard, all));
    }
}
