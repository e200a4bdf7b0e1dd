package io.netsplit.system.saga;

import io.netsplit.node.Context;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who waits to hear how an order ended. In memory: after a restart they must ask again. */
final class Customers {
    private record Asking(int from, int session, long serial) {}

    private final Map<Long, Asking> asking = new LinkedHashMap<>();

    void asked(int from, Request request, Order order) {
        asking.put(order.saga(), new Asking(from, request.client(), request.serial()));
    }

    void tell(Context context, long saga, boolean completed) {
        Asking who = asking.remove(saga);
        if (who != null) {
            context.send(who.from, new Reply(who.session, who.serial, Reply.Status.OK, completed, context.self()));
        }
    }
}
