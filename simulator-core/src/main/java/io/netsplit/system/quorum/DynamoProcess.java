package io.netsplit.system.quorum;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.Inspectable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Server} from one crash to the next. */
final class DynamoProcess implements Process, Inspectable {
    private final DynamoOptions options;
    private final Placement placement;
    private @Nullable Server server;

    DynamoProcess(DynamoOptions options, Placement placement) {
        this.options = options;
        this.placement = placement;
    }

    @Override
    public void start(Context context) {
        Server started = new Server(context, options, placement);
        server = started;
        started.begin();
    }

    @Override
    public void receive(int from, Message message) {
        Server running = server;
        if (running != null) {
            running.receive(from, message);
        }
    }

    /** Everything that the node holds, also in the place of others. */
    @Override
    public Map<Object, Object> contents() {
        Map<Object, Object> contents = new LinkedHashMap<>();
        Server running = server;
        if (running != null) {
            for (int key : running.keys()) {
                Copy copy = running.lookUp(key);
                Object shown = copy == null ? null : copy.shown();
                if (shown != null) {
                    contents.put((long) key, shown);
                }
            }
        }
        return contents;
    }
}
