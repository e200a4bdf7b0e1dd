package io.netsplit.system.timestamped;

import io.netsplit.history.Cas;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.DataStore;
import io.netsplit.system.Inspectable;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node: coordinates what its clients ask for, and is the home of some keys. */
final class TimestampedNode implements Process, Inspectable {
    /** So many of its clients' operations at most; the oldest one's answer is dropped first. */
    private static final int MOST_OPEN = 100_000;
    /** A clock that was set back by much is looked at again after this. */
    private static final long LONGEST_WAIT_NS = 1_000_000_000;

    private record Session(int client, long serial) {}

    private record Open(int endpoint, Request request, long begunNs) {}

    private final Settings settings;
    private final Map<Session, Open> open = new LinkedHashMap<>();
    private @Nullable Context context;
    private @Nullable Versions versions;
    private long lastNs = Long.MIN_VALUE;

    TimestampedNode(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void start(Context itsContext) {
        context = itsContext;
        versions = new Versions(itsContext, settings.fsync());
    }

    @Override
    public Map<Object, Object> contents() {
        return versions == null ? new LinkedHashMap<>() : versions.contents();
    }

    /** Each key is at home on one node alone. */
    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public void receive(int from, Message message) {
        Context here = context;
        Versions kept = versions;
        if (here == null || kept == null) {
            return;
        }
        if (message instanceof Request request) {
            clientAsks(here, from, request);
        } else if (message instanceof StoreMessage.Store store) {
            int client = store.request().client();
            long serial = store.request().serial();
            kept.store(store, at -> here.send(from, new StoreMessage.Stored(client, serial, at)));
        } else if (message instanceof StoreMessage.Stored stored) {
            stored(here, stored);
        } else if (message instanceof StoreMessage.Ask ask) {
            asked(here, kept, from, ask.request());
        } else if (message instanceof StoreMessage.Answer answer) {
            Open ended = open.remove(new Session(answer.client(), answer.serial()));
            if (ended != null) {
                reply(here, ended, answer.value());
            }
        }
    }

    // As a coordinator

    private void clientAsks(Context here, int from, Request request) {
        if (request.input() instanceof Cas) {
            here.send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, -1));
            return;
        }
        open.put(
                new Session(request.client(), request.serial()),
                new Open(from, request, here.clock().monotonicNs()));
        if (open.size() > MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        int home = settings.home(request.key());
        if (DataStore.isRead(request.function())) {
            here.send(home, new StoreMessage.Ask(request));
        } else {
            lastNs = Math.max(lastNs + 1, clock(here).latestNs());
            here.send(home, new StoreMessage.Store(request, new Stamp(lastNs, here.self())));
        }
    }

    private void stored(Context here, StoreMessage.Stored stored) {
        Open ended = open.remove(new Session(stored.client(), stored.serial()));
        if (ended != null) {
            whenPast(here, stored.at(), () -> {
                long waitedNs = here.clock().monotonicNs() - ended.begunNs;
                here.emit(new Committed(ended.request.key(), stored.at(), waitedNs));
                reply(here, ended, null);
            });
        }
    }

    private static void reply(Context here, Open ended, @Nullable Object output) {
        Request request = ended.request;
        here.send(ended.endpoint, new Reply(request.client(), request.serial(), Reply.Status.OK, output, -1));
    }

    // As the home of a key

    private void asked(Context here, Versions kept, int from, Request request) {
        Versions.Version found = kept.at(request.key(), clock(here).latestNs());
        Object value = found == null ? null : found.value();
        StoreMessage.Answer answer = new StoreMessage.Answer(request.client(), request.serial(), value);
        if (found == null) {
            here.send(from, answer);
        } else {
            whenPast(here, found.at(), () -> here.send(from, answer));
        }
    }

    /** Does this once the timestamp lies in the past by every clock that is as right as it should be. */
    private void whenPast(Context here, Stamp at, Runnable action) {
        long leftNs = at.wallNs() - clock(here).earliestNs();
        if (!settings.commitWait() || leftNs < 0) {
            action.run();
            return;
        }
        Timer timer = here.timer("commit-wait", () -> whenPast(here, at, action));
        timer.set(Math.min(leftNs + 1, LONGEST_WAIT_NS));
    }

    private IntervalClock clock(Context here) {
        return new IntervalClock(here.clock(), settings.uncertaintyNs());
    }
}
