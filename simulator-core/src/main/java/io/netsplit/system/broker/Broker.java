package io.netsplit.system.broker;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.broker.BrokerMessage.Acknowledge;
import io.netsplit.system.broker.BrokerMessage.Answer;
import io.netsplit.system.broker.BrokerMessage.Heartbeat;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A broker: it puts producers' messages on its disk, confirms them, and has its subscriptions hand them out. After a crash it
 * hands out again whatever it does not find settled.
 */
final class Broker implements Process {
    private static final String EPOCH = "epoch";
    private static final int EPOCH_BYTES = 8;
    /** Assignments that one start of a broker can number. */
    private static final int GENERATION_BITS = 32;

    private static final int TICKS = 4;

    private final BrokerOptions options;
    private final Map<Integer, Long> heardNs = new LinkedHashMap<>();
    private List<Subscription> subscriptions = List.of();
    private @Nullable Context context;
    private @Nullable Producers producers;
    private @Nullable Timer ticks;
    private int lastBacklog;

    Broker(BrokerOptions options) {
        this.options = options;
    }

    /** Nothing is done before the disk has a larger epoch, from which the numbers of assignments grow. */
    @Override
    public void start(Context newContext) {
        context = newContext;
        long epoch = newContext.disk().read(EPOCH) instanceof Long last ? last + 1 : 1;
        newContext.disk().write(EPOCH, epoch, EPOCH_BYTES);
        newContext.disk().sync(ok -> {
            if (ok) {
                open(newContext, epoch);
            } else {
                newContext.halt("the disk could not store the epoch");
            }
        });
    }

    private void open(Context here, long epoch) {
        int position = options.brokers().indexOf(here.self());
        MessageLog log =
                new MessageLog(here, options.brokers().size(), position, options.forceMessages(), this::durable);
        Desk desk = new Desk(here, log, options.atMostOnce(), this::whenRoom);
        List<Integer> mine = IntStream.range(0, options.partitions())
                .filter(each -> each % options.brokers().size() == position)
                .boxed()
                .toList();
        subscriptions = new ArrayList<>();
        for (int i = 0; i < options.subscriptions().size(); i++) {
            subscriptions.add(
                    options.model() == BrokerOptions.Model.CONSUMER_GROUP
                            ? new PartitionedLog(i, options, desk, mine, epoch << GENERATION_BITS)
                            : new SharedQueue(i, options, desk));
        }
        Producers known = new Producers(options, here, log, subscriptions);
        recover(log, known);
        here.emit(new BrokerEvent.BrokerRecovered(log.lastId()));
        producers = known;
        ticks = here.timer("tick", this::tick);
        tick();
    }

    private void recover(MessageLog log, Producers known) {
        Set<MessageLog.Settlement> settled = log.settlements();
        for (Entry entry : log.messages()) {
            known.recovered(entry);
            for (Subscription subscription : subscriptions) {
                if (!settled.contains(new MessageLog.Settlement(subscription.number, entry.id()))) {
                    subscription.offer(entry);
                }
            }
        }
    }

    private void durable(Entry entry) {
        if (producers != null && context != null) {
            producers.confirm(entry);
            subscriptions.forEach(subscription -> subscription.offer(entry));
        }
    }

    private void whenRoom() {
        if (producers != null) {
            producers.whenRoom();
        }
    }

    @Override
    public void receive(int from, Message message) {
        if (context == null) {
            return;
        }
        if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), false, -1));
        } else if (message instanceof Request request && options.brokerOf(request.key()) != context.self()) {
            Redirect.refuse(context, from, request, options);
        } else if (producers != null) {
            serve(producers, context.clock().monotonicNs(), from, message);
        }
    }

    private void serve(Producers known, long nowNs, int from, Message message) {
        if (message instanceof Request request) {
            known.publish(from, request);
        } else if (message instanceof Answer answer) {
            known.answered(answer);
        } else if (message instanceof Acknowledge acknowledge) {
            subscriptions.get(acknowledge.subscription()).acknowledged(from, acknowledge);
        } else if (message instanceof Heartbeat) {
            if (heardNs.put(from, nowNs) == null) {
                subscriptions.forEach(subscription -> subscription.memberCame(from));
            }
        }
    }

    private void tick() {
        if (context == null || ticks == null) {
            return;
        }
        long nowNs = context.clock().monotonicNs();
        for (Integer consumer : List.copyOf(heardNs.keySet())) {
            if (nowNs - heardNs.getOrDefault(consumer, nowNs) > options.sessionNs()) {
                heardNs.remove(consumer);
                subscriptions.forEach(subscription -> subscription.memberLeft(consumer));
            }
        }
        subscriptions.forEach(Subscription::tick);
        tellBacklog();
        long shortestNs = Math.min(options.visibilityNs(), Math.min(options.sessionNs(), options.redeliveryDelayNs()));
        ticks.set(Math.max(1, shortestNs / TICKS));
    }

    private void tellBacklog() {
        if (producers != null && context != null && producers.backlog() != lastBacklog) {
            lastBacklog = producers.backlog();
            context.emit(new BrokerEvent.Backlog(lastBacklog));
        }
    }
}
