package io.netsplit.system.saga;

import io.netsplit.node.ProtocolEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the money of every saga is, made from events: what each service has moved for it, and what is in flight. */
final class Movements {
    private static final long NEVER = -1;

    private record Movement(int step, long amount, long index) {}

    /** One saga's money. */
    static final class Account {
        final long saga;
        int account;
        long begunNs = NEVER;
        long endedNs = NEVER;
        boolean completed;
        int undone;
        private final List<Movement> movements = new ArrayList<>();
        private final long[] planned;
        private final long[] moved;

        private Account(long saga, int steps) {
            this.saga = saga;
            planned = new long[steps];
            moved = new long[steps];
        }

        boolean isBegun() {
            return begunNs != NEVER;
        }

        boolean isOver() {
            return endedNs != NEVER;
        }

        /** What was taken from accounts and not paid into others; negative where more was paid than taken. */
        long inFlight() {
            long sum = 0;
            for (long each : moved) {
                sum -= each;
            }
            return sum;
        }

        boolean stands(int step) {
            return moved[step] != 0;
        }

        /** What is wrong with it at the moment; null where nothing is. */
        @Nullable
        String problem() {
            for (int step = 0; step < moved.length; step++) {
                boolean whole = moved[step] == 0 || moved[step] == planned[step];
                if (!whole) {
                    return "step " + (step + 1) + " of saga " + saga + " has moved " + moved[step] + ", and not "
                            + planned[step] + " or nothing";
                }
                if (isOver() && stands(step) != completed) {
                    return "saga " + saga + " is " + (completed ? "completed" : "compensated") + ", and step "
                            + (step + 1) + (completed ? " does not stand" : " stands");
                }
            }
            return inFlight() < 0
                    ? "saga " + saga + " has paid out " + -inFlight() + " more than it took: money is made"
                    : null;
        }
    }

    private final int steps;
    private final Map<Long, Account> sagas = new LinkedHashMap<>();

    Movements(int steps) {
        this.steps = steps;
    }

    Collection<Account> all() {
        return sagas.values();
    }

    Account of(long saga) {
        return sagas.computeIfAbsent(saga, ignored -> new Account(saga, steps));
    }

    /** The sagas that the event changes. */
    List<Account> protocol(long timeNs, ProtocolEvent event) {
        if (event instanceof SagaEvent.Begun begun) {
            Account saga = of(begun.saga());
            saga.account = begun.account();
            saga.begunNs = saga.isBegun() ? saga.begunNs : timeNs;
            return List.of(saga);
        }
        if (event instanceof SagaEvent.Moved moved) {
            return List.of(moved(moved));
        }
        if (event instanceof SagaEvent.Ended ended) {
            Account saga = of(ended.saga());
            saga.endedNs = saga.isOver() ? saga.endedNs : timeNs;
            saga.completed = ended.completed();
            return List.of(saga);
        }
        return event instanceof SagaEvent.StoreRecovered recovered ? recovered(recovered) : List.of();
    }

    private Account moved(SagaEvent.Moved event) {
        Account saga = of(event.saga());
        saga.account = event.account();
        if (event.again()
                && saga.movements.stream().anyMatch(each -> each.step == event.step() && each.index == event.index())) {
            return saga;
        }
        saga.movements.add(new Movement(event.step(), event.amount(), event.index()));
        saga.moved[event.step()] += event.amount();
        if (!event.compensation() && saga.planned[event.step()] == 0) {
            saga.planned[event.step()] = event.amount();
        }
        saga.undone += event.compensation() ? 1 : 0;
        return saga;
    }

    /** What a crash took back never happened. */
    private List<Account> recovered(SagaEvent.StoreRecovered event) {
        List<Account> changed = new ArrayList<>();
        for (Account saga : sagas.values()) {
            for (Movement movement : List.copyOf(saga.movements)) {
                if (movement.step == event.step() && movement.index > event.lastIndex()) {
                    saga.movements.remove(movement);
                    saga.moved[movement.step] -= movement.amount;
                    changed.add(saga);
                }
            }
        }
        return changed;
    }
}
