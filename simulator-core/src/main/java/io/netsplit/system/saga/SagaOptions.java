package io.netsplit.system.saga;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The options of {@link OrderSaga}, read once per run.
 *
 * @param desk address of the node that takes orders
 * @param services addresses, in the order of the steps
 * @param failures of each step, as a probability
 */
record SagaOptions(
        boolean orchestrated,
        int desk,
        List<Integer> services,
        List<Double> failures,
        long initialBalance,
        boolean semanticLock,
        long retryNs,
        int stepAttempts,
        Publish publish,
        boolean forceSteps,
        boolean idempotent,
        boolean tombstones,
        boolean logBeforeCommand,
        boolean forceDecision) {

    /** How a service's change and its event go together. */
    enum Publish {
        OUTBOX,
        AFTER_COMMIT,
        BEFORE_COMMIT
    }

    private static final List<String> PUBLISH = List.of("outbox", "after-commit", "before-commit");
    private static final List<String> FAILURES =
            List.of("payment-failure", "stock-failure", "shipping-failure", "further-failure");
    private static final String ORCHESTRATION = "orchestration";
    private static final String SEMANTIC_LOCK = "semantic-lock";

    static final List<Option> ALL = List.of(
            Option.choice(
                    "coordination",
                    ORCHESTRATION,
                    List.of(ORCHESTRATION, "choreography"),
                    "Who knows what is next: one node that commands the services, or each service, by events to the next"
                            + " (Richardson, Microservices Patterns, 2018, section 4.2)."),
            Option.groups(
                    "orchestrator",
                    "",
                    "The group of the one node that takes orders, and in an orchestration commands; without it the first node."),
            Option.percentage("payment-failure", "0%", "How often the first service refuses: the customer pays."),
            Option.percentage("stock-failure", "0%", "How often the second service refuses: the goods are reserved."),
            Option.percentage("shipping-failure", "0%", "How often the third service refuses: the goods are sent."),
            Option.percentage("further-failure", "0%", "How often any further service refuses."),
            Option.integer("initial-balance", 1_000_000, "What every customer's account holds at the beginning."),
            Option.choice(
                    "isolation",
                    "none",
                    List.of("none", SEMANTIC_LOCK),
                    "Sagas see each other's half-done work (none), or an account is marked while a saga on it is not done, and"
                            + " other sagas on it are refused (semantic-lock; Richardson 2018, section 4.3)."),
            Option.duration("retry-interval", "100ms", "After how long a message that has no answer is sent again."),
            Option.integer(
                    "step-attempts",
                    10,
                    "How often the orchestrator sends a step before it gives up and compensates; 0 for ever. Compensations are"
                            + " sent until they are done."),
            Option.choice(
                            "publish",
                            "outbox",
                            PUBLISH,
                            "How a choreography's service writes its change and sends its event: the event is a part of the same"
                                    + " write, and sent from there (outbox; Richardson 2018, section 3.3.7), or by a dual write: sent"
                                    + " once the change is written, or before it is.")
                    .asSafeguard(),
            Option.flag("fsync-before-reply", true, "A service's change is on its disk before anybody hears of it.")
                    .asSafeguard(),
            Option.flag("idempotency", true, "A service knows a step again that it has done, and does not do it twice.")
                    .asSafeguard(),
            Option.flag(
                            "tombstones",
                            true,
                            "A service that is told to undo what it has not done remembers that, and does not do it later.")
                    .asSafeguard(),
            Option.flag("log-before-command", true, "An order is on the orchestrator's disk before the first command.")
                    .asSafeguard(),
            Option.flag(
                            "force-decision",
                            true,
                            "That a saga is completed, or is to be undone, is on the orchestrator's disk before anybody hears of"
                                    + " it.")
                    .asSafeguard());

    static SagaOptions of(Setup setup) {
        OptionValues values = setup.options();
        boolean orchestrated = values.choice("coordination").equals(ORCHESTRATION);
        int desk = desk(setup);
        List<Integer> services = IntStream.range(0, setup.initialNodes())
                .filter(node -> node != desk)
                .boxed()
                .toList();
        if (services.size() < 2) {
            throw new OptionException(
                    "orchestrator",
                    "of " + setup.initialNodes()
                            + " nodes one takes orders, and two at least must be services: who takes the"
                            + " money and who gets it; give the topology more nodes");
        }
        if (services.size() > Order.MOST_STEPS) {
            throw new OptionException(
                    "orchestrator", "a saga has at most " + Order.MOST_STEPS + " steps, not " + services.size());
        }
        if (values.durationNs("retry-interval") <= 0) {
            throw new OptionException("retry-interval", "it must be longer than zero");
        }
        List<Double> failures = new ArrayList<>();
        for (int step = 0; step < services.size(); step++) {
            failures.add(values.share(FAILURES.get(Math.min(step, FAILURES.size() - 1))));
        }
        return new SagaOptions(
                orchestrated,
                desk,
                services,
                failures,
                atLeastZero(values, "initial-balance"),
                values.choice("isolation").equals(SEMANTIC_LOCK),
                values.durationNs("retry-interval"),
                (int) atLeastZero(values, "step-attempts"),
                Publish.values()[PUBLISH.indexOf(values.choice("publish"))],
                values.flag("fsync-before-reply"),
                values.flag("idempotency"),
                values.flag("tombstones"),
                values.flag("log-before-command"),
                values.flag("force-decision"));
    }

    private static int desk(Setup setup) {
        List<String> named = setup.options().groups("orchestrator");
        if (named.isEmpty()) {
            return 0;
        }
        List<Integer> nodes = named.size() == 1 ? setup.groups().get(named.get(0)) : null;
        if (nodes == null || nodes.size() != 1) {
            throw new OptionException("orchestrator", "name one group of one node");
        }
        return nodes.get(0);
    }

    private static long atLeastZero(OptionValues values, String option) {
        long value = values.integer(option);
        if (value < 0) {
            throw new OptionException(option, "it must not be negative");
        }
        return value;
    }

    int steps() {
        return services.size();
    }

    /** The step that the node at this address carries out. */
    int stepOf(int node) {
        return services.indexOf(node);
    }
}
