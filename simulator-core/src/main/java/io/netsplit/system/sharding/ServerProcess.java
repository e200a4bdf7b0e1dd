package io.netsplit.system.sharding;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.Inspectable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Server} from one crash to the next. */
final class ServerProcess implements Process, Inspectable {
    private final Layout layout;
    private @Nullable Server server;

    ServerProcess(Layout layout) {
        this.layout = layout;
    }

    @Override
    public void start(Context context) {
        Server started = new Server(context, layout);
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
    public boolean isWhole() {
        return false;
    }

    @Override
    public long version(Object key) {
        Server running = server;
        return running == null ? 0 : running.records.version(((Long) key).intValue());
    }

    @Override
    public Map<Object, Object> contents() {
        Server running = server;
        return running == null ? new LinkedHashMap<>() : running.records.contents();
    }
}
