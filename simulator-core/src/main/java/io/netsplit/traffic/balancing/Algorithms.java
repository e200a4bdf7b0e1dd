package io.netsplit.traffic.balancing;

import java.util.List;

/** All algorithms, one line each. */
public final class Algorithms {
    private static final List<AlgorithmEntry> ALL = List.of(
            entry("round-robin", "Nagle, RFC 970, 1985", (v, r, s) -> new RoundRobin(v)),
            entry("random", "folklore", (v, r, s) -> new RandomChoice(v, r)),
            entry("least-connections", "Linux Virtual Server 1998", (v, r, s) -> new LeastConnections(v, false)),
            entry("power-of-d-choices", "Mitzenmacher 1996", (v, r, s) -> new PowerOfChoices(v, r, s.choices(), false)),
            entry("join-shortest-queue", "Winston 1977", (v, r, s) -> new ShortestQueue(v, r)),
            entry("join-idle-queue", "Lu et al. 2011", (v, r, s) -> new JoinIdleQueue(v, r)));

    private Algorithms() {}

    private static AlgorithmEntry entry(String name, String source, AlgorithmEntry.Factory factory) {
        return new AlgorithmEntry(name, source, factory);
    }

    /** In the order of the registry. */
    public static List<AlgorithmEntry> all() {
        return ALL;
    }

    /**
     * The algorithm of this name.
     *
     * @throws IllegalArgumentException where there is none; the message lists those that there are
     */
    public static AlgorithmEntry named(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no balancing algorithm " + name + "; there are " + ALL));
    }
}
