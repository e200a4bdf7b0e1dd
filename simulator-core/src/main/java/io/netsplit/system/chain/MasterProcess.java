package io.netsplit.system.chain;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import org.jspecify.annotations.Nullable;

/** The {@link Master} from one crash to the next. */
final class MasterProcess implements Process {
    private final ChainOptions options;
    private @Nullable Master master;

    MasterProcess(ChainOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context context) {
        Master started = new Master(context, options);
        master = started;
        started.begin();
    }

    @Override
    public void receive(int from, Message message) {
        if (master != null) {
            master.receive(from, message);
        }
    }
}
