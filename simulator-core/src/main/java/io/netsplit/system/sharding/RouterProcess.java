package io.netsplit.system.sharding;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import org.jspecify.annotations.Nullable;

/** A {@link Router} from one crash to the next; the first one is the {@link Coordinator} too. */
final class RouterProcess implements Process {
    private final Layout layout;
    private @Nullable Router router;
    private @Nullable Coordinator coordinator;

    RouterProcess(Layout layout) {
        this.layout = layout;
    }

    @Override
    public void start(Context context) {
        Router started = new Router(context, layout);
        router = started;
        started.begin();
        if (context.self() == layout.servers().coordinator()) {
            Coordinator deciding = new Coordinator(context, layout, started::learn);
            coordinator = deciding;
            deciding.begin();
        }
    }

    @Override
    public void receive(int from, Message message) {
        boolean taken = coordinator != null && coordinator.receive(from, message);
        if (router != null && !taken) {
            router.receive(from, message);
        }
    }
}
