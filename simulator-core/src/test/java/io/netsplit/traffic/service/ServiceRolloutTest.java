package io.netsplit.traffic.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.TrafficResult;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.resilience.RetrySpec;
import io.netsplit.traffic.rollout.AnalysisSpec;
import io.netsplit.traffic.rollout.Bound;
import io.netsplit.traffic.rollout.RolloutFigures;
import io.netsplit.traffic.rollout.RolloutSpec;
import io.netsplit.traffic.rollout.Strategy;
import io.netsplit.traffic.rollout.Version;
import io.netsplit.traffic.server.ServerSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A service of a call graph is rolled out: against the same behind a balancer, and against what can be computed by hand. */
class ServiceRolloutTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final int RATE = 1000;
    private static final int SERVERS = 4;
    private static final Load LOAD = new Load.Open(Processes.constant(RATE));
    private static final Distribution WORK = Distributions.exponential(5 * MILLISECOND);
    private static final AnalysisSpec EVERY_SECOND = AnalysisSpec.every(SECOND);

    private static RolloutSpec rollout(Version to, Strategy strategy, @Nullable AnalysisSpec analysis) {
        Version from = Version.FLAWLESS.withErrors(0.002);
        return new RolloutSpec(SECOND, SERVERS, from, to, strategy, analysis, SECOND / 5, SECOND / 2);
    }

    private static Strategy canary(double share, long forNs) {
        return new Strategy.Canary(List.of(new Strategy.Canary.Stage(share, forNs)), false);
    }

    private static ServerSpec server() {
        return ServerSpec.of("s", WORK).withWorkers(4);
    }

    private static ServiceSpec.Builder rolledOut(String name, RolloutSpec rollout) {
        return ServiceSpec.named(name).servers(2 * SERVERS, server()).rollout(rollout);
    }

    private static GraphSpec.Builder graph(CallSpec entry, long requests) {
        return GraphSpec.of(LOAD, entry).requests(requests).warmUpShare(0);
    }

    /** One tier: a service that clients call is servers behind a balancer. */
    private static RolloutFigures sameInBoth(RolloutSpec rollout) {
        TrafficRun balancer = TrafficRun.prepare(
                TrafficSpec.of(LOAD)
                        .servers(2 * SERVERS, server())
                        .requests(12_000)
                        .warmUpShare(0)
                        .rollout(rollout)
                        .build(),
                1);
        GraphRun graph = GraphRun.prepare(
                graph(CallSpec.plain("api"), 12_000)
                        .service(rolledOut("api", rollout).build())
                        .build(),
                1);
        TrafficResult expected = balancer.run();
        GraphResult found = graph.run();
        RolloutFigures figures = graph.rollout().orElseThrow();
        RolloutFigures model = balancer.rollout().orElseThrow();
        assertThat(figures.phases()).isEqualTo(model.phases());
        // Through an object: NaN, where there is no such figure, is equal to NaN.
        assertThat(figures).usingRecursiveComparison().isEqualTo(model);
        assertThat(found.failed()).isEqualTo(expected.failed());
        assertThat(found.meanNs()).isEqualTo(expected.meanNs());
        return figures;
    }

    @Test
    void inOneTierACanaryIsRolledBackAsBehindABalancer() {
        Version bad = Version.FLAWLESS.withErrors(0.3).withStartNs(SECOND);
        RolloutFigures figures = sameInBoth(rollout(bad, canary(0.1, 5 * SECOND), EVERY_SECOND));
        assertThat(figures.isRolledBack()).isTrue();
        assertThat(figures.timeToRollBackNs()).isEqualTo(SECOND / 5.0);
    }

    @Test
    void inOneTierABlueGreenSwitchIsThatBehindABalancer() {
        Version cold = Version.FLAWLESS.withErrors(0.01).withWarmUp(2 * SECOND, 3);
        Strategy strategy = new Strategy.BlueGreen(false, 3 * SECOND, SECOND, -1);
        assertThat(sameInBoth(rollout(cold, strategy, null)).isCompleted()).isTrue();
    }

    @Test
    void inOneTierARollingUpdateIsThatBehindABalancer() {
        Version slow = Version.FLAWLESS.withErrors(0.01).withStartNs(SECOND);
        Strategy strategy = new Strategy.Rolling(Bound.of(1), Bound.of(0), true, 0, -1);
        assertThat(sameInBoth(rollout(slow, strategy, null)).isCompleted()).isTrue();
    }

    /** Clients call the front, the front calls the inner service, which gets a bad version for 10 of 12 seconds. */
    private static GraphResult twoTiers(double share, double errors, CallSpec inner) {
        Version bad = Version.FLAWLESS.withErrors(errors);
        RolloutSpec rollout =
                new RolloutSpec(SECOND, SERVERS, Version.FLAWLESS, bad, canary(share, 1000 * SECOND), null, 0, SECOND);
        return GraphRun.run(
                graph(CallSpec.plain("front"), 11_000)
                        .service(ServiceSpec.named("front")
                                .servers(SERVERS, server())
                                .calls(Stage.of(inner))
                                .build())
                        .service(rolledOut("inner", rollout).build())
                        .build(),
                1);
    }

    @Test
    void usersOfTheFrontSeeTheErrorsOfABadInnerVersion() {
        double bad = 10_000 * 0.1 * 0.2;
        GraphResult found = twoTiers(0.1, 0.2, CallSpec.plain("inner"));
        assertThat((double) found.failed()).isCloseTo(bad, within(4 * Math.sqrt(bad)));
    }

    @Test
    void aRetryGoesToEitherVersionAnewAndHidesMostOfThem() {
        double bad = 10_000 * Math.pow(0.5 * 0.4, 2);
        CallSpec inner = CallSpec.to("inner").retry(RetrySpec.immediate(2)).build();
        GraphResult found = twoTiers(0.5, 0.4, inner);
        assertThat((double) found.failed()).isCloseTo(bad, within(4 * Math.sqrt(bad)));
    }

    @Test
    void anAnswerThatComesTooLateIsAnErrorInTheEyesOfTheCallerAndRollsTheCanaryBack() {
        Version stuck = Version.FLAWLESS.withLatent(new Version.LatentFault(0, 0, Double.NaN, 1000));
        GraphRun run = GraphRun.prepare(
                graph(CallSpec.plain("front"), 8_000)
                        .service(ServiceSpec.named("front")
                                .servers(SERVERS, server())
                                .calls(Stage.of(CallSpec.to("inner")
                                        .timeoutNs(SECOND / 2)
                                        .build()))
                                .build())
                        .service(rolledOut("inner", rollout(stuck, canary(0.1, 5 * SECOND), EVERY_SECOND))
                                .build())
                        .build(),
                1);
        run.run();
        RolloutFigures figures = run.rollout().orElseThrow();
        assertThat(figures.isRolledBack()).isTrue();
        assertThat(figures.timeToDetectNs()).isLessThanOrEqualTo(2.0 * SECOND);
    }

    @Test
    void twoServicesAreNotRolledOutInOneRun() {
        RolloutSpec rollout = rollout(Version.FLAWLESS, canary(0.1, SECOND), null);
        GraphSpec.Builder spec = graph(CallSpec.plain("api"), 1)
                .service(rolledOut("api", rollout)
                        .calls(Stage.of(CallSpec.plain("db")))
                        .build())
                .service(rolledOut("db", rollout).build());
        assertThatThrownBy(spec::build).hasMessageContaining("one service is rolled out");
    }
}
