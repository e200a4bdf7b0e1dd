package io.netsplit.traffic.balancing;

import java.util.List;

/** All algorithms, one line each. */
public final class Algorithms {
    private static final List<AlgorithmEntry> ALL = List.of(
            entry("round-robin", "Nagle 1985", (v, r, s) -> new RoundRobin(v)),
            entry("weighted-round-robin", "nginx 2012", (v, r, s) -> new SmoothWeightedRoundRobin(v)),
            entry("random", "folklore", (v, r, s) -> new RandomChoice(v, r)),
            entry("weighted-random", "Walker 1977", (v, r, s) -> new WeightedRandom(v, r)),
            entry("least-connections", "Zhang 2000", (v, r, s) -> new LeastConnections(v, false)),
            entry("weighted-least-connections", "Zhang 2000", (v, r, s) -> new LeastConnections(v, true)),
            entry("least-response-time", "NGINX Plus", (v, r, s) -> new LeastResponseTime(v, s.smoothing())),
            entry("power-of-two-choices", "Mitzenmacher 1996", (v, r, s) -> new PowerOfChoices(v, r, 2, false)),
            entry("power-of-d-choices", "Mitzenmacher 1996", (v, r, s) -> new PowerOfChoices(v, r, s.choices(), false)),
            entry("choices-with-memory", "Mitzenmacher 2002", (v, r, s) -> new PowerOfChoices(v, r, s.choices(), true)),
            entry("join-shortest-queue", "Winston 1977", (v, r, s) -> new ShortestQueue(v, r)),
            entry("join-idle-queue", "Lu et al. 2011", (v, r, s) -> new JoinIdleQueue(v, r)),
            entry("ip-hash", "nginx", (v, r, s) -> new IpHash(v)),
            entry(
                    "bounded-consistent-hash",
                    "Mirrokni et al. 2018",
                    (v, r, s) -> new BoundedHash(v, s.virtualNodes(), s.loadFactor())),
            entry("rendezvous", "Thaler and Ravishankar 1998", (v, r, s) -> new RendezvousHash(v)),
            entry("maglev", "Eisenbud et al. 2016", (v, r, s) -> new MaglevHash(v)),
            entry("peak-ewma", "Finagle 2014", (v, r, s) -> new PeakEwma(v, r, s.decayNs())),
            entry("prequal", "Wydrowski et al. 2024", (v, r, s) -> new Prequal(v, r, s.probing())),
            entry("clairvoyant", "Harchol-Balter 2013", (v, r, s) -> new Clairvoyant(v)),
            entry("central-queue", "Kleinrock 1975", (v, r, s) -> new CentralQueue(v)));

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
