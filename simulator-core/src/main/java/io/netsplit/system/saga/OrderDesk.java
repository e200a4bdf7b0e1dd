package io.netsplit.system.saga;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.Journal;
import io.netsplit.system.saga.SagaMessage.Event;
import io.netsplit.system.saga.SagaMessage.EventTaken;
import io.netsplit.system.saga.SagaMessage.News;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes orders in a choreography: it tells the first service of each, and hears from the last one, or from the first, how it ended. */
final class OrderDesk implements Process {
    private static final String LOG = "orders";
    private static final int BYTES = 64;
    private static final int DESK = -1;

    /** On the disk: an order, and the event that the first service is to have. */
    private record Taken(Order order, Outbox.@Nullable Letter letter) {}

    /** On the disk: how it ended, and the event that takes the mark from the account, if there is one. */
    private record Closed(Order order, boolean completed, Outbox.@Nullable Letter letter) {}

    private final SagaOptions options;
    private final Map<Long, Order> open = new LinkedHashMap<>();
    private final Map<Long, Boolean> ended = new LinkedHashMap<>();
    private final Customers customers = new Customers();
    private @Nullable Context context;
    private @Nullable Journal log;
    private @Nullable Outbox outbox;
    private @Nullable Timer relay;

    OrderDesk(SagaOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        Journal orders = new Journal(newContext, LOG, true);
        Outbox box = new Outbox(newContext, delivered -> orders.append(delivered, BYTES));
        orders.records().forEach(record -> recovered(record, box));
        ended.forEach((saga, completed) -> newContext.emit(new SagaEvent.Ended(saga, completed, true)));
        open.keySet().forEach(saga -> newContext.emit(new SagaEvent.Resumed(saga)));
        log = orders;
        outbox = box;
        relay = newContext.timer("relay", this::relay);
        relay();
    }

    private void recovered(Object record, Outbox box) {
        Outbox.Letter letter = null;
        if (record instanceof Taken taken) {
            open.put(taken.order.saga(), taken.order);
            letter = taken.letter;
        } else if (record instanceof Closed closed) {
            open.remove(closed.order.saga());
            ended.put(closed.order.saga(), closed.completed);
            letter = closed.letter;
        } else if (record instanceof Outbox.Delivered delivered) {
            box.restoreDelivered(delivered);
        }
        if (letter != null) {
            box.restore(letter);
        }
    }

    private void relay() {
        if (outbox != null && relay != null) {
            outbox.sendAgain();
            relay.set(options.retryNs());
        }
    }

    @Override
    public void receive(int from, Message message) {
        if (context == null || log == null || outbox == null) {
            return;
        }
        if (message instanceof Request request) {
            order(context, log, outbox, from, request);
        } else if (message instanceof Event event) {
            hear(context, log, outbox, from, event);
        } else if (message instanceof EventTaken taken) {
            outbox.taken(taken);
        } else if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), false, -1));
        }
    }

    private void order(Context here, Journal orders, Outbox box, int from, Request request) {
        Order order = Order.of(request);
        customers.asked(from, request, order);
        Boolean result = ended.get(order.saga());
        if (result != null) {
            customers.tell(here, order.saga(), result);
        } else if (open.putIfAbsent(order.saga(), order) == null) {
            Outbox.Letter letter = new Outbox.Letter(options.services().get(0), new Event(order, DESK, News.DONE));
            write(
                    orders,
                    box,
                    letter,
                    kept -> new Taken(order, kept),
                    () -> here.emit(new SagaEvent.Begun(order.saga(), order.account(), order.amount())));
        }
    }

    private interface Record {
        Object with(Outbox.@Nullable Letter letter);
    }

    /** Writes a record and sends its event, in the order and in the way that the option says. */
    private void write(Journal orders, Outbox box, Outbox.Letter letter, Record record, Runnable written) {
        if (options.publish() == SagaOptions.Publish.BEFORE_COMMIT) {
            box.send(letter);
            orders.force(record.with(null), BYTES, index -> written.run());
            return;
        }
        boolean together = options.publish() == SagaOptions.Publish.OUTBOX;
        orders.force(record.with(together ? letter : null), BYTES, index -> {
            written.run();
            box.send(letter);
        });
    }

    private void hear(Context here, Journal orders, Outbox box, int from, Event event) {
        Order order = event.order();
        Runnable taken = () -> here.send(from, new EventTaken(order.saga(), event.step(), event.news()));
        if (open.remove(order.saga()) == null) {
            orders.whenDurable(index -> taken.run());
            return;
        }
        boolean completed = event.news() == News.DONE;
        ended.put(order.saga(), completed);
        Runnable closed = () -> {
            here.emit(new SagaEvent.Ended(order.saga(), completed, false));
            customers.tell(here, order.saga(), completed);
            taken.run();
        };
        if (completed && options.semanticLock()) {
            Event finished = new Event(order, DESK, News.FINISHED);
            Outbox.Letter letter = new Outbox.Letter(options.services().get(0), finished);
            write(orders, box, letter, kept -> new Closed(order, true, kept), closed);
        } else {
            orders.force(new Closed(order, completed, null), BYTES, index -> closed.run());
        }
    }
}
