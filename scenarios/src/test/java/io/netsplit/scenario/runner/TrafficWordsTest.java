package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.format.word.TrafficSystem;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a scenario of the traffic lab says has an effect on its run. */
class TrafficWordsTest {
    private static final String BALANCED = """
            netsplit: 1
            name: words
            run: { duration: 12s }
            topology:
              groups:
                west-lb: { count: 2, zone: west }
                east-lb: { count: 2, zone: east }
                web: { count: 3, zone: west, service-time: { distribution: exponential, mean: 10ms } }
                app: { count: 3, zone: east, service-time: { distribution: exponential, mean: 10ms } }
              zones: { west: { east: 10ms } }
            system: { protocol: load-balancer, with: { servers: [web, app], algorithm: ALGORITHM } }
            workload: { type: requests, clients: 20, arrivals: { model: open, rate: 300/s } }
            faults: [{ at: 4s, name: fault, crash: web1, for: 4s }]
            assertions: [{ invariant: every-request-answered-once }]
            """;

    private static final String SERVICES = """
            netsplit: 1
            name: words
            run: { duration: 12s }
            topology:
              groups:
                api: { count: 2, service-time: 1ms }
                db: { count: 2, service-time: { distribution: exponential, mean: 5ms } }
            system:
              protocol: services
              with:
                entry: { to: api, timeout: 500ms }
                services: { api: { calls: { db: {} } }, db: { failure-rate: 0% } }
            workload: { type: requests, clients: 1, arrivals: { model: open, rate: 200/s } }
            faults: [{ at: 4s, name: fault, crash: db1, for: 4s }]
            assertions: [{ invariant: every-request-answered-once }]
            """;

    private static Map<String, Double> run(String text) {
        ParseResult result = new ScenarioReader().read("words.yaml", text);
        assertThat(result.text()).isEmpty();
        SweepResult sweep = Sweep.run(result.file().orElseThrow(), SweepOptions.DEFAULT, SweepProgress.NONE);
        return sweep.variants().get(0).runs().get(0).metrics();
    }

    private static String balanced(String algorithm) {
        return BALANCED.replace("ALGORITHM", algorithm);
    }

    private static double of(Map<String, Double> metrics, String word) {
        assertThat(metrics).containsKey(word);
        return metrics.getOrDefault(word, Double.NaN);
    }

    private static double measured(String text, String word) {
        return of(run(text), word);
    }

    @ParameterizedTest
    @MethodSource("io.netsplit.traffic.balancing.Algorithms#all")
    void everyAlgorithmRunsInAScenarioAndHasEveryFigure(AlgorithmEntry algorithm) {
        Map<String, Double> metrics = run(balanced(algorithm.name()));
        for (Metric metric : Metrics.of(TrafficSystem.LOAD_BALANCER)) {
            if (!metric.word().startsWith("rollout.")) {
                assertThat(metrics).as(algorithm.name()).containsKey(metric.word());
            }
        }
    }

    @Test
    void algorithmsThatKnowZonesStayInThem() {
        assertThat(measured(balanced("random"), "cross-zone")).isBetween(0.45, 0.55);
        assertThat(measured(balanced("geographic"), "cross-zone")).isZero();
        String crowd = balanced("zone-aware, fewest-servers: 3, clients-by-zone: { west: 3, east: 1 }");
        assertThat(measured(crowd, "cross-zone")).isZero();
        assertThat(measured(balanced("geographic, spill-over: 1"), "cross-zone"))
                .isPositive();
    }

    @Test
    void aClosedLoopAsksNoMoreThanItIsAnswered() {
        String closed = balanced("round-robin").replace("model: open, rate: 300/s", "model: closed, think-time: 100ms");
        // 20 clients, each with about 100 ms of thought, 20 ms of way and 12 ms of service.
        assertThat(measured(closed, "throughput")).isBetween(120.0, 165.0);
    }

    @Test
    void classesCostWhatTheySay() {
        String classes = balanced("round-robin")
                .replace(
                        "rate: 300/s }",
                        "rate: 100/s }, classes: [{ name: small, share: 50%, cost: 0.5 }, { name: "
                                + "large, share: 50%, cost: 3.5 }]");
        double plain = measured(balanced("round-robin").replace("300/s", "100/s"), "utilisation.mean");
        assertThat(measured(classes, "utilisation.mean") / plain).isBetween(1.8, 2.2);
    }

    @Test
    void sessionsStick() {
        String plain = BALANCED.replace("ALGORITHM", "random").replace("clients: 20", "clients: 1");
        String sticky = plain.replace("algorithm: random", "algorithm: random, sticky: true");
        assertThat(measured(sticky, "imbalance")).isGreaterThan(1.4);
        assertThat(measured(plain, "imbalance")).isLessThan(1.4);
    }

    @Test
    void serversThatJoinTakeTheirPartAndThoseThatLeaveFinish() {
        String plain = balanced("round-robin")
                .replace("name: fault, crash: web1, for: 4s", "name: fault, slow: web1, factor: 1.001, for: 1s");
        double before = measured(plain, "utilisation.mean");
        String grown = plain.replace("slow: web1, factor: 1.001, for: 1s", "add: web, count: 3");
        // The same work on nine servers, three of which were idle before they joined.
        assertThat(measured(grown, "utilisation.mean") / before).isBetween(0.6, 0.72);
        assertThat(measured(grown, "utilisation.max")).isLessThan(0.95 * measured(plain, "utilisation.max"));
        String shrunk = plain.replace("slow: web1, factor: 1.001, for: 1s", "remove: web1");
        Map<String, Double> metrics = run(shrunk);
        assertThat(of(metrics, "availability")).isEqualTo(1);
        assertThat(of(metrics, "imbalance")).isGreaterThan(1.05);
    }

    /** A clock that is wrong by a microsecond for a microsecond. */
    private static final String HARMLESS = "offset: +1us, for: 1us";

    private static String withClock(String which, String fault) {
        return balanced("peak-ewma, clock: " + which)
                .replace("crash: web1, for: 4s", "clock: [west-lb, east-lb], " + fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "offset: +2s, for: 4s",
                "offset: -2s, for: 4s",
                "jump: +2s",
                "strobe: { by: 200ms, every: 1s }, for: 4s",
                "drift: 300000ppm, for: 4s"
            })
    void aWrongClockChangesWhatIsChosenByIt(String fault) {
        assertThat(run(withClock("wall", fault))).isNotEqualTo(run(withClock("wall", HARMLESS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset: +2s, for: 4s", "jump: +2s", "strobe: { by: 200ms, every: 1s }, for: 4s"})
    void aMonotonicClockIsRightAboutHowLongSomethingTook(String fault) {
        assertThat(run(withClock("monotonic", fault))).isEqualTo(run(withClock("monotonic", HARMLESS)));
    }

    @Test
    void aMonotonicClockDriftsAllTheSame() {
        assertThat(run(withClock("monotonic", "drift: 300000ppm, for: 4s")))
                .isNotEqualTo(run(withClock("monotonic", HARMLESS)));
    }

    @Test
    void otherNumbersOfWorkersServeMoreOrFewer() {
        String balanced = balanced("round-robin").replace("crash: web1", "capacity: [web, app], workers: COUNT");
        String services =
                SERVICES.replace("rate: 200/s", "rate: 300/s").replace("crash: db1", "capacity: db, workers: COUNT");
        for (String text : new String[] {balanced, services}) {
            double one = measured(text.replace("COUNT", "1"), "latency.p99");
            double four = measured(text.replace("COUNT", "4"), "latency.p99");
            assertThat(four).isLessThan(0.97 * one);
        }
        String bounded = SERVICES.replace("db: { count: 2,", "db: { count: 2, concurrency: 8,")
                .replace("rate: 200/s", "rate: 600/s")
                .replace("crash: db1", "capacity: db, workers: 1");
        assertThat(measured(bounded, "availability")).isLessThan(0.9);
    }

    @Test
    void aHotSpotDrownsItsServerAndOneThatMovesDoesNot() {
        String hot = balanced("rendezvous")
                .replace(
                        "rate: 300/s }",
                        "rate: 150/s }, keys: { count: 1000, distribution: hotspot, hot-keys: 1, "
                                + "hot-share: 50% }");
        String moving = hot.replace("hot-share: 50%", "hot-share: 50%, move-every: 500ms");
        // Half of the requests, and a sixth of the other half, of the mean of a sixth.
        assertThat(measured(hot, "imbalance")).isBetween(3.0, 4.0);
        assertThat(measured(moving, "imbalance")).isLessThan(2.6);
    }

    @Test
    void whatServersDoByThemselvesShows() {
        double plain = measured(balanced("round-robin"), "latency.p99");
        for (String habit : new String[] {
            "warm-up: { factor: 3, for: 10s }",
            "pauses: { every: 2s, for: 500ms }",
            "neighbours: { every: 2s, for: 1s, steal: 70% }"
        }) {
            String slow = balanced("round-robin").replace("app: { count: 3,", "app: { count: 3, " + habit + ",");
            assertThat(measured(slow, "latency.p99")).as(habit).isGreaterThan(1.5 * plain);
        }
    }

    @Test
    void aCutInOneDirectionCostsTheServersItsWorkOrNot() {
        String cut = balanced("round-robin")
                .replace("crash: web1", "partition: [[west-lb, east-lb], [web, app]], direction: WAY");
        Map<String, Double> there = run(cut.replace("WAY", "first-to-second"));
        Map<String, Double> back = run(cut.replace("WAY", "second-to-first"));
        assertThat(of(there, "availability")).isLessThan(0.75);
        assertThat(of(back, "availability")).isLessThan(0.75);
        assertThat(of(there, "utilisation.mean")).isLessThan(0.8 * of(back, "utilisation.mean"));
    }

    @Test
    void servicesHaveEveryFigureThatNeedsNoCache() {
        Map<String, Double> metrics = run(SERVICES);
        for (Metric metric : Metrics.of(TrafficSystem.SERVICES)) {
            if (!metric.word().matches("cache.*|rollout.*|cross-zone")) {
                assertThat(metrics).containsKey(metric.word());
            }
        }
    }

    private static final String ROLLED_OUT = """
            netsplit: 1
            name: words
            run: { duration: 12s, warmup: 1s }
            topology:
              groups:
                web: { count: 2, service-time: { distribution: exponential, mean: 10ms } }
                next: { count: 3, service-time: { distribution: exponential, mean: 10ms } }
            system: SYSTEM
            workload: { type: requests, clients: 1, arrivals: { model: open, rate: 120/s } }
            assertions:
              - { threshold: errors < 1, where: { group: next } }
            """;

    @Test
    void aServiceOfOneTierIsRolledOutAsServersBehindABalancerAre() {
        String rollout =
                "balancer: least-connections, servers: web, rollout: { at: 2s, to: next, notice: 200ms, drain: 1s,"
                        + " new: { errors: 30% }, canary: { stages: [{ share: 20%, for: 5s }] }, analysis: { interval: 1s } }";
        Map<String, Double> graph = run(ROLLED_OUT.replace(
                "SYSTEM",
                "{ protocol: services, with: { entry: { to: api }, services: { api: { " + rollout + " } } } }"));
        Map<String, Double> balancer = run(ROLLED_OUT.replace(
                "SYSTEM", "{ protocol: load-balancer, with: { " + rollout.replace("balancer:", "algorithm:") + " } }"));
        assertThat(graph).containsEntry("rollout.rolled-back", 1.0).containsAllEntriesOf(balancer);
    }

    private static final String ZONED = SERVICES.replace("api: { count: 2,", "api: { count: 2, zone: west,")
            .replace(
                    "db: { count: 2,",
                    "db-west: { count: 1, zone: west, service-time: 5ms }\n    db: { count: 1, zone: east,")
            .replace("system:", "  zones: { west: { east: 10ms } }\nsystem:")
            .replace("db: { failure-rate: 0% }", "db: { servers: [db-west, db], balancer: geographic }")
            .replace("clients: 1,", "clients: 8,");

    @Test
    void zonesOfServicesSayWhereCallsGo() {
        String blind = ZONED.replace("geographic", "random");
        assertThat(measured(blind, "cross-zone")).isGreaterThan(measured(ZONED, "cross-zone") + 0.2);
        // Half of the clients call from the east, where no api is; all of them from the west stay there.
        assertThat(measured(ZONED, "cross-zone")).isBetween(0.2, 0.3);
        String west = ZONED.replace("entry:", "clients-by-zone: { west: 1 }\n    entry:");
        assertThat(measured(west, "cross-zone")).isZero();
        assertThat(measured(west, "latency.p50")).isLessThan(0.8 * measured(ZONED, "latency.p99"));
    }

    @Test
    void aCutBetweenZonesLosesWhatGoesAcross() {
        String cut = ZONED.replace("crash: db1", "partition: [[west], [east]]");
        // The clients of the east, for a third of the run.
        assertThat(measured(cut, "availability")).isBetween(0.8, 0.86);
    }

    @Test
    void healthChecksTakeAServerOfAServiceOut() {
        String watched = SERVICES.replace(
                "db: { failure-rate: 0% }", "db: { health: { checks: { interval: 200ms, timeout: 100ms } } }");
        assertThat(measured(SERVICES, "availability")).isLessThan(0.87);
        assertThat(measured(watched, "availability")).isGreaterThan(0.95);
    }

    @Test
    void aServiceWithTooMuchWorkIsWarnedOf() {
        String text = SERVICES.replace("rate: 200/s", "rate: 500/s");
        assertThat(new ScenarioReader().read("words.yaml", text).text())
                .contains(
                        "NS034",
                        "'db': the offered load is 1.25: 500 requests per second, where the servers can do 400")
                .doesNotContain("'api'");
        String bounded = text.replace("failure-rate: 0%", "longest-queue: 50");
        assertThat(new ScenarioReader().read("words.yaml", bounded).text()).isEmpty();
    }
}
