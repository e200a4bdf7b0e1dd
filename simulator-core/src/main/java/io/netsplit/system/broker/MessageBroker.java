package io.netsplit.system.broker;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * Message brokers between producers, who are the clients, and consumers, who are nodes: work queues, publish/subscribe,
 * consumer groups with partitions, and request/reply (Hohpe and Woolf, Enterprise Integration Patterns, 2003; Kreps, Narkhede
 * and Rao, "Kafka: a Distributed Messaging System for Log Processing", NetDB 2011).
 *
 * <p>A broker confirms a message when its disk has it, and hands it out until it is acknowledged. A consumer that crashes
 * after the effect and before the acknowledgement causes a second delivery; the store, where effects are seen, knows the
 * idempotency key again, which it keeps in the same write as the effect (Helland, "Idempotence Is Not a Medical Condition",
 * ACM Queue 2012).
 *
 * <p>Left out: brokers that replicate their logs (a broker's messages wait while it is down), compaction of logs, a durable
 * queue of answers, priorities, and consumers that work on several messages at once.
 */
public final class MessageBroker implements Protocol {
    @Override
    public String name() {
        return "broker";
    }

    @Override
    public String summary() {
        return "Message brokers, consumers and a store of effects: queues, topics and consumer groups, at most, at least or exactly once.";
    }

    @Override
    public String reference() {
        return "Hohpe & Woolf, Enterprise Integration Patterns, 2003; Kreps, Narkhede & Rao, Kafka: a Distributed Messaging System"
                + " for Log Processing, NetDB 2011; Helland, Idempotence Is Not a Medical Condition, ACM Queue 2012";
    }

    @Override
    public List<Option> options() {
        return BrokerOptions.ALL;
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
        return List.of(DataType.MESSAGES);
    }

    @Override
    public List<Measure> measures() {
        return BrokerMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        return new BrokerMeter(BrokerOptions.of(setup));
    }

    @Override
    public List<String> invariantNames() {
        return List.of(
                NoMessageLost.NAME,
                NoDuplicateDelivery.NAME,
                NoDuplicateEffect.NAME,
                OrderPerKey.NAME,
                NoZombieEffect.NAME,
                AnswersMatchRequests.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("message-acknowledged", "duplicate-suppressed", "dead-lettered", "rebalanced");
    }

    @Override
    public List<String> landmarks(OptionValues values) {
        List<String> found = new ArrayList<>(List.of("message-acknowledged"));
        String semantics = values.choice("semantics");
        if (semantics.equals("exactly-once-effect")) {
            found.add("duplicate-suppressed");
        }
        if (!semantics.equals("at-most-once") && values.integer("max-deliveries") > 0) {
            found.add("dead-lettered");
        }
        if (values.choice("model").equals("consumer-group")) {
            found.add("rebalanced");
        }
        return found;
    }

    @Override
    public Process.Factory processes(Setup setup) {
        BrokerOptions options = BrokerOptions.of(setup);
        return node -> {
            if (options.brokers().contains(node)) {
                return new Broker(options);
            }
            return options.stores().contains(node) ? new EffectStore(options) : new Consumer(options);
        };
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        List<Invariant> all = List.of(
                new NoMessageLost(BrokerOptions.of(setup)),
                new NoDuplicateDelivery(),
                new NoDuplicateEffect(),
                new OrderPerKey(),
                new NoZombieEffect(),
                new AnswersMatchRequests());
        List<Invariant> chosen = new ArrayList<>(all);
        chosen.removeIf(each -> !wanted.contains(each.name()));
        return chosen;
    }
}
