package io.netsplit.system.saga;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * Sagas (Garcia-Molina and Salem, "Sagas", ACM SIGMOD 1987; Richardson, Microservices Patterns, 2018, chapters 3 and 4): an
 * order takes money from the customer's account at the first service, and each further service does its part and is paid a
 * share. No lock is held over the services: each step commits on its own, and where a later one is refused, the done ones
 * are compensated in reverse order.
 *
 * <p>What remains is that money is neither made nor lost: what the accounts hold and what is in flight in sagas that are not
 * over is always the same sum. What does not remain is isolation: others see what a saga has half done, unless the account
 * is marked.
 *
 * <p>Left out: steps at the same time, pivot steps after which a saga can only go forward, and compensations that fail.
 */
public final class OrderSaga implements Protocol {
    @Override
    public String name() {
        return "saga";
    }

    @Override
    public String summary() {
        return "Orders that several services carry out step by step, and undo in reverse order where one of them refuses.";
    }

    @Override
    public String reference() {
        return "Garcia-Molina & Salem, Sagas, ACM SIGMOD 1987; Richardson, Microservices Patterns, 2018, chapters 3 and 4";
    }

    @Override
    public List<Option> options() {
        return SagaOptions.ALL;
    }

    @Override
    public boolean hasLeader() {
        return false;
    }

    @Override
    public Route defaultRoute() {
        return Route.LEADER;
    }

    @Override
    public List<DataType> dataTypes() {
        return List.of(DataType.ORDERS);
    }

    @Override
    public List<Measure> measures() {
        return SagaMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        return new SagaMeter(SagaOptions.of(setup).steps());
    }

    @Override
    public List<String> invariantNames() {
        return List.of(MoneyConserved.NAME, ReverseOrder.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("saga-completed", "saga-compensated", "saga-resumed");
    }

    @Override
    public Process.Factory processes(Setup setup) {
        SagaOptions options = SagaOptions.of(setup);
        return node -> {
            if (node != options.desk()) {
                return new Service(options);
            }
            return options.orchestrated() ? new Orchestrator(options) : new OrderDesk(options);
        };
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        int steps = SagaOptions.of(setup).steps();
        List<Invariant> chosen = new ArrayList<>(List.of(new MoneyConserved(steps), new ReverseOrder(steps)));
        chosen.removeIf(each -> !wanted.contains(each.name()));
        return chosen;
    }
}
