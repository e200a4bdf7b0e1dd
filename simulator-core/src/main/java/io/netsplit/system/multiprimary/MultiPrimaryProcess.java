package io.netsplit.system.multiprimary;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.Inspectable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Replica} from one crash to the next. */
final class MultiPrimaryProcess implements Process, Inspectable {
    private final Settings settings;
    private @Nullable Replica replica;

    MultiPrimaryProcess(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void start(Context context) {
        Replica started = new Replica(context, settings);
        replica = started;
        started.begin();
    }

    @Override
    public void receive(int from, Message message) {
        Replica running = replica;
        if (running != null) {
            running.receive(from, message);
        }
    }

    @Override
    public Map<Object, Object> contents() {
        Replica running = replica;
        return running == null ? new LinkedHashMap<>() : running.contents();
    }
}
