package io.netsplit.system.broker;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.broker.BrokerMessage.Acknowledge;
import io.netsplit.system.broker.BrokerMessage.Answer;
import io.netsplit.system.broker.BrokerMessage.Applied;
import io.netsplit.system.broker.BrokerMessage.Apply;
import io.netsplit.system.broker.BrokerMessage.Delivery;
import io.netsplit.system.broker.BrokerMessage.Heartbeat;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consumer: it works on one message after the other, has the store keep the effect, and acknowledges. It keeps nothing
 * itself, so that any other can go on where it stopped.
 */
final class Consumer implements Process {
    /** How often an effect is sent to a store that does not answer. */
    private static final int MOST_ATTEMPTS = 10;

    private static final double TWO_TO_53 = 0x1p53;

    private record Work(int broker, Delivery delivery, Entry entry) {}

    private final BrokerOptions options;
    private final ArrayDeque<Work> inbox = new ArrayDeque<>();
    private final Set<Long> seen = new LinkedHashSet<>();
    private @Nullable Context context;
    private @Nullable Timer heartbeat;
    private @Nullable Timer processing;
    private @Nullable Timer store;
    private @Nullable Work current;
    private int attempts;

    Consumer(BrokerOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        heartbeat = newContext.timer("heartbeat", this::beat);
        processing = newContext.timer("processing", this::processed);
        store = newContext.timer("store", this::storeSilent);
        beat();
    }

    private Context context() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }

    private void beat() {
        options.brokers().forEach(broker -> context().send(broker, new Heartbeat()));
        set(heartbeat, options.heartbeatNs());
    }

    private static void set(@Nullable Timer timer, long delayNs) {
        if (timer != null) {
            timer.set(delayNs);
        }
    }

    @Override
    public void receive(int from, Message message) {
        if (message instanceof Delivery delivery) {
            delivered(from, delivery);
        } else if (message instanceof Applied applied) {
            applied(applied);
        } else if (message instanceof Request request) {
            Redirect.refuse(context(), from, request, options);
        } else if (message instanceof AdminRequest request) {
            context().send(from, new AdminReply(request.serial(), false, -1));
        }
    }

    /** A new part of a partition takes the place of what is left of the last one. */
    private void delivered(int broker, Delivery delivery) {
        forget(delivery);
        for (Entry entry : delivery.entries()) {
            Work work = new Work(broker, delivery, entry);
            context().emit(new BrokerEvent.Received(delivery.subscription(), entry.id(), entry.value()));
            if (!options.acknowledgeAfterEffect()) {
                acknowledge(work, true);
            }
            inbox.add(work);
        }
        next();
    }

    private void forget(Delivery delivery) {
        if (delivery.partition() >= 0) {
            inbox.removeIf(work -> work.delivery.partition() == delivery.partition()
                    && work.delivery.subscription() == delivery.subscription());
        }
    }

    private void acknowledge(Work work, boolean accepted) {
        if (!options.atMostOnce()) {
            Delivery delivery = work.delivery;
            context()
                    .send(
                            work.broker,
                            new Acknowledge(
                                    delivery.subscription(),
                                    delivery.partition(),
                                    delivery.generation(),
                                    work.entry.key(),
                                    work.entry.id(),
                                    accepted));
        }
    }

    private void next() {
        if (current == null && !inbox.isEmpty()) {
            current = inbox.poll();
            attempts = 0;
            long least = options.processing().minNs();
            set(
                    processing,
                    context().random().between(least, options.processing().maxNs()));
        }
    }

    private void processed() {
        Work work = current;
        if (work == null) {
            return;
        }
        if (isPoison(work.entry) || context().random().chance(options.failure())) {
            failed(work);
        } else if (remembers() && seen.contains(work.entry.id())) {
            context()
                    .emit(new BrokerEvent.Suppressed(
                            work.delivery.subscription(), work.entry.id(), work.entry.value()));
            done(work);
        } else {
            apply(work);
        }
    }

    /** The same messages for everybody, whoever gets them and how often. */
    private boolean isPoison(Entry entry) {
        long mixed = entry.value() * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return ((mixed ^ mixed >>> 32) >>> 11) / TWO_TO_53 < options.poison();
    }

    private boolean remembers() {
        return options.deduplication() == BrokerOptions.Deduplication.CONSUMER_MEMORY
                && options.semantics() == BrokerOptions.Semantics.EXACTLY_ONCE_EFFECT;
    }

    private void apply(Work work) {
        attempts++;
        Delivery delivery = work.delivery;
        context()
                .send(
                        options.storeOf(work.entry.key()),
                        new Apply(delivery.subscription(), delivery.partition(), delivery.generation(), work.entry));
        set(store, options.storeTimeoutNs());
    }

    private void storeSilent() {
        Work work = current;
        if (work == null) {
            return;
        }
        if (options.atMostOnce() || attempts >= MOST_ATTEMPTS) {
            failed(work);
        } else {
            apply(work);
        }
    }

    private void applied(Applied message) {
        Work work = current;
        if (work == null
                || attempts == 0
                || work.entry.id() != message.id()
                || work.delivery.subscription() != message.subscription()) {
            return;
        }
        if (message.fenced()) {
            forget(work.delivery);
            finish();
        } else {
            done(work);
        }
    }

    private void done(Work work) {
        seen.add(work.entry.id());
        Entry entry = work.entry;
        if (entry.request()) {
            context().send(work.broker, new Answer(entry.session(), entry.serial(), entry.key(), entry.value()));
        }
        if (options.acknowledgeAfterEffect()) {
            acknowledge(work, true);
        }
        finish();
    }

    /** What follows in the same partition must wait for it, and comes again with it. */
    private void failed(Work work) {
        if (options.acknowledgeAfterEffect()) {
            acknowledge(work, false);
            forget(work.delivery);
        }
        finish();
    }

    private void finish() {
        current = null;
        if (store != null) {
            store.cancel();
        }
        next();
    }
}
