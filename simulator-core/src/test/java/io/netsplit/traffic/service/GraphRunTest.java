package io.netsplit.traffic.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.kernel.Outcome;
import io.netsplit.random.Distributions;
import io.netsplit.random.Zipf;
import io.netsplit.traffic.TrafficResult;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.cache.CacheSpec;
import io.netsplit.traffic.resilience.AdaptiveThrottle;
import io.netsplit.traffic.resilience.Backoff;
import io.netsplit.traffic.resilience.BreakerSpec;
import io.netsplit.traffic.resilience.BudgetSpec;
import io.netsplit.traffic.resilience.LimitSpec;
import io.netsplit.traffic.resilience.LimiterSpec;
import io.netsplit.traffic.resilience.RetrySpec;
import io.netsplit.traffic.server.Discipline;
import io.netsplit.traffic.server.ServerSpec;
import org.junit.jupiter.api.Test;

class GraphRunTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MS = 1_000_000;

    private static GraphSpec.Builder poisson(double rate, CallSpec entry) {
        return GraphSpec.of(new Load.Open(Processes.poisson(rate)), entry);
    }

    private static ServerSpec exponential(double meanNs) {
        return ServerSpec.of("server", Distributions.exponential(meanNs));
    }

    private static ServiceSpec.Builder service(String name, double meanNs) {
        return ServiceSpec.named(name).server(exponential(meanNs));
    }

    @Test
    void oneServiceWithoutPoliciesIsThePlainTrafficLab() {
        Load load = new Load.Open(Processes.poisson(8000));
        ServerSpec server = exponential(MS);
        TrafficResult plain = TrafficRun.run(
                TrafficSpec.of(load)
                        .servers(10, server)
                        .latency(Distributions.exponential(MS))
                        .requests(20_000)
                        .build(),
                7);
        ServiceSpec service = ServiceSpec.named("api")
                .servers(10, server)
                .latency(Distributions.exponential(MS))
                .build();
        GraphResult graph = GraphRun.run(
                GraphSpec.of(load, CallSpec.plain("api"))
                        .service(service)
                        .requests(20_000)
                        .build(),
                7);
        assertThat(graph.ok()).isEqualTo(plain.ok());
        assertThat(graph.meanNs()).isEqualTo(plain.meanNs());
        assertThat(graph.endedNs()).isEqualTo(plain.endedNs());
        assertThat(graph.service("api").meanPresent()).isEqualTo(plain.meanPresent());
    }

    @Test
    void callsForTheSameKeyHashToTheSameServer() {
        int keys = 20;
        ServiceSpec service = ServiceSpec.named("api")
                .servers(4, exponential(MS))
                .algorithm(Algorithms.named("rendezvous"), Settings.DEFAULT)
                .build();
        GraphResult result = GraphRun.run(
                poisson(1000, CallSpec.plain("api"))
                        .keys(new Zipf(keys, 0))
                        .service(service)
                        .requests(4000)
                        .warmUpShare(0)
                        .build(),
                1);
        // Twenty keys are dealt out to four servers: one that got all of them would be as busy as all together.
        assertThat(result.ok()).isEqualTo(4000);
        assertThat(result.service("api").meanPresent()).isLessThan(2);
    }

    @Test
    void aHeldWorkerIsBusyWhileTheServiceWaits() {
        for (boolean holds : new boolean[] {false, true}) {
            ServiceSpec front = ServiceSpec.named("front")
                    .server(ServerSpec.of("front", Distributions.constant(MS)).withWorkers(100))
                    .holdsWorker(holds)
                    .calls(Stage.of(CallSpec.plain("back")))
                    .build();
            ServiceSpec back = ServiceSpec.named("back")
                    .server(ServerSpec.of("back", Distributions.constant(9 * MS))
                            .withWorkers(100))
                    .build();
            GraphResult result = GraphRun.run(
                    poisson(1000, CallSpec.plain("front"))
                            .service(front)
                            .service(back)
                            .requests(20_000)
                            .build(),
                    1);
            assertThat(result.meanNs()).isEqualTo(10.0 * MS);
            assertThat(result.service("front").meanPresent()).isBetween(holds ? 9.5 : 0.95, holds ? 10.5 : 1.05);
        }
    }

    @Test
    void heldWorkersOfASlowCalleeStarveItsCaller() {
        GraphSpec.Builder spec = poisson(
                        100, CallSpec.to("front").timeoutNs(SECOND).build())
                .service(ServiceSpec.named("front")
                        .server(ServerSpec.of("front", Distributions.constant(MS))
                                .withWorkers(4))
                        .holdsWorker(true)
                        .calls(Stage.of(CallSpec.plain("back")))
                        .build())
                .service(ServiceSpec.named("back")
                        .server(ServerSpec.of("back", Distributions.constant(50 * MS))
                                .withWorkers(1000))
                        .build())
                .requests(3000);
        GraphResult result = GraphRun.run(spec.build(), 1);
        // Four workers that are held for 51 ms each serve 78 of 100 requests per second.
        assertThat(result.service("front").utilisation()).isGreaterThan(0.99);
        assertThat(result.clients().failed(Failure.TIMEOUT)).isPositive();
    }

    @Test
    void whatTimesOutAtTheClientIsWithdrawnFromTheServer() {
        GraphSpec.Builder base = poisson(
                        200, CallSpec.to("api").timeoutNs(20 * MS).build())
                .service(service("api", 10 * MS).build())
                .requests(2000)
                .warmUpShare(0);
        GraphResult cancels = GraphRun.run(base.build(), 1);
        GraphResult ignores = GraphRun.run(
                poisson(
                                200,
                                CallSpec.to("api")
                                        .timeoutNs(20 * MS)
                                        .cancels(false)
                                        .build())
                        .service(service("api", 10 * MS).build())
                        .requests(2000)
                        .warmUpShare(0)
                        .build(),
                1);
        assertThat(cancels.ok()).isGreaterThan(500);
        assertThat(ignores.ok()).isLessThan(100);
        assertThat(ignores.clients().failed(Failure.TIMEOUT)).isEqualTo(ignores.failed());
        assertThat(cancels.unanswered()).isZero();
    }

    @Test
    void aServerDoesNotBeginWhatWouldComeTooLate() {
        CallSpec.Builder entry = CallSpec.to("api").deadlineNs(20 * MS).cancels(false);
        GraphResult tells = GraphRun.run(
                poisson(200, entry.propagatesDeadline(true).build())
                        .service(service("api", 10 * MS).build())
                        .requests(2000)
                        .build(),
                1);
        GraphResult keepsQuiet = GraphRun.run(
                poisson(200, entry.propagatesDeadline(false).build())
                        .service(service("api", 10 * MS).build())
                        .requests(2000)
                        .build(),
                1);
        assertThat(tells.ok()).isGreaterThan(5 * keepsQuiet.ok());
        assertThat(tells.service("api").shed()).isPositive();
        assertThat(tells.clients().failed(Failure.DEADLINE)).isEqualTo(tells.failed());
    }

    @Test
    void theDeadlineOfTheClientIsTheDeadlineOfTheCalleesOwnCalls() {
        for (boolean tells : new boolean[] {true, false}) {
            GraphResult result = GraphRun.run(
                    poisson(
                                    1,
                                    CallSpec.to("front")
                                            .deadlineNs(50 * MS)
                                            .propagatesDeadline(tells)
                                            .cancels(false)
                                            .build())
                            .service(ServiceSpec.named("front")
                                    .server(ServerSpec.of("front", Distributions.constant(MS)))
                                    .calls(Stage.of(CallSpec.to("back")
                                            .timeoutNs(100 * MS)
                                            .retry(RetrySpec.immediate(3))
                                            .build()))
                                    .build())
                            .service(ServiceSpec.named("back")
                                    .server(ServerSpec.of("back", Distributions.constant(150 * MS)))
                                    .build())
                            .requests(50)
                            .warmUpShare(0)
                            .build(),
                    1);
            assertThat(result.ok()).isZero();
            assertThat(result.edge("front", "back").figures().attempts()).isEqualTo(tells ? 50 : 150);
        }
    }

    @Test
    void aFanOutIsAnsweredWithItsQuorum() {
        GraphResult result = GraphRun.run(
                poisson(10, CallSpec.plain("root"))
                        .service(ServiceSpec.named("root")
                                .server(ServerSpec.of("root", Distributions.constant(0)))
                                .calls(Stage.of(CallSpec.to("leaf").fanOut(3, 2).build()))
                                .build())
                        .service(ServiceSpec.named("leaf")
                                .server(exponential(10 * MS).withWorkers(1000))
                                .build())
                        .requests(20_000)
                        .build(),
                1);
        // The second of three exponentials: 10 ms × (1/3 + 1/2).
        assertThat(result.meanNs()).isBetween(8.2 * MS, 8.5 * MS);
        assertThat(result.edge("root", "leaf").figures().attempts())
                .isEqualTo(3 * result.clients().calls());
        assertThat(result.unanswered()).isZero();
    }

    @Test
    void aFanOutFailsAsSoonAsItsQuorumCannotCome() {
        GraphResult result = GraphRun.run(
                poisson(10, CallSpec.plain("root"))
                        .service(ServiceSpec.named("root")
                                .server(ServerSpec.of("root", Distributions.constant(0)))
                                .calls(Stage.of(CallSpec.to("leaf").fanOut(3, 2).build()))
                                .build())
                        .service(ServiceSpec.named("leaf")
                                .server(ServerSpec.of("leaf", Distributions.constant(MS))
                                        .withWorkers(1000))
                                .failureRate(0.5)
                                .build())
                        .requests(20_000)
                        .build(),
                1);
        assertThat(result.failedShare()).isBetween(0.48, 0.52);
    }

    @Test
    void aCrashFailsWhatTheServerHas() {
        GraphRun run = GraphRun.prepare(
                poisson(100, CallSpec.plain("front"))
                        .service(ServiceSpec.named("front")
                                .server(ServerSpec.of("front", Distributions.constant(MS))
                                        .withWorkers(50))
                                .holdsWorker(true)
                                .calls(Stage.of(CallSpec.plain("back")))
                                .build())
                        .service(ServiceSpec.named("back")
                                .server(ServerSpec.of("back", Distributions.constant(100 * MS))
                                        .withWorkers(1000))
                                .build())
                        .requests(1000)
                        .warmUpShare(0)
                        .build(),
                1);
        run.simulation().scheduleAt(SECOND, () -> run.crash("front", 0));
        run.simulation().scheduleAt(2 * SECOND, () -> run.server("front", 0).restart());
        GraphResult result = run.run();
        assertThat(result.clients().failed(Failure.CRASHED)).isBetween(5L, 20L);
        assertThat(result.clients().failed(Failure.DOWN)).isBetween(70L, 130L);
        assertThat(result.unanswered()).isZero();
        assertThat(result.outcome()).isEqualTo(Outcome.DRAINED);
    }

    @Test
    void aCutLosesCallsUntilTheyTimeOut() {
        GraphRun run = GraphRun.prepare(
                poisson(100, CallSpec.to("api").timeoutNs(50 * MS).build())
                        .service(service("api", MS).build())
                        .requests(1000)
                        .warmUpShare(0)
                        .build(),
                1);
        run.simulation().scheduleAt(SECOND, () -> run.cut("clients", "api", true));
        run.simulation().scheduleAt(2 * SECOND, () -> run.cut("clients", "api", false));
        GraphResult result = run.run();
        assertThat(result.clients().failed(Failure.TIMEOUT))
                .isEqualTo(result.failed())
                .isBetween(70L, 130L);
        assertThat(result.unanswered()).isZero();
    }

    @Test
    void aCallWithoutATimeoutWaitsForEverBehindACut() {
        GraphRun run = GraphRun.prepare(
                poisson(100, CallSpec.plain("api"))
                        .service(service("api", MS).build())
                        .requests(100)
                        .build(),
                1);
        run.cut("clients", "api", true);
        assertThat(run.run().unanswered()).isEqualTo(100);
    }

    @Test
    void everythingAtOnceIsTheSameTwiceAndEndsClean() {
        GraphResult first = everything(3);
        GraphResult again = everything(3);
        GraphResult other = everything(4);
        assertThat(again.endedNs()).isEqualTo(first.endedNs());
        assertThat(again.meanNs()).isEqualTo(first.meanNs());
        assertThat(again.edge("front", "back").figures().attempts())
                .isEqualTo(first.edge("front", "back").figures().attempts());
        assertThat(other.endedNs()).isNotEqualTo(first.endedNs());
        assertThat(first.ok() + first.failed()).isEqualTo(10_000);
        assertThat(first.unanswered()).isZero();
        assertThat(first.edge("front", "back").figures().hedges()).isPositive();
        assertThat(first.edge("front", "back").figures().breakerOpened()).isPositive();
    }

    private static GraphResult everything(long seed) {
        CallSpec entry = CallSpec.to("front")
                .timeoutNs(60 * MS)
                .deadlineNs(200 * MS)
                .propagatesDeadline(true)
                .retry(new RetrySpec(3, new Backoff.Decorrelated(MS, 50 * MS), BudgetSpec.Share.DEFAULT))
                .throttle(AdaptiveThrottle.Spec.DEFAULT)
                .build();
        CallSpec inner = CallSpec.to("back")
                .timeoutNs(30 * MS)
                .retry(new RetrySpec(
                        2, new Backoff.Exponential(MS, 8 * MS, Backoff.Jitter.FULL), new BudgetSpec.Tokens(10, 0.1)))
                .hedge(HedgeSpec.atQuantile(0.9, 10 * MS))
                .breaker(BreakerSpec.DEFAULT
                        .withWindow(BreakerSpec.Window.CALLS, 20, 10)
                        .withOpen(100 * MS, 3))
                .limiter(new LimiterSpec.LeakyBucket(2000, SECOND, 50))
                .concurrency(new LimitSpec.Vegas(20, 200))
                .bulkhead(50)
                .cache(CacheSpec.of(100)
                        .withTtl(200 * MS, false)
                        .withRefresh(0.8, 0)
                        .withSingleFlight()
                        .withStaleIfError())
                .build();
        GraphRun run = GraphRun.prepare(
                poisson(1000, entry)
                        .service(ServiceSpec.named("front")
                                .servers(3, exponential(2 * MS).withWorkers(4))
                                .latency(Distributions.exponential(MS))
                                .holdsWorker(true)
                                .calls(Stage.of(inner))
                                .admission(
                                        AdmissionSpec.NONE.withLongestQueue(100).withCodel(AdmissionSpec.Codel.DEFAULT))
                                .build())
                        .service(ServiceSpec.named("back")
                                .servers(
                                        2,
                                        exponential(3 * MS)
                                                .withWorkers(2)
                                                .withDiscipline(Discipline.ADAPTIVE_LAST_COME_FIRST_SERVED))
                                .latency(Distributions.exponential(MS))
                                .failureRate(0.02)
                                .build())
                        .keys(new Zipf(1000, 0.9))
                        .writeShare(0.1)
                        .callers(4)
                        .requests(10_000)
                        .warmUpShare(0)
                        .build(),
                seed);
        run.simulation().scheduleAt(2 * SECOND, () -> run.crash("back", 0));
        run.simulation().scheduleAt(3 * SECOND, () -> run.server("back", 0).restart());
        run.simulation().scheduleAt(4 * SECOND, () -> run.cut("front", "back", true));
        run.simulation().scheduleAt(5 * SECOND, () -> run.cut("front", "back", false));
        run.simulation().scheduleAt(6 * SECOND, () -> run.crash("front", 1));
        run.simulation().scheduleAt(7 * SECOND, () -> run.server("front", 1).restart());
        return run.run();
    }

    @Test
    void aCallToNoServiceIsRefused() {
        assertThatThrownBy(() -> poisson(1, CallSpec.plain("nowhere"))
                        .service(service("api", MS).build())
                        .build())
                .hasMessageContaining("a call goes to nowhere, which is no service; there are [api]");
    }

    @Test
    void aServiceThatAlwaysCallsItselfIsRefused() {
        assertThatThrownBy(() -> poisson(1, CallSpec.plain("a"))
                        .service(service("a", MS)
                                .calls(Stage.of(CallSpec.plain("b")))
                                .build())
                        .service(service("b", MS)
                                .calls(Stage.of(CallSpec.plain("a")))
                                .build())
                        .build())
                .hasMessageContaining("every request to a would call it again: a calls b calls a");
    }
}
