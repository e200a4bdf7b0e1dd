package io.netsplit.system.broker;

import io.netsplit.history.Functions;
import io.netsplit.node.Context;
import io.netsplit.system.broker.BrokerMessage.Answer;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a broker knows of those who publish: the last message of each session, so that one sent again is no second message; who
 * waits for room; who waits for an answer. Answers and those who wait are in memory: a restart forgets them.
 */
final class Producers {
    /** Producers that wait for room; further ones are refused. */
    private static final int MOST_BLOCKED = 10_000;

    private static final int NOBODY = -1;

    private static final class Session {
        private final Entry entry;
        private int from;
        private boolean confirmed;
        private @Nullable Long answer;

        private Session(Entry entry, int from, boolean confirmed) {
            this.entry = entry;
            this.from = from;
            this.confirmed = confirmed;
        }
    }

    private record Blocked(int from, Request request) {}

    private final BrokerOptions options;
    private final Context context;
    private final MessageLog log;
    private final List<Subscription> subscriptions;
    private final Map<Integer, Session> sessions = new LinkedHashMap<>();
    private final ArrayDeque<Blocked> blocked = new ArrayDeque<>();
    private final ArrayDeque<Session> unanswered = new ArrayDeque<>();
    private boolean admitting;

    Producers(BrokerOptions options, Context context, MessageLog log, List<Subscription> subscriptions) {
        this.options = options;
        this.context = context;
        this.log = log;
        this.subscriptions = subscriptions;
    }

    /** A message that was on the disk already. */
    void recovered(Entry entry) {
        sessions.put(entry.session(), new Session(entry, NOBODY, true));
    }

    void publish(int from, Request request) {
        Session session = sessions.get(request.client());
        if (session != null && options.deduplicatePublishes() && request.serial() <= session.entry.serial()) {
            if (request.serial() == session.entry.serial()) {
                session.from = from;
                repeat(session);
            }
            return;
        }
        blocked.removeIf(each -> each.request.client() == request.client());
        if (hasRoom()) {
            admit(from, request);
            return;
        }
        switch (options.overflow()) {
            case BLOCK -> block(from, request);
            case REJECT -> refuse(from, request);
            case DROP_OLDEST -> dropOldest(from, request);
        }
    }

    private void block(int from, Request request) {
        if (blocked.size() < MOST_BLOCKED) {
            blocked.add(new Blocked(from, request));
        } else {
            refuse(from, request);
        }
    }

    private void refuse(int from, Request request) {
        context.send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, NOBODY));
    }

    private void dropOldest(int from, Request request) {
        for (Subscription subscription : subscriptions) {
            if (subscription.backlog() + log.pending() >= options.capacity()) {
                subscription.dropOldest();
            }
        }
        if (hasRoom()) {
            admit(from, request);
        } else {
            refuse(from, request);
        }
    }

    private boolean hasRoom() {
        return options.capacity() == 0 || backlog() < options.capacity();
    }

    /** Messages that wait for the subscription that is furthest behind. */
    int backlog() {
        int most = 0;
        for (Subscription subscription : subscriptions) {
            most = Math.max(most, subscription.backlog());
        }
        return most + log.pending();
    }

    /** A message no longer waits: whoever is blocked longest may send. */
    void whenRoom() {
        if (admitting) {
            return;
        }
        admitting = true;
        while (hasRoom()) {
            Blocked next = blocked.poll();
            if (next == null) {
                break;
            }
            admit(next.from, next.request);
        }
        admitting = false;
    }

    private void admit(int from, Request request) {
        boolean wantsAnswer = request.function().equals(Functions.REQUEST);
        Session session = new Session(log.append(request, wantsAnswer), from, false);
        sessions.put(request.client(), session);
        if (wantsAnswer) {
            unanswered.add(session);
        }
        log.sync();
    }

    /** The message is durable. */
    void confirm(Entry entry) {
        context.emit(new BrokerEvent.Confirmed(entry.id(), entry.key(), entry.value()));
        Session session = sessions.get(entry.session());
        if (session != null && session.entry.id() == entry.id()) {
            session.confirmed = true;
            repeat(session);
        }
    }

    /** Says again what there is to say. */
    private void repeat(Session session) {
        if (!session.confirmed || session.from == NOBODY) {
            return;
        }
        if (!session.entry.request()) {
            reply(session, null);
        } else if (session.answer != null) {
            reply(session, session.answer);
        }
    }

    private void reply(Session session, @Nullable Long output) {
        Entry entry = session.entry;
        context.send(session.from, new Reply(entry.session(), entry.serial(), Reply.Status.OK, output, context.self()));
    }

    /** A consumer has answered a request. */
    void answered(Answer answer) {
        Session session = options.correlationId() ? sessions.get(answer.session()) : unanswered.poll();
        if (session == null || options.correlationId() && session.entry.serial() != answer.serial()) {
            return;
        }
        unanswered.remove(session);
        session.answer = answer.value();
        repeat(session);
    }
}
