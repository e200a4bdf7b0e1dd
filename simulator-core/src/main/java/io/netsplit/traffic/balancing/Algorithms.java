package io.netsplit.traffic.balancing;

import java.util.List;

/** All algorithms, one line each. */
public final class Algorithms {
    private static final List<AlgorithmEntry> ALL = List.of(
            entry("round-robin", "the servers in turn", "Nagle 1985", (v, r, s) -> new RoundRobin(v)),
            entry(
                    "weighted-round-robin",
                    "the servers in turn, as often as their weights say, spread evenly",
                    "nginx 2012",
                    (v, r, s) -> new SmoothWeightedRoundRobin(v),
                    AlgorithmOption.WEIGHTS),
            entry("random", "any server, each as likely", "folklore", (v, r, s) -> new RandomChoice(v, r)),
            entry(
                    "weighted-random",
                    "any server, as likely as its weight says",
                    "Walker 1977",
                    (v, r, s) -> new WeightedRandom(v, r),
                    AlgorithmOption.WEIGHTS),
            entry(
                    "least-connections",
                    "the server with the fewest of this balancer's requests in flight",
                    "Zhang 2000",
                    (v, r, s) -> new LeastConnections(v, false)),
            entry(
                    "weighted-least-connections",
                    "the same for each unit of weight",
                    "Zhang 2000",
                    (v, r, s) -> new LeastConnections(v, true),
                    AlgorithmOption.WEIGHTS),
            entry(
                    "least-response-time",
                    "the server with the smallest product of average latency and requests in flight",
                    "NGINX Plus",
                    (v, r, s) -> new LeastResponseTime(v, s.smoothing()),
                    AlgorithmOption.SMOOTHING,
                    AlgorithmOption.CLOCK),
            entry(
                    "power-of-two-choices",
                    "the less loaded of two servers drawn at random",
                    "Mitzenmacher 1996",
                    (v, r, s) -> new PowerOfChoices(v, r, 2, false)),
            entry(
                    "power-of-d-choices",
                    "the least loaded of d servers drawn at random",
                    "Mitzenmacher 1996",
                    (v, r, s) -> PowerOfChoices.of(v, r, s),
                    AlgorithmOption.CHOICES,
                    AlgorithmOption.WITH_REPLACEMENT),
            entry(
                    "choices-with-memory",
                    "the least loaded of d servers drawn at random and the best one of the last draw",
                    "Mitzenmacher 2002",
                    (v, r, s) -> new PowerOfChoices(v, r, s.choices(), true),
                    AlgorithmOption.CHOICES),
            entry(
                    "join-shortest-queue",
                    "the server that says that it has the fewest requests",
                    "Winston 1977",
                    (v, r, s) -> new ShortestQueue(v, r),
                    AlgorithmOption.LOAD_REPORTS),
            entry(
                    "join-idle-queue",
                    "a server that has said that it is idle; where none has, any",
                    "Lu et al. 2011",
                    (v, r, s) -> new JoinIdleQueue(v, r)),
            entry("ip-hash", "the server that the client's address hashes to", "nginx", (v, r, s) -> new IpHash(v)),
            entry(
                    "bounded-consistent-hash",
                    "the next server on a hash ring, from the key on, that is not above its bound",
                    "Mirrokni et al. 2018",
                    (v, r, s) -> new BoundedHash(v, s.virtualNodes(), s.loadFactor()),
                    AlgorithmOption.VIRTUAL_NODES,
                    AlgorithmOption.LOAD_FACTOR),
            entry(
                    "rendezvous",
                    "the server whose hash with the key is highest",
                    "Thaler and Ravishankar 1998",
                    (v, r, s) -> new RendezvousHash(v)),
            entry(
                    "maglev",
                    "the server in the key's place of a lookup table",
                    "Eisenbud et al. 2016",
                    (v, r, s) -> new MaglevHash(v)),
            entry(
                    "geographic",
                    "a server of the nearest zone that is healthy and not full",
                    "Envoy 2017",
                    (v, r, s) -> new Geographic(v, r, s.locality()),
                    AlgorithmOption.OVERPROVISIONING,
                    AlgorithmOption.SPILL_OVER),
            entry(
                    "zone-aware",
                    "a server of the own zone as long as all servers get the same; what is too much goes to zones with room",
                    "Envoy 2016",
                    (v, r, s) -> new ZoneAware(v, r, s.locality()),
                    AlgorithmOption.FEWEST_SERVERS),
            entry(
                    "peak-ewma",
                    "the cheaper of two servers drawn at random, by a latency that rises at once and falls slowly",
                    "Finagle 2014",
                    (v, r, s) -> new PeakEwma(v, r, s.decayNs()),
                    AlgorithmOption.DECAY,
                    AlgorithmOption.CLOCK),
            entry(
                    "prequal",
                    "the server of the lowest latency among those probed that are not hot, else the least loaded",
                    "Wydrowski et al. 2024",
                    (v, r, s) -> new Prequal(v, r, s.probing()),
                    AlgorithmOption.PROBES,
                    AlgorithmOption.PROBE_POOL,
                    AlgorithmOption.PROBE_AGE,
                    AlgorithmOption.HOT_QUANTILE,
                    AlgorithmOption.PROBE_REUSES,
                    AlgorithmOption.CLOCK),
            entry(
                    "clairvoyant",
                    "a ceiling: the server on which this request would end first, which nobody can know",
                    "Harchol-Balter 2013",
                    (v, r, s) -> new Clairvoyant(v)),
            entry(
                    "central-queue",
                    "a ceiling: the request waits until any worker is free",
                    "Kleinrock 1975",
                    (v, r, s) -> new CentralQueue(v)));

    private Algorithms() {}

    private static AlgorithmEntry entry(
            String name, String meaning, String source, AlgorithmEntry.Factory factory, AlgorithmOption... options) {
        return new AlgorithmEntry(name, meaning, source, List.of(options), factory);
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
