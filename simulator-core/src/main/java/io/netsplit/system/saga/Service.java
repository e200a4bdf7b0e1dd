package io.netsplit.system.saga;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.saga.LocalStore.Status;
import io.netsplit.system.saga.SagaMessage.Command;
import io.netsplit.system.saga.SagaMessage.Event;
import io.netsplit.system.saga.SagaMessage.EventTaken;
import io.netsplit.system.saga.SagaMessage.News;
import io.netsplit.system.saga.SagaMessage.Outcome;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service: it does its step of a saga, or undoes it, in its own store, when it is told to or when it hears that it is its turn. */
final class Service implements Process {
    private final SagaOptions options;
    private @Nullable Context context;
    private @Nullable LocalStore store;
    private @Nullable Outbox outbox;
    private @Nullable Timer relay;

    Service(SagaOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        LocalStore accounts = new LocalStore(options, newContext);
        outbox = new Outbox(newContext, accounts.deliveries());
        accounts.recover(outbox);
        store = accounts;
        relay = newContext.timer("relay", this::relay);
        relay();
    }

    private void relay() {
        if (outbox != null && relay != null) {
            outbox.sendAgain();
            relay.set(options.retryNs());
        }
    }

    @Override
    public void receive(int from, Message message) {
        Context here = context;
        LocalStore accounts = store;
        if (here == null || accounts == null) {
            return;
        }
        if (message instanceof Command command) {
            obey(here, accounts, from, command);
        } else if (message instanceof Event event) {
            hear(here, accounts, from, event);
        } else if (message instanceof EventTaken taken && outbox != null) {
            outbox.taken(taken);
        } else if (message instanceof Request request) {
            int desk = options.desk();
            here.send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, desk));
        } else if (message instanceof AdminRequest request) {
            here.send(from, new AdminReply(request.serial(), false, -1));
        }
    }

    // Under an orchestrator. What is in the store may not be durable yet: whoever asks again waits for it too.

    private void obey(Context here, LocalStore accounts, int from, Command command) {
        Order order = command.order();
        Status status = accounts.status(order.saga());
        switch (command.deed()) {
            case DO -> {
                if (status == null || status == Status.DONE && !options.idempotent()) {
                    attempt(accounts, order, done -> answer(here, from, command, done));
                } else {
                    accounts.whenDurable(
                            () -> answer(here, from, command, status == Status.DONE || status == Status.FINISHED));
                }
            }
            case UNDO -> {
                boolean nothing = status == null && !options.tombstones();
                if (nothing || status == Status.UNDONE || status == Status.REFUSED) {
                    accounts.whenDurable(() -> answer(here, from, command, true));
                } else {
                    accounts.commit(order, Status.UNDONE, null, () -> answer(here, from, command, true));
                }
            }
            case FINISH -> accounts.commit(order, Status.FINISHED, null, () -> answer(here, from, command, true));
        }
    }

    private static void answer(Context here, int to, Command command, boolean done) {
        here.send(to, new Outcome(command.order().saga(), command.step(), command.deed(), done));
    }

    private void attempt(LocalStore accounts, Order order, Consumer<Boolean> decided) {
        String objection = accounts.objection(order);
        if (objection != null) {
            accounts.refused(order, objection);
        }
        boolean done = objection == null;
        accounts.commit(order, done ? Status.DONE : Status.REFUSED, null, () -> decided.accept(done));
    }

    // In a choreography

    private void hear(Context here, LocalStore accounts, int from, Event event) {
        Order order = event.order();
        Status status = accounts.status(order.saga());
        int step = options.stepOf(here.self());
        Runnable taken = () -> here.send(from, new EventTaken(order.saga(), event.step(), event.news()));
        boolean isNew = switch (event.news()) {
            case DONE -> status == null;
            case FAILED -> status == Status.DONE;
            case FINISHED -> status != Status.FINISHED;
        };
        if (!isNew && (options.idempotent() || event.news() != News.DONE)) {
            accounts.whenDurable(taken);
            return;
        }
        switch (event.news()) {
            case DONE -> turn(accounts, order, step, taken);
            case FAILED -> {
                Event failed = new Event(order, step, News.FAILED);
                publish(accounts, order, Status.UNDONE, new Outbox.Letter(before(step), failed), taken);
            }
            case FINISHED -> accounts.commit(order, Status.FINISHED, null, taken);
        }
    }

    /** It is this service's turn: the next one hears that it is done, or the one before that it is not. */
    private void turn(LocalStore accounts, Order order, int step, Runnable taken) {
        String objection = accounts.objection(order);
        if (objection == null) {
            Event done = new Event(order, step, News.DONE);
            publish(accounts, order, Status.DONE, new Outbox.Letter(after(step), done), taken);
        } else {
            accounts.refused(order, objection);
            Event failed = new Event(order, step, News.FAILED);
            publish(accounts, order, Status.REFUSED, new Outbox.Letter(before(step), failed), taken);
        }
    }

    private int after(int step) {
        return step + 1 < options.steps() ? options.services().get(step + 1) : options.desk();
    }

    private int before(int step) {
        return step > 0 ? options.services().get(step - 1) : options.desk();
    }

    private void publish(LocalStore accounts, Order order, Status status, Outbox.Letter letter, Runnable taken) {
        Outbox box = outbox;
        if (box == null) {
            return;
        }
        if (options.publish() == SagaOptions.Publish.BEFORE_COMMIT) {
            box.send(letter);
            accounts.commit(order, status, null, taken);
            return;
        }
        boolean together = options.publish() == SagaOptions.Publish.OUTBOX;
        accounts.commit(order, status, together ? letter : null, () -> {
            box.send(letter);
            taken.run();
        });
    }
}
