package io.netsplit.system.sharding;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One router's joins of whole tables. All servers scan by one map; where one of them has another, or is just handing keys
 * over, the query begins anew: else a key might be scanned by two owners, or by none.
 */
final class JoinRouter {
    /** Queries that one router may have under way; further ones are refused. */
    private static final int MOST_QUERIES = 1_000;

    private static final long PAUSE_NS = 5_000_000;
    private static final long PATIENCE_NS = 2_000_000_000;

    /** A query that waits, until {@code deadlineNs}. */
    private record Paused(int client, Request request, long deadlineNs) {}

    private final Context context;
    private final Layout layout;
    private final Supplier<ShardMap> map;
    private final Map<Long, JoinQuery> queries = new LinkedHashMap<>();
    private final Map<Long, Long> deadlinesNs = new LinkedHashMap<>();
    private final Deque<Paused> paused = new ArrayDeque<>();
    private final Timer pause;
    private long nextId;

    /** {@code map} is what the router takes for the newest one. */
    JoinRouter(Context context, Layout layout, Supplier<ShardMap> map) {
        this.context = context;
        this.layout = layout;
        this.map = map;
        this.pause = context.timer("join-pause", this::goOn);
        nextId = context.random().nextLong() >>> 2;
    }

    void asked(int client, Request request) {
        long nowNs = context.clock().monotonicNs();
        deadlinesNs.values().removeIf(deadline -> deadline <= nowNs);
        queries.keySet().retainAll(deadlinesNs.keySet());
        if (queries.size() + paused.size() >= MOST_QUERIES) {
            reply(client, request, Reply.Status.REFUSED, null);
        } else {
            begin(client, request, nowNs + PATIENCE_NS);
        }
    }

    private void begin(int client, Request request, long deadlineNs) {
        ShardMap current = map.get();
        long id = nextId++;
        int home = current.owner(layout.keys().unit(request.key()));
        queries.put(id, new JoinQuery(client, request, current.holders(), home));
        deadlinesNs.put(id, deadlineNs);
        context.emit(new ShardingEvent.JoinBegun(id));
        ShardingMessage.Scan scan = new ShardingMessage.Scan(
                id, request, current.version(), current.holders().size());
        current.holders().forEach(server -> context.send(server, scan));
    }

    void arrived(int server, ShardingMessage.JoinPart part) {
        JoinQuery query = queries.get(part.id());
        if (query != null && query.arrived(server, part)) {
            queries.remove(part.id());
            deadlinesNs.remove(part.id());
            context.emit(new ShardingEvent.Joined(part.id(), query.rows()));
            reply(query.client(), query.request(), Reply.Status.OK, query.answer());
        }
    }

    /** One of the servers is not where the router takes it to be; the others' parts are of no use. */
    void refused(long id) {
        JoinQuery query = queries.remove(id);
        Long deadlineNs = deadlinesNs.remove(id);
        if (query != null && deadlineNs != null) {
            paused.add(new Paused(query.client(), query.request(), deadlineNs));
            if (!pause.isSet()) {
                pause.set(PAUSE_NS);
            }
        }
    }

    private void goOn() {
        long nowNs = context.clock().monotonicNs();
        for (int waiting = paused.size(); waiting > 0; waiting--) {
            Paused next = paused.remove();
            if (next.deadlineNs > nowNs) {
                begin(next.client, next.request, next.deadlineNs);
            } else {
                reply(next.client, next.request, Reply.Status.REFUSED, null);
            }
        }
    }

    private void reply(int client, Request request, Reply.Status status, @Nullable Object output) {
        context.send(client, new Reply(request.client(), request.serial(), status, output, -1));
    }
}
