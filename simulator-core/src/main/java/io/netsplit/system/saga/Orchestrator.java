package io.netsplit.system.saga;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.Journal;
import io.netsplit.system.saga.SagaMessage.Command;
import io.netsplit.system.saga.SagaMessage.Deed;
import io.netsplit.system.saga.SagaMessage.Outcome;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator (the saga execution component of Garcia-Molina and Salem, section 3): it writes the order to its log,
 * commands one step after the other, and where one is refused, or long not answered, the compensations in reverse order.
 * After a crash it goes on with what its log holds. How far a saga has come is not forced: the services know what they have
 * done. What cannot be taken back is: that a saga is to be undone, and that it is over.
 */
final class Orchestrator implements Process {
    private static final String LOG = "sagas";
    private static final int BYTES = 48;

    /** What the orchestrator does with a saga. */
    private enum Phase {
        FORWARD,
        BACKWARD,
        FINISHING,
        COMPLETED,
        COMPENSATED
    }

    /** On the disk: a saga is in this phase, at this step. */
    private record Progress(Order order, Phase phase, int step) {}

    private static final class Saga {
        private final Order order;
        private Phase phase = Phase.FORWARD;
        private int step;
        private int attempts;
        private long sentNs;
        private boolean recorded;
        /** Found on the disk after a crash: how far it had come may be forgotten. */
        private boolean resumed;

        private Saga(Order order) {
            this.order = order;
        }

        private boolean isOver() {
            return phase == Phase.COMPLETED || phase == Phase.COMPENSATED;
        }
    }

    private final SagaOptions options;
    private final Map<Long, Saga> open = new LinkedHashMap<>();
    private final Map<Long, Boolean> ended = new LinkedHashMap<>();
    private final Customers customers = new Customers();
    private @Nullable Context context;
    private @Nullable Journal log;
    private @Nullable Timer retries;

    Orchestrator(SagaOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        log = new Journal(newContext, LOG, true);
        for (Object record : log.records()) {
            recovered((Progress) record);
        }
        ended.forEach((saga, completed) -> newContext.emit(new SagaEvent.Ended(saga, completed, true)));
        for (Saga saga : open.values()) {
            saga.recorded = true;
            saga.resumed = true;
            newContext.emit(new SagaEvent.Resumed(saga.order.saga()));
        }
        retries = newContext.timer("retry", this::sendAgain);
        sendAgain();
    }

    private void recovered(Progress record) {
        Saga saga = open.computeIfAbsent(record.order.saga(), ignored -> new Saga(record.order));
        saga.phase = record.phase;
        saga.step = record.step;
        if (saga.phase == Phase.FINISHING) {
            ended.put(record.order.saga(), true);
        }
        if (saga.isOver()) {
            open.remove(record.order.saga());
            ended.put(record.order.saga(), saga.phase == Phase.COMPLETED);
        }
    }

    private Context context() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }

    @Override
    public void receive(int from, Message message) {
        if (message instanceof Request request) {
            order(from, request);
        } else if (message instanceof Outcome outcome) {
            answered(outcome);
        } else if (message instanceof AdminRequest request) {
            context().send(from, new AdminReply(request.serial(), false, -1));
        }
    }

    private void order(int from, Request request) {
        Order order = Order.of(request);
        customers.asked(from, request, order);
        Boolean result = ended.get(order.saga());
        if (result != null) {
            customers.tell(context(), order.saga(), result);
        } else if (!open.containsKey(order.saga())) {
            Saga saga = new Saga(order);
            open.put(order.saga(), saga);
            record(saga, options.logBeforeCommand(), () -> begun(saga));
        }
    }

    /** Writes how the saga stands, and goes on at once or when that is durable. */
    private void record(Saga saga, boolean force, Runnable next) {
        Journal sagas = log;
        if (sagas == null) {
            return;
        }
        saga.recorded = false;
        Progress progress = new Progress(saga.order, saga.phase, saga.step);
        Runnable recorded = () -> {
            saga.recorded = true;
            next.run();
        };
        if (force) {
            sagas.force(progress, BYTES, index -> recorded.run());
        } else {
            sagas.append(progress, BYTES);
            recorded.run();
        }
    }

    private void begun(Saga saga) {
        Order order = saga.order;
        context().emit(new SagaEvent.Begun(order.saga(), order.account(), order.amount()));
        send(saga);
    }

    private void send(Saga saga) {
        saga.attempts++;
        saga.sentNs = context().clock().monotonicNs();
        Command command = new Command(saga.order, saga.step, deed(saga));
        context().send(options.services().get(saga.step), command);
    }

    private static Deed deed(Saga saga) {
        return switch (saga.phase) {
            case FORWARD -> Deed.DO;
            case BACKWARD -> Deed.UNDO;
            case FINISHING -> Deed.FINISH;
            case COMPLETED, COMPENSATED -> throw new IllegalStateException("the saga is over");
        };
    }

    private void answered(Outcome outcome) {
        Saga saga = open.get(outcome.saga());
        if (saga == null
                || saga.isOver()
                || !saga.recorded
                || saga.step != outcome.step()
                || deed(saga) != outcome.deed()) {
            return;
        }
        switch (saga.phase) {
            case FORWARD -> {
                if (outcome.done()) {
                    stepDone(saga);
                } else {
                    undo(saga, saga.step - 1);
                }
            }
            case BACKWARD -> goBackTo(saga, saga.step - 1);
            case FINISHING -> finished(saga);
            case COMPLETED, COMPENSATED -> throw new IllegalStateException("the saga is over");
        }
    }

    private void stepDone(Saga saga) {
        if (saga.step + 1 < options.steps()) {
            goTo(saga, saga.step + 1);
        } else if (options.semanticLock()) {
            // That it is completed is decided before the mark on the account goes.
            saga.phase = Phase.FINISHING;
            saga.step = 0;
            saga.attempts = 0;
            record(saga, options.forceDecision(), () -> {
                tellEnd(saga, true);
                send(saga);
            });
        } else {
            end(saga, Phase.COMPLETED);
        }
    }

    private void goTo(Saga saga, int step) {
        saga.step = step;
        saga.attempts = 0;
        record(saga, false, () -> send(saga));
    }

    /**
     * The decision to undo, from {@code stepReached} on; there may be nothing to undo. Of a resumed saga later steps may have
     * been done as well, so that it is undone from the last one: to undo what was not done does no harm.
     */
    private void undo(Saga saga, int stepReached) {
        int step = saga.resumed ? options.steps() - 1 : stepReached;
        saga.phase = Phase.BACKWARD;
        saga.step = Math.max(0, step);
        saga.attempts = 0;
        if (step < 0) {
            end(saga, Phase.COMPENSATED);
        } else {
            record(saga, options.forceDecision(), () -> send(saga));
        }
    }

    private void goBackTo(Saga saga, int step) {
        if (step < 0) {
            end(saga, Phase.COMPENSATED);
        } else {
            goTo(saga, step);
        }
    }

    private void end(Saga saga, Phase how) {
        saga.phase = how;
        record(saga, options.forceDecision(), () -> {
            open.remove(saga.order.saga());
            tellEnd(saga, how == Phase.COMPLETED);
        });
    }

    private void tellEnd(Saga saga, boolean completed) {
        ended.put(saga.order.saga(), completed);
        context().emit(new SagaEvent.Ended(saga.order.saga(), completed, false));
        customers.tell(context(), saga.order.saga(), completed);
    }

    /** The mark is gone; where that is forgotten it is taken away once more. */
    private void finished(Saga saga) {
        saga.phase = Phase.COMPLETED;
        record(saga, false, () -> open.remove(saga.order.saga()));
    }

    /** Sends again what is not answered; a step that is never answered is taken for failed, and undone as if it were done. */
    private void sendAgain() {
        long nowNs = context().clock().monotonicNs();
        for (Saga saga : List.copyOf(open.values())) {
            if (saga.isOver() || !saga.recorded || nowNs - saga.sentNs < options.retryNs() && saga.attempts > 0) {
                continue;
            }
            boolean givesUp = options.stepAttempts() > 0 && saga.attempts >= options.stepAttempts();
            if (saga.phase == Phase.FORWARD && givesUp) {
                undo(saga, saga.step);
            } else {
                send(saga);
            }
        }
        if (retries != null) {
            retries.set(Math.max(1, options.retryNs() / 2));
        }
    }
}
