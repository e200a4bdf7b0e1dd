package io.netsplit.system.broker;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The options of {@link MessageBroker}, read once per run.
 *
 * @param brokers addresses: partition p is with broker p modulo their number
 * @param stores addresses: the effects on key k are with store k modulo their number
 * @param subscriptions addresses of the consumers of each subscription
 * @param maxDeliveries failed deliveries after which a message is a dead letter; 0 for never
 * @param capacity messages that may be waiting; 0 for any number
 */
record BrokerOptions(
        List<Integer> brokers,
        List<Integer> stores,
        List<List<Integer>> subscriptions,
        Model model,
        Semantics semantics,
        int partitions,
        boolean sticky,
        int prefetch,
        OptionValues.Range processing,
        double failure,
        double poison,
        long visibilityNs,
        int maxDeliveries,
        long redeliveryDelayNs,
        long heartbeatNs,
        long sessionNs,
        long storeTimeoutNs,
        int capacity,
        Overflow overflow,
        Deduplication deduplication,
        boolean acknowledgeAfterEffect,
        boolean forceMessages,
        boolean forceEffects,
        boolean deduplicatePublishes,
        boolean fencing,
        boolean correlationId) {

    /** How messages are shared among consumers. */
    enum Model {
        WORK_QUEUE,
        PUBLISH_SUBSCRIBE,
        CONSUMER_GROUP
    }

    /** What is promised of each message. */
    enum Semantics {
        AT_MOST_ONCE,
        AT_LEAST_ONCE,
        EXACTLY_ONCE_EFFECT
    }

    /** What becomes of a message for which there is no room. */
    enum Overflow {
        BLOCK,
        REJECT,
        DROP_OLDEST
    }

    /** Where it is remembered which messages have taken effect. */
    enum Deduplication {
        WITH_EFFECT,
        AFTER_EFFECT,
        CONSUMER_MEMORY
    }

    private static final List<String> MODELS = List.of("work-queue", "publish-subscribe", "consumer-group");
    private static final List<String> SEMANTICS = List.of("at-most-once", "at-least-once", "exactly-once-effect");
    private static final List<String> OVERFLOWS = List.of("block", "reject", "drop-oldest");
    private static final List<String> DEDUPLICATIONS = List.of("with-effect", "after-effect", "consumer-memory");
    private static final String STICKY = "sticky";
    private static final int MOST = 1_000_000;

    static final List<Option> ALL = List.of(
            Option.groups("brokers", "", "The group of nodes that are brokers; without it the first node is."),
            Option.groups(
                    "stores",
                    "",
                    "The group of nodes that keep the effects of messages; without it the first one that is no broker does."),
            Option.groups(
                    "consumers",
                    "",
                    "Groups of nodes that consume; each group has all messages. Without it all other nodes are one group."),
            Option.choice(
                    "model",
                    "work-queue",
                    MODELS,
                    "How a group shares its messages: each to whoever has room (work-queue), each to everybody"
                            + " (publish-subscribe), or by partitions of which one consumer at a time reads each, in order"
                            + " (consumer-group; Kreps et al., Kafka, NetDB 2011, section 3.2)."),
            Option.choice(
                    "semantics",
                    "exactly-once-effect",
                    SEMANTICS,
                    "What is promised of each message: it is handed out once and perhaps lost, handed out until it is"
                            + " acknowledged and perhaps done twice, or that with its effect once, by an idempotency key."),
            Option.integer(
                    "partitions",
                    6,
                    "Into how many partitions messages are spread by their keys; each is with one broker."),
            Option.choice(
                    "assignment",
                    STICKY,
                    List.of(STICKY, "round-robin"),
                    "How a consumer group's partitions are dealt out when a member comes or goes: as few as possible move"
                            + " (sticky), or all are dealt anew (round-robin)."),
            Option.integer(
                    "prefetch",
                    4,
                    "Most messages that a consumer of a queue, or of one partition, has and has not acknowledged."),
            Option.range(
                    "processing-time", "2ms..6ms", "How long a consumer works on a message before it has its effect."),
            Option.percentage("processing-failure", "0%", "Share of attempts to process a message that fail."),
            Option.percentage("poison", "0%", "Share of messages that every attempt to process fails on."),
            Option.duration(
                    "visibility-timeout",
                    "1s",
                    "How long a consumer may keep a message before it is taken for failed and is handed out again."),
            Option.integer(
                    "max-deliveries",
                    5,
                    "After so many deliveries that failed a message is put aside as a dead letter (Hohpe & Woolf, Enterprise"
                            + " Integration Patterns, 2003); 0 hands it out for ever."),
            Option.duration("redelivery-delay", "100ms", "How long a message rests that a consumer failed on."),
            Option.duration("heartbeat-interval", "100ms", "How often a consumer tells the brokers that it is there."),
            Option.duration(
                    "session-timeout",
                    "500ms",
                    "After so long without a heartbeat a consumer counts as gone: others get its messages and partitions."),
            Option.duration(
                    "store-timeout",
                    "200ms",
                    "How long a consumer waits for the store before it sends the effect again."),
            Option.integer(
                    "capacity",
                    0,
                    "Most messages that may wait for a group of consumers; 0 is any number (back-pressure)."),
            Option.choice(
                            "overflow",
                            "block",
                            OVERFLOWS,
                            "What becomes of a message for which there is no room: its producer waits, is refused, or the oldest"
                                    + " message that waits is dropped, which loses what was confirmed.")
                    .asSafeguard(),
            Option.choice(
                            "deduplication",
                            "with-effect",
                            DEDUPLICATIONS,
                            "Where exactly-once-effect remembers which messages have taken effect: in the same write as the"
                                    + " effect, in a write after it, or in the consumer's memory.")
                    .asSafeguard(),
            Option.choice(
                            "acknowledge",
                            "after-effect",
                            List.of("after-effect", "before-effect"),
                            "When a consumer acknowledges, or commits its offset: once the effect is stored, or when it receives"
                                    + " the message.")
                    .asSafeguard(),
            Option.flag(
                            "fsync-before-confirm",
                            true,
                            "A message is on the broker's disk before its producer hears that it is.")
                    .asSafeguard(),
            Option.flag(
                            "fsync-before-ack",
                            true,
                            "An effect is on the store's disk before the message is acknowledged.")
                    .asSafeguard(),
            Option.flag(
                            "deduplicate-publishes",
                            true,
                            "A broker knows a message that its producer sends again, by session and number.")
                    .asSafeguard(),
            Option.flag(
                            "fencing",
                            true,
                            "What a consumer does that has lost a partition without knowing is refused, by the number of the"
                                    + " assignment (its generation).")
                    .asSafeguard(),
            Option.flag(
                            "correlation-id",
                            true,
                            "An answer goes to the request whose correlation id it bears; else to the one that waits longest"
                                    + " (Hohpe & Woolf 2003).")
                    .asSafeguard());

    static BrokerOptions of(Setup setup) {
        OptionValues values = setup.options();
        Roles roles = Roles.of(setup);
        Model model = Model.values()[MODELS.indexOf(values.choice("model"))];
        for (String option : List.of(
                "visibility-timeout", "redelivery-delay", "heartbeat-interval", "session-timeout", "store-timeout")) {
            if (values.durationNs(option) <= 0) {
                throw new OptionException(option, "it must be longer than zero");
            }
        }
        if (values.durationNs("session-timeout") <= values.durationNs("heartbeat-interval")) {
            throw new OptionException(
                    "session-timeout", "it must be longer than heartbeat-interval, or every consumer counts as gone");
        }
        List<List<Integer>> subscriptions = model == Model.PUBLISH_SUBSCRIBE
                ? roles.consumers().stream().flatMap(List::stream).map(List::of).toList()
                : roles.consumers();
        return new BrokerOptions(
                roles.brokers(),
                roles.stores(),
                subscriptions,
                model,
                Semantics.values()[SEMANTICS.indexOf(values.choice("semantics"))],
                count(values, "partitions", 1),
                values.choice("assignment").equals(STICKY),
                count(values, "prefetch", 1),
                values.range("processing-time"),
                values.share("processing-failure"),
                values.share("poison"),
                values.durationNs("visibility-timeout"),
                count(values, "max-deliveries", 0),
                values.durationNs("redelivery-delay"),
                values.durationNs("heartbeat-interval"),
                values.durationNs("session-timeout"),
                values.durationNs("store-timeout"),
                count(values, "capacity", 0),
                Overflow.values()[OVERFLOWS.indexOf(values.choice("overflow"))],
                Deduplication.values()[DEDUPLICATIONS.indexOf(values.choice("deduplication"))],
                values.choice("acknowledge").equals("after-effect"),
                values.flag("fsync-before-confirm"),
                values.flag("fsync-before-ack"),
                values.flag("deduplicate-publishes"),
                values.flag("fencing"),
                values.flag("correlation-id"));
    }

    private static int count(OptionValues values, String option, int least) {
        long value = values.integer(option);
        if (value < least || value > MOST) {
            throw new OptionException(option, "it must be " + least + " to " + MOST);
        }
        return (int) value;
    }

    int partitionOf(int key) {
        return key % partitions;
    }

    /** Address of the broker that keeps the messages of {@code key}. */
    int brokerOf(int key) {
        return brokers.get(partitionOf(key) % brokers.size());
    }

    int storeOf(int key) {
        return stores.get(key % stores.size());
    }

    boolean atMostOnce() {
        return semantics == Semantics.AT_MOST_ONCE;
    }

    /** True where the store knows messages again that have taken effect. */
    boolean storeDeduplicates() {
        return semantics == Semantics.EXACTLY_ONCE_EFFECT && deduplication != Deduplication.CONSUMER_MEMORY;
    }

    /** Who does what. */
    private record Roles(List<Integer> brokers, List<Integer> stores, List<List<Integer>> consumers) {
        static Roles of(Setup setup) {
            List<Integer> free = new ArrayList<>(
                    IntStream.range(0, setup.initialNodes()).boxed().toList());
            List<Integer> brokers = named(setup, "brokers");
            List<Integer> stores = named(setup, "stores");
            free.removeAll(brokers);
            free.removeAll(stores);
            List<List<Integer>> consumers = new ArrayList<>();
            for (String group : setup.options().groups("consumers")) {
                List<Integer> nodes = group(setup, "consumers", group);
                if (!free.containsAll(nodes)) {
                    throw new OptionException(
                            "consumers", "group '" + group + "' has another part already; give each group one part");
                }
                free.removeAll(nodes);
                consumers.add(nodes);
            }
            brokers = brokers.isEmpty() ? first(free, setup) : brokers;
            stores = stores.isEmpty() ? first(free, setup) : stores;
            if (consumers.isEmpty()) {
                requireSome(free, setup);
                consumers.add(List.copyOf(free));
            }
            return new Roles(brokers, stores, List.copyOf(consumers));
        }

        private static List<Integer> named(Setup setup, String option) {
            List<Integer> nodes = new ArrayList<>();
            for (String group : setup.options().groups(option)) {
                nodes.addAll(group(setup, option, group));
            }
            return List.copyOf(nodes);
        }

        private static List<Integer> group(Setup setup, String option, String group) {
            List<Integer> nodes = setup.groups().get(group);
            if (nodes == null || nodes.isEmpty()) {
                throw new OptionException(option, "no group of the topology is called '" + group + "'");
            }
            return List.copyOf(nodes);
        }

        /** Takes the first node that has no part yet. */
        private static List<Integer> first(List<Integer> free, Setup setup) {
            requireSome(free, setup);
            return List.of(free.remove(0));
        }

        private static void requireSome(List<Integer> free, Setup setup) {
            if (free.isEmpty()) {
                throw new OptionException(
                        "brokers",
                        "of " + setup.initialNodes() + " nodes none is left for every part;"
                                + " a broker, a store and a consumer are three");
            }
        }
    }
}
