package io.netsplit.scenario.format.word;

import io.netsplit.system.SystemUnderTest;
import java.util.List;
import java.util.Optional;

/**
 * A system of the traffic lab; one line in {@link #all} each.
 *
 * @param name the word in a scenario's {@code system.protocol}
 */
public record TrafficSystem(String name, String summary, String reference, List<String> invariantNames)
        implements SystemUnderTest {
    /** Nothing is lost and nothing is answered twice. */
    public static final String EVERY_REQUEST_ANSWERED_ONCE = "every-request-answered-once";

    /** Balancers before servers. */
    public static final TrafficSystem LOAD_BALANCER = new TrafficSystem(
            "load-balancer",
            "Balancers send each request to one of several servers, which are queues: twenty-two algorithms on the same requests.",
            "Kleinrock, \"Queueing Systems\", volume I, 1975; every algorithm has a source of its own",
            List.of(EVERY_REQUEST_ANSWERED_ONCE));

    /** Services that call each other. */
    public static final TrafficSystem SERVICES = new TrafficSystem(
            "services",
            "Services call each other, each with servers behind balancers, and with policies around every call: timeouts, retries, hedges, breakers, limits, caches.",
            "Dean and Barroso, \"The Tail at Scale\", CACM 2013; every policy has a source of its own",
            List.of(EVERY_REQUEST_ANSWERED_ONCE));

    private static final List<TrafficSystem> ALL = List.of(LOAD_BALANCER, SERVICES);

    public TrafficSystem {
        invariantNames = List.copyOf(invariantNames);
    }

    /** In the order in which they are documented. */
    public static List<TrafficSystem> all() {
        return ALL;
    }

    public static Optional<TrafficSystem> find(String name) {
        return ALL.stream().filter(system -> system.name.equals(name)).findFirst();
    }

    @Override
    public boolean hasLeader() {
        return false;
    }
}
