package io.netsplit.system.replicated;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.hosting.Host;
import io.netsplit.system.hosting.HostedMessage;
import io.netsplit.system.hosting.JoinGroup;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server: the replicas that it holds. Who asks it without a router is sent to one. What it holds is not shown at the end of a
 * run: of several replicas of a shard, some of which have left, nobody outside the group can tell which one counts.
 */
final class ShardHost implements Process {
    private final Shards shards;
    private @Nullable Context context;
    private @Nullable Host host;

    ShardHost(Shards shards) {
        this.shards = shards;
    }

    @Override
    public void start(Context started) {
        context = started;
        host = new Host(started, shards.groups(), shards.firstOn(started.self()));
    }

    @Override
    public void receive(int from, Message message) {
        Context here = context;
        Host running = host;
        if (here == null || running == null) {
            return;
        }
        if (message instanceof HostedMessage hosted) {
            running.receive(from, hosted);
        } else if (message instanceof JoinGroup join) {
            running.join(join.group());
        } else if (message instanceof Request request) {
            List<Integer> routers = shards.routers();
            int router = routers.get(here.random().nextInt(routers.size()));
            here.send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, router));
        } else if (message instanceof AdminRequest request) {
            here.send(from, new AdminReply(request.serial(), false, shards.coordinator()));
        }
    }
}
