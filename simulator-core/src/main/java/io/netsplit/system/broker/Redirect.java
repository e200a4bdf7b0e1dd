package io.netsplit.system.broker;

import io.netsplit.node.Context;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;

/** What a node says to a producer whose message belongs elsewhere. */
final class Redirect {
    private Redirect() {}

    static void refuse(Context context, int from, Request request, BrokerOptions options) {
        int broker = options.brokerOf(request.key());
        context.send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, broker));
    }
}
