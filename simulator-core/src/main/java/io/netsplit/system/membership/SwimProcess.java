package io.netsplit.system.membership;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import org.jspecify.annotations.Nullable;

/** One member's process: everything it knows is gone after a crash. */
final class SwimProcess implements Process {
    private static final int NOBODY = -1;

    private final SwimOptions options;
    private @Nullable Context context;
    private @Nullable Prober prober;

    SwimProcess(SwimOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context given) {
        context = given;
        Prober made = new Prober(given, options);
        prober = made;
        made.begin();
    }

    @Override
    public void receive(int from, Message message) {
        Context own = context;
        Prober known = prober;
        if (own == null || known == null) {
            return;
        }
        if (message instanceof SwimMessage said) {
            known.receive(from, said);
        } else if (message instanceof AdminRequest request) {
            own.send(from, new AdminReply(request.serial(), true, NOBODY));
        }
    }
}
