package io.netsplit.system.chain;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.Inspectable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Server} from one crash to the next. */
final class ServerProcess implements Process, Inspectable {
    private final ChainOptions options;
    private @Nullable Server server;

    ServerProcess(ChainOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context context) {
        Server started = new Server(context, options);
        server = started;
        started.begin();
    }

    @Override
    public void receive(int from, Message message) {
        if (server != null) {
            server.receive(from, message);
        }
    }

    @Override
    public Map<Object, Object> contents() {
        Server running = server;
        return running == null ? new LinkedHashMap<>() : running.machine.contents();
    }
}
