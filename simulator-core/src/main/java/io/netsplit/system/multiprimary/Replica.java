package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.causality.VersionVector;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Causality;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node: takes writes from its clients, ships them, takes those of the others, and compares notes with its neighbours, so
 * that what was lost on the way or missed during a cut or a crash comes after all.
 */
final class Replica {
    private static final int NOBODY = -1;
    /** So many updates in one message, for a neighbour that has much to catch up with. */
    private static final int MOST_UPDATES = 200;

    private final Context context;
    private final Settings settings;
    private final List<Integer> neighbours;
    private final ObjectStore<?> objects;
    private final UpdateLog log;
    private final Arrivals arrivals;
    private final Sessions sessions = new Sessions();
    private final Map<Integer, VersionVector> known = new LinkedHashMap<>();
    private final Map<Long, Runnable> unacknowledged = new LinkedHashMap<>();
    private final Map<Integer, CatchUp> catchUps = new LinkedHashMap<>();
    private final Timer comparison;
    private VersionVector durableLately = VersionVector.EMPTY;
    private VersionVector durableForLong = VersionVector.EMPTY;

    /** What a neighbour was last sent to catch up with, and when. */
    private record CatchUp(VersionVector from, long sentNs) {}

    Replica(Context context, Settings settings) {
        this.context = context;
        this.settings = settings;
        this.neighbours = settings.topology().neighbours(context.self(), settings.nodes());
        this.objects = ObjectStore.of(versions(), settings);
        this.log = new UpdateLog(context, settings.fsync());
        this.arrivals = new Arrivals(settings.causal());
        this.comparison = context.timer("anti-entropy", this::compare);
    }

    private Versions<?> versions() {
        LwwVersions.Reads reads =
                (key, version, expired) -> context.emit(new MultiPrimaryEvent.ValueRead(key, version, expired));
        int self = context.self();
        return switch (settings.versions()) {
            case WALL_CLOCK, HYBRID_CLOCK -> new LwwVersions(settings, self, reads);
            case DOTTED_VERSION_VECTOR -> new SiblingVersions(settings, self);
            case CRDT -> CrdtVersions.of(settings, self, reads);
        };
    }

    void begin() {
        log.recover(kept -> {
            if (kept instanceof Update update) {
                objects.join(update.object(), update.payload(), VersionVector.EMPTY.with(update.dot()), wallNs());
                sessions.note(update);
            } else if (kept instanceof ReplicationMessage.States states) {
                join(states);
            }
        });
        objects.tellAll(context);
        if (settings.comparesWithNeighbours()) {
            comparison.set(1 + context.random().nextLong(settings.antiEntropyNs()));
        }
    }

    Map<Object, Object> contents() {
        return objects.contents(wallNs());
    }

    void receive(int from, Message message) {
        if (message instanceof Request request) {
            clientAsks(from, request);
        } else if (message instanceof ReplicationMessage.Updates updates) {
            updatesArrive(from, updates);
        } else if (message instanceof ReplicationMessage.States states) {
            statesArrive(states);
        } else if (message instanceof ReplicationMessage.Summary summary) {
            summaryArrives(from, summary.has());
        } else if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), false, NOBODY));
        }
    }

    private long wallNs() {
        return context.clock().wallNs();
    }

    // Clients

    private void clientAsks(int from, Request request) {
        if (DataStore.isRead(request.function())) {
            Object output = objects.read(request, wallNs());
            Causality seen = objects.seen(request);
            log.whenDurable(() -> reply(from, request, Reply.Status.OK, output, seen));
            return;
        }
        Sessions.Last done = sessions.done(request);
        if (done != null) {
            repeated(from, request, done);
            return;
        }
        Dot dot = log.next();
        VersionVector before = settings.causal() ? log.has() : VersionVector.EMPTY;
        ObjectStore.Effect effect = objects.change(request, dot, wallNs());
        if (effect.refused()) {
            reply(from, request, Reply.Status.REFUSED, null, null);
        } else if (effect.payload() == null) {
            log.whenDurable(() -> reply(from, request, Reply.Status.OK, effect.output(), null));
        } else {
            Update update = new Update(
                    dot,
                    request.client(),
                    request.serial(),
                    objects.object(request),
                    effect.payload(),
                    before,
                    effect.output());
            sessions.note(update);
            log.append(update);
            long takenNs = context.clock().monotonicNs();
            log.whenDurable(() -> {
                MultiPrimaryEvent.UpdateMade made = effect.made();
                long elapsedNs = context.clock().monotonicNs() - takenNs;
                updateIsDurable(from, request, update, made == null ? null : made.onDiskAfter(elapsedNs));
            });
        }
    }

    /** The answer was lost, or is not out yet. */
    private void repeated(int from, Request request, Sessions.Last done) {
        if (done.serial() == request.serial() && !settings.synchronous()) {
            log.whenDurable(() -> reply(from, request, Reply.Status.OK, done.output(), null));
        } else if (done.serial() == request.serial()) {
            long last = log.has().get(context.self());
            whenEverywhere(last, () -> reply(from, request, Reply.Status.OK, done.output(), null));
        }
    }

    private void updateIsDurable(
            int from, Request request, Update update, MultiPrimaryEvent.@Nullable UpdateMade made) {
        context.emit(made != null ? made : new MultiPrimaryEvent.UpdateTaken(update.object()));
        objects.tell(update.object(), context);
        ship(List.of(update), NOBODY);
        Runnable acknowledge = () -> {
            if (made != null) {
                context.emit(new MultiPrimaryEvent.UpdateAcknowledged(made.key(), made.version()));
            }
            reply(from, request, Reply.Status.OK, update.output(), null);
        };
        if (settings.synchronous()) {
            whenEverywhere(update.dot().counter(), acknowledge);
        } else {
            acknowledge.run();
        }
    }

    private void reply(
            int to, Request request, Reply.Status status, @Nullable Object output, @Nullable Causality seen) {
        context.send(to, new Reply(request.client(), request.serial(), status, output, NOBODY, seen));
    }

    /** Does this once every node has this node's updates up to {@code counter}. */
    private void whenEverywhere(long counter, Runnable action) {
        Runnable earlier = unacknowledged.get(counter);
        unacknowledged.put(
                counter,
                earlier == null
                        ? action
                        : () -> {
                            earlier.run();
                            action.run();
                        });
        settle();
    }

    private void settle() {
        long everywhere = log.durable().get(context.self());
        for (int node = 0; node < settings.nodes(); node++) {
            if (node != context.self()) {
                everywhere = Math.min(
                        everywhere,
                        known.getOrDefault(node, VersionVector.EMPTY).get(context.self()));
            }
        }
        for (long counter : List.copyOf(unacknowledged.keySet())) {
            if (counter <= everywhere) {
                Runnable action = unacknowledged.remove(counter);
                if (action != null) {
                    action.run();
                }
            }
        }
    }

    // Updates from elsewhere

    private void ship(List<Update> updates, int except) {
        ReplicationMessage.Updates message = new ReplicationMessage.Updates(updates, false);
        for (int neighbour : neighbours) {
            if (neighbour != except) {
                context.send(neighbour, message);
            }
        }
    }

    private void updatesArrive(int from, ReplicationMessage.Updates message) {
        for (Update update : message.updates()) {
            if (!log.has().contains(update.dot())) {
                arrivals.add(update);
            }
        }
        List<Update> fresh = arrivals.ready(log.has());
        for (Update update : fresh) {
            objects.join(update.object(), update.payload(), VersionVector.EMPTY.with(update.dot()), wallNs());
            sessions.note(update);
            log.append(update);
            objects.tell(update.object(), context);
        }
        if (!fresh.isEmpty() && settings.topology().forwards()) {
            ship(fresh, from);
        }
        log.whenDurable(() -> {
            if (message.more()) {
                tell(from);
            }
            if (settings.synchronous()) {
                tellAuthors(message.updates());
            }
        });
    }

    private void tellAuthors(List<Update> updates) {
        List<Integer> authors = new ArrayList<>();
        for (Update update : updates) {
            int author = update.dot().node();
            if (!authors.contains(author) && author != context.self()) {
                authors.add(author);
                tell(author);
            }
        }
    }

    private void statesArrive(ReplicationMessage.States states) {
        if (log.has().covers(states.upTo())) {
            return;
        }
        join(states);
        log.append(states);
        for (ReplicationMessage.ObjectState object : states.objects()) {
            objects.tell(object.object(), context);
        }
        log.whenDurable(() -> {});
    }

    private void join(ReplicationMessage.States states) {
        for (ReplicationMessage.ObjectState object : states.objects()) {
            objects.join(object.object(), object.state(), object.changedBy(), wallNs());
        }
    }

    // Comparing notes

    private void compare() {
        comparison.set(settings.antiEntropyNs());
        durableForLong = durableLately;
        durableLately = log.durable();
        for (int node = 0; node < settings.nodes(); node++) {
            if (node != context.self() && (settings.synchronous() || neighbours.contains(node))) {
                tell(node);
            }
        }
    }

    private void tell(int node) {
        context.send(node, new ReplicationMessage.Summary(log.durable()));
    }

    private void summaryArrives(int from, VersionVector has) {
        known.put(from, has);
        settle();
        if (!neighbours.contains(from) || has.covers(log.durable())) {
            return;
        }
        long nowNs = context.clock().monotonicNs();
        long patienceNs = Math.max(settings.antiEntropyNs(), 0);
        CatchUp last = catchUps.get(from);
        if (last != null && nowNs - last.sentNs < patienceNs && last.from.covers(has)) {
            return;
        }
        if (catchUp(from, has, nowNs - patienceNs)) {
            catchUps.put(from, new CatchUp(has, nowNs));
        }
    }

    /** Sends what a neighbour lacks, except what was taken so lately that it may be on its way. */
    private boolean catchUp(int to, VersionVector has, long latestNs) {
        if (settings.wholeStates()) {
            return catchUpWithStates(to, has);
        }
        List<Update> missing = log.missing(has, MOST_UPDATES, latestNs);
        if (missing.isEmpty()) {
            return false;
        }
        context.send(to, new ReplicationMessage.Updates(missing, missing.size() == MOST_UPDATES));
        return true;
    }

    private boolean catchUpWithStates(int to, VersionVector has) {
        if (has.covers(durableForLong)) {
            return false;
        }
        ReplicationMessage.States states = new ReplicationMessage.States(has, log.has(), objects.changedBeyond(has));
        log.whenDurable(() -> context.send(to, states));
        return true;
    }
}
