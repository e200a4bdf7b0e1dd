package io.netsplit.system.replicated;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import org.jspecify.annotations.Nullable;

/** A {@link ShardRouter} from one crash to the next; the first one is the {@link Mover} too. */
final class RouterProcess implements Process {
    private final Shards shards;
    private @Nullable Context context;
    private @Nullable ShardRouter router;
    private @Nullable Mover mover;

    RouterProcess(Shards shards) {
        this.shards = shards;
    }

    @Override
    public void start(Context started) {
        context = started;
        ShardRouter made = new ShardRouter(started, shards);
        router = made;
        if (started.self() == shards.coordinator()) {
            mover = new Mover(started, shards, made);
        }
    }

    @Override
    public void receive(int from, Message message) {
        boolean taken = mover != null && mover.receive(from, message);
        if (taken || router == null || context == null) {
            return;
        }
        if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), false, shards.coordinator()));
        } else {
            router.receive(from, message);
        }
    }
}
