package io.netsplit.system.sharding;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.DataStore;
import io.netsplit.system.OptionValues;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on to whom its map names, and answers back. Its map may be old: the server then sends it a newer one. Where
 * the server has nothing newer, as while keys are handed over, the router tries again a little later.
 */
final class Router {
    /** Requests that one router may have under way; further ones are refused. */
    private static final int MOST_PENDING = 100_000;

    private static final int MOST_TRIES = 100;
    private static final long PAUSE_NS = 2_000_000;
    private static final long SWEEP_NS = 250_000_000;
    private static final long PATIENCE_NS = 2_000_000_000;

    /** A client's request, under way until {@code deadlineNs}. */
    private static final class Pending {
        private final int client;
        private final Request request;
        private final long deadlineNs;
        private final @Nullable Gather gather;
        private int tries;

        private Pending(int client, Request request, long deadlineNs, @Nullable Gather gather) {
            this.client = client;
            this.request = request;
            this.deadlineNs = deadlineNs;
            this.gather = gather;
        }
    }

    /** Who waits for all parts of a read, but no longer than {@code deadlineNs}. */
    private record Gathering(Gather gather, int client, long deadlineNs) {}

    private final Context context;
    private final Layout layout;
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final Deque<Long> paused = new ArrayDeque<>();
    private final Deque<Gathering> gathering = new ArrayDeque<>();
    private final Timer gatherTimer;
    private final Timer pause;
    private final Timer sweep;
    private final JoinRouter joins;
    private final Timer refresh;
    private ShardMap map;
    private long nextId;

    Router(Context context, Layout layout) {
        this.context = context;
        this.layout = layout;
        this.gatherTimer = context.timer("gather", this::gatherIsDue);
        this.pause = context.timer("pause", this::goOn);
        this.sweep = context.timer("sweep", this::forgetOld);
        this.joins = new JoinRouter(context, layout, () -> map);
        this.refresh = context.timer("refresh", this::refreshIsDue);
        nextId = context.random().nextLong() >>> 2;
        map = layout.firstMap();
    }

    void begin() {
        refreshIsDue();
        sweep.set(SWEEP_NS);
    }

    void receive(int from, Message message) {
        if (message instanceof Request request) {
            if (isQuery(request)) {
                joins.asked(from, request);
            } else {
                clientAsks(from, request);
            }
        } else if (message instanceof ShardingMessage.JoinPart part) {
            joins.arrived(from, part);
        } else if (message instanceof ShardingMessage.ScanRefused refused) {
            if (refused.map() != null) {
                learn(refused.map());
            }
            joins.refused(refused.id());
        } else if (message instanceof ShardingMessage.Answer answer) {
            Pending known = pending.remove(answer.id());
            if (known != null) {
                answered(known, answer);
            }
        } else if (message instanceof ShardingMessage.Redirect redirect) {
            redirected(redirect);
        } else if (message instanceof ShardingMessage.Assign assign) {
            learn(assign.map());
        } else if (message instanceof AdminRequest request) {
            context.send(
                    from,
                    new AdminReply(request.serial(), false, layout.servers().coordinator()));
        }
    }

    /** With joins of whole tables, a read of a row that others refer to. */
    private boolean isQuery(Request request) {
        return layout.options().join().joinsTables()
                && DataStore.isRead(request.function())
                && request.key() < layout.options().joinKeys();
    }

    private void clientAsks(int from, Request request) {
        long deadlineNs = context.clock().monotonicNs() + PATIENCE_NS;
        List<Integer> keys = keysOf(request);
        if (pending.size() + keys.size() > MOST_PENDING) {
            answer(new Pending(from, request, deadlineNs, null), Reply.Status.REFUSED);
            return;
        }
        Gather gather = keys.size() == 1 ? null : new Gather(request.key(), keys.size(), remote(keys));
        for (int key : keys) {
            Request wanted = new Request(
                    request.client(), request.serial(), request.function(), key, request.input(), request.causality());
            long id = nextId++;
            Pending asked = new Pending(from, wanted, deadlineNs, gather);
            pending.put(id, asked);
            forward(id, asked);
        }
        if (gather != null && layout.options().gatherTimeoutNs() != OptionValues.OFF) {
            gathering.add(new Gathering(
                    gather,
                    from,
                    context.clock().monotonicNs() + layout.options().gatherTimeoutNs()));
            if (!gatherTimer.isSet()) {
                gatherTimer.set(layout.options().gatherTimeoutNs());
            }
        }
    }

    /** What a read asks for: its key, and the row that this refers to, or the keys behind it. */
    private List<Integer> keysOf(Request request) {
        int key = request.key();
        int referred = layout.options().joinKeys();
        if (!DataStore.isRead(request.function())) {
            return List.of(key);
        }
        if (layout.options().join().joinsTables()) {
            return List.of(key);
        }
        if (referred > 0) {
            return key < referred ? List.of(key) : List.of(key, key % referred);
        }
        List<Integer> keys = new ArrayList<>();
        for (int part = 0; part < layout.options().readFanOut(); part++) {
            keys.add((key + part) % layout.keys().keys());
        }
        return keys;
    }

    /** How many of these keys are with another server than the first one. */
    private int remote(List<Integer> keys) {
        int home = map.owner(layout.keys().unit(keys.get(0)));
        return (int) keys.stream()
                .filter(key -> map.owner(layout.keys().unit(key)) != home)
                .count();
    }

    private void answered(Pending asked, ShardingMessage.Answer answer) {
        Gather gather = asked.gather;
        if (gather == null) {
            context.send(asked.client, answer.reply());
            return;
        }
        gather.arrived(asked.request.key(), answer);
        boolean late = gather.isPastDeadline();
        if (gather.missing() == 0 || late) {
            answer(gather, asked.client);
        }
    }

    /** With what is there, if the first key is. */
    private void answer(Gather gather, int client) {
        ShardingMessage.Answer first = gather.first();
        if (first != null && !gather.isAnswered()) {
            gather.answered();
            context.emit(new ShardingEvent.Gathered(gather.parts(), gather.missing(), gather.remote()));
            context.send(client, first.reply());
        }
    }

    private void gatherIsDue() {
        long nowNs = context.clock().monotonicNs();
        for (Gathering oldest = gathering.peek(); oldest != null; oldest = gathering.peek()) {
            if (oldest.deadlineNs > nowNs) {
                gatherTimer.set(oldest.deadlineNs - nowNs);
                return;
            }
            gathering.remove();
            oldest.gather.deadlinePassed();
            answer(oldest.gather, oldest.client);
        }
    }

    private void forward(long id, Pending asked) {
        asked.tries++;
        int unit = layout.keys().unit(asked.request.key());
        context.send(
                map.owner(unit),
                new ShardingMessage.Forward(
                        id, asked.request, map.version(), map.ranges().startOf(unit)));
    }

    private void redirected(ShardingMessage.Redirect redirect) {
        Pending asked = pending.get(redirect.id());
        ShardMap newer = redirect.map();
        if (newer != null) {
            if (asked != null) {
                context.emit(new ShardingEvent.Redirected(asked.request.key(), map.version(), newer.version()));
            }
            learn(newer);
        }
        if (asked == null) {
            return;
        }
        if (asked.tries >= MOST_TRIES) {
            pending.remove(redirect.id());
            answer(asked, Reply.Status.REFUSED);
        } else if (newer != null) {
            forward(redirect.id(), asked);
        } else {
            paused.add(redirect.id());
            if (!pause.isSet()) {
                pause.set(PAUSE_NS);
            }
        }
    }

    private void goOn() {
        int waiting = paused.size();
        for (int i = 0; i < waiting; i++) {
            Long id = paused.remove();
            Pending asked = pending.get(id);
            if (asked != null) {
                forward(id, asked);
            }
        }
    }

    void learn(ShardMap newer) {
        if (newer.version() > map.version()) {
            map = newer;
        }
    }

    /** Whoever was not answered for so long will hear nothing more from here; it may still be done. */
    private void forgetOld() {
        sweep.set(SWEEP_NS);
        long nowNs = context.clock().monotonicNs();
        for (Iterator<Pending> each = pending.values().iterator(); each.hasNext(); ) {
            Pending oldest = each.next();
            if (oldest.deadlineNs > nowNs) {
                return;
            }
            each.remove();
            answer(oldest, Reply.Status.UNKNOWN);
        }
    }

    private void answer(Pending asked, Reply.Status status) {
        Gather gather = asked.gather;
        if (gather != null && gather.isAnswered()) {
            return;
        }
        if (gather != null) {
            gather.answered();
        }
        @Nullable Object nothing = null;
        context.send(asked.client, new Reply(asked.request.client(), asked.request.serial(), status, nothing, -1));
    }

    private void refreshIsDue() {
        context.send(layout.servers().coordinator(), new ShardingMessage.MapQuery(map.version()));
        long everyNs = layout.options().refreshNs();
        if (everyNs != OptionValues.OFF) {
            refresh.set(everyNs);
        }
    }
}
