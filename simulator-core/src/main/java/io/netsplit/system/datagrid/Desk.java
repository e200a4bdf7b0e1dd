package io.netsplit.system.datagrid;

import io.netsplit.node.Context;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where clients ask: their requests go to the owner of the key, and again to the next one where the owner said that it is
 * not that yet or any more. A request is given up when its owner has left the view, and whether it was done is then unknown.
 */
final class Desk {
    private static final int NOBODY = -1;
    /** A request that nobody answered for so many heartbeat timeouts is forgotten. */
    private static final int PATIENCE = 4;

    private static final class Open {
        private final int client;
        private final Request request;
        private final long sinceNs;
        /** Who was asked and has not answered, or {@link #NOBODY}. */
        private int asked = NOBODY;

        private Open(int client, Request request, long sinceNs) {
            this.client = client;
            this.request = request;
            this.sinceNs = sinceNs;
        }
    }

    private final Context context;
    private final GridOptions options;
    private final Shelf shelf;
    private final Map<Long, Open> open = new LinkedHashMap<>();
    private long lastId;

    Desk(Context context, GridOptions options, Shelf shelf) {
        this.context = context;
        this.options = options;
        this.shelf = shelf;
    }

    /** A client asks, of whom this node is one of {@code members}; none without a view. */
    void ask(int client, Request request, int members) {
        if (members == 0 || members < options.leastMembers()) {
            reply(client, request, Reply.Status.REFUSED, null);
            return;
        }
        long id = ++lastId;
        Open opened = new Open(client, request, now());
        open.put(id, opened);
        send(id, opened);
    }

    private long now() {
        return context.clock().monotonicNs();
    }

    private void send(long id, Open one) {
        List<Integer> holders = shelf.holders(one.request.key());
        if (holders.isEmpty()) {
            return;
        }
        int owner = holders.get(0);
        if (owner == context.self()) {
            if (shelf.serve(one.request, output -> answered(id, true, output))) {
                one.asked = owner;
            }
        } else {
            one.asked = owner;
            context.send(owner, new GridMessage.Ask(id, one.request));
        }
    }

    /** Another node's client asks for a key that this node owns, or does not. */
    void asked(int from, GridMessage.Ask ask) {
        boolean serves = shelf.serve(
                ask.request(), output -> context.send(from, new GridMessage.Answer(ask.id(), true, output)));
        if (!serves) {
            context.send(from, new GridMessage.Answer(ask.id(), false, null));
        }
    }

    void answered(long id, boolean done, @Nullable Object output) {
        Open one = open.get(id);
        if (one == null) {
            return;
        }
        if (done) {
            open.remove(id);
            reply(one.client, one.request, Reply.Status.OK, output);
        } else {
            one.asked = NOBODY;
        }
    }

    void tick() {
        for (Map.Entry<Long, Open> entry : new ArrayList<>(open.entrySet())) {
            Open one = entry.getValue();
            if (now() - one.sinceNs > PATIENCE * options.timeoutNs()) {
                open.remove(entry.getKey());
                boolean unknown = one.asked != NOBODY;
                reply(one.client, one.request, unknown ? Reply.Status.UNKNOWN : Reply.Status.REFUSED, null);
            } else if (one.asked == NOBODY) {
                send(entry.getKey(), one);
            }
        }
    }

    /** Who is not in the view any more does not answer any more. */
    void installed(View view) {
        giveUp(one -> !view.has(one.asked));
    }

    /** Nobody answers any more. */
    void leaving() {
        giveUp(one -> true);
    }

    private void giveUp(Predicate<Open> gone) {
        for (Map.Entry<Long, Open> entry : new ArrayList<>(open.entrySet())) {
            Open one = entry.getValue();
            if (one.asked != NOBODY && gone.test(one)) {
                open.remove(entry.getKey());
                reply(one.client, one.request, Reply.Status.UNKNOWN, null);
            }
        }
    }

    private void reply(int to, Request request, Reply.Status status, @Nullable Object output) {
        context.send(to, new Reply(request.client(), request.serial(), status, output, NOBODY));
    }
}
