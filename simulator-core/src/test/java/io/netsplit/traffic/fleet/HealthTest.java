package io.netsplit.traffic.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.TrafficResult;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.fleet.HealthSpec.Checks;
import io.netsplit.traffic.fleet.HealthSpec.Outliers;
import io.netsplit.traffic.server.ServerSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Balancers stop using servers that fail them, as soon as they can know it and no sooner. */
class HealthTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final Checks CHECKS = new Checks(100 * MILLISECOND, 2, 3, 50 * MILLISECOND, false);

    /** A thousand requests per second for ten seconds, to five servers that could do four thousand. */
    private static TrafficSpec.Builder fiveServers(HealthSpec health) {
        return TrafficSpec.of(new Load.Open(Processes.poisson(1000)))
                .servers(
                        5,
                        ServerSpec.of("s", Distributions.exponential(5 * MILLISECOND))
                                .withWorkers(4))
                .clients(50)
                .requests(10_000)
                .warmUpShare(0)
                .health(health);
    }

    private static TrafficResult whileFirstIsDown(TrafficSpec spec, long fromNs, long toNs) {
        TrafficRun run = TrafficRun.prepare(spec, 7);
        run.simulation().scheduleAt(fromNs, run.server(0)::crash);
        run.simulation().scheduleAt(toNs, run.server(0)::restart);
        return run.run();
    }

    @Test
    void withoutHealthAFifthOfTheRequestsFailsAsLongAsAFifthOfTheServersIsDown() {
        TrafficResult result = whileFirstIsDown(fiveServers(HealthSpec.NONE).build(), 2 * SECOND, 4 * SECOND);
        assertThat(result.failed()).isBetween(380L, 430L);
    }

    @Test
    void checksFindACrashAfterAsManyIntervalsAsItTakesToFall() {
        HealthSpec health = new HealthSpec(CHECKS, null, 0, 0);
        TrafficResult result = whileFirstIsDown(fiveServers(health).build(), 2 * SECOND, 4 * SECOND);
        // Between two and three intervals and a time-out until the third bad check is known: 250 to 350 ms at 200 per
        // second.
        assertThat(result.failed()).isBetween(45L, 80L);
    }

    @Test
    void outliersAreEjectedAfterAsManyErrorsInARow() {
        HealthSpec health = new HealthSpec(null, new Outliers(5, 10 * SECOND, 1), 0, 0);
        TrafficResult result = whileFirstIsDown(fiveServers(health).build(), 2 * SECOND, 4 * SECOND);
        assertThat(result.failed()).isBetween(5L, 12L);
    }

    @Test
    void everyAlgorithmAvoidsAServerThatIsKnownToBeDown() {
        for (AlgorithmEntry algorithm : Algorithms.all()) {
            HealthSpec health = new HealthSpec(CHECKS, null, 0, 0);
            TrafficSpec spec = fiveServers(health).algorithm(algorithm).build();
            TrafficResult result = whileFirstIsDown(spec, 2 * SECOND, 8 * SECOND);
            // Six seconds unseen would be 1,200 failed requests, and more where an idle server attracts them.
            assertThat(result.failed()).as(algorithm.name()).isLessThan(400);
            assertThat(result.unanswered()).as(algorithm.name()).isZero();
        }
    }

    @Test
    void aShallowCheckSaysThatASlowServerIsWellAndADeepOneDoesNot() {
        assertThat(meanWithASlowServer(false)).isGreaterThan(5 * meanWithASlowServer(true));
    }

    private static double meanWithASlowServer(boolean deep) {
        Checks checks = new Checks(100 * MILLISECOND, 2, 3, 50 * MILLISECOND, deep);
        TrafficRun run = TrafficRun.prepare(
                fiveServers(new HealthSpec(checks, null, 0, 0)).build(), 7);
        run.simulation().scheduleAt(SECOND, () -> run.server(0).setSpeed(0.05));
        return run.run().meanNs();
    }

    @Test
    void inPanicAllServersAreUsed() {
        for (double panic : new double[] {0, 0.5}) {
            TrafficRun run = TrafficRun.prepare(
                    fiveServers(new HealthSpec(CHECKS, null, panic, 0)).build(), 7);
            for (int i = 0; i < 4; i++) {
                run.simulation().scheduleAt(2 * SECOND, run.server(i)::crash);
            }
            // Without panic, the one that is left gets all; with it, four of five requests fail.
            long failed = run.run().failed();
            if (panic == 0) {
                assertThat(failed).isLessThan(500);
            } else {
                assertThat(failed).isGreaterThan(5_500);
            }
        }
    }

    @Test
    void serversThatAreToGetNothingNewDoNotMakeTheOthersPanic() {
        HealthSpec health = new HealthSpec(CHECKS, null, 0.5, 0);
        TrafficRun run = TrafficRun.prepare(fiveServers(health).build(), 7);
        run.simulation().scheduleAt(0, () -> {
            for (int i = 2; i < 5; i++) {
                run.fleet().drain(i, true);
                run.server(i).crash();
            }
        });
        run.simulation().scheduleAt(2 * SECOND, run.server(0)::crash);
        // One of the two that are meant to serve is well, which is no panic, though it is one of five in all.
        assertThat(run.run().failed()).isLessThan(300);
    }

    @Test
    void serversThatAreToGetNothingNewDoNotUseUpWhatMayBeEjected() {
        HealthSpec health = new HealthSpec(null, new Outliers(5, 100 * SECOND, 0.4), 0, 0);
        TrafficRun run = TrafficRun.prepare(fiveServers(health).build(), 7);
        run.simulation().scheduleAt(0, run.server(0)::crash);
        run.simulation().scheduleAt(SECOND, () -> run.fleet().drain(0, true));
        run.simulation().scheduleAt(SECOND, run.server(1)::crash);
        run.simulation().scheduleAt(SECOND, run.server(2)::crash);
        // Of four, one may be ejected, and the other one that is down gets a third of 1,000 requests for nine seconds.
        assertThat(run.run().failed()).isBetween(2_800L, 3_200L);
    }

    private static long failedWithTwoZones(boolean perZone, int[] down) {
        int[] zones = {0, 0, 0, 0, 1, 1, 1, 1};
        Distribution[][] near = new Distribution[2][2];
        for (Distribution[] row : near) {
            Arrays.fill(row, Distributions.constant(MILLISECOND));
        }
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.poisson(1000)))
                .servers(
                        8,
                        ServerSpec.of("s", Distributions.exponential(5 * MILLISECOND))
                                .withWorkers(8))
                .balancers(2)
                .zones(Zones.of(List.of("west", "east"), zones, new int[] {0, 1}, near))
                .requests(10_000)
                .warmUpShare(0)
                .health(new HealthSpec(CHECKS, null, 0.5, perZone, 0))
                .build();
        TrafficRun run = TrafficRun.prepare(spec, 7);
        for (int server : down) {
            run.simulation().scheduleAt(2 * SECOND, run.server(server)::crash);
        }
        return run.run().failed();
    }

    @Test
    void aZoneThatPanicsByItselfSparesItsFew() {
        int[] threeOfWest = {0, 1, 2};
        assertThat(failedWithTwoZones(false, threeOfWest)).isLessThan(300);
        // Three of eight requests, for eight seconds.
        assertThat(failedWithTwoZones(true, threeOfWest)).isBetween(2_700L, 3_300L);
    }

    @Test
    void aLostZoneIsLeftOutWhereEachPanicsByItself() {
        int[] westAndOneMore = {0, 1, 2, 3, 4};
        // Three of eight are a panic for all: five of eight requests fail.
        assertThat(failedWithTwoZones(false, westAndOneMore)).isGreaterThan(4_500);
        assertThat(failedWithTwoZones(true, westAndOneMore)).isLessThan(500);
    }

    @Test
    void aDrainedServerLosesNothing() {
        for (boolean drains : new boolean[] {true, false}) {
            TrafficRun run = TrafficRun.prepare(fiveServers(HealthSpec.NONE).build(), 7);
            if (drains) {
                run.simulation().scheduleAt(2 * SECOND, () -> run.fleet().drain(0, true));
            }
            run.simulation().scheduleAt(2 * SECOND + 200 * MILLISECOND, run.server(0)::crash);
            TrafficResult result = run.run();
            if (drains) {
                assertThat(result.failed()).isZero();
            } else {
                assertThat(result.failed()).isGreaterThan(1_000);
            }
        }
    }

    @Test
    void aServerThatIsBackGetsLittleAtFirst() {
        HealthSpec atOnce = new HealthSpec(CHECKS, null, 0, 0);
        HealthSpec slowly = new HealthSpec(CHECKS, null, 0, 6 * SECOND);
        long fast = servedAfterRestart(atOnce);
        assertThat(servedAfterRestart(slowly)).isBetween(fast / 3, fast * 3 / 4);
    }

    private static long servedAfterRestart(HealthSpec health) {
        TrafficRun run = TrafficRun.prepare(fiveServers(health).build(), 7);
        run.simulation().scheduleAt(0, run.server(0)::crash);
        run.simulation().scheduleAt(4 * SECOND, run.server(0)::restart);
        return run.run().servers().get(0).served();
    }

    @Test
    void whoIsCutOffFromAServerLosesWhatItSendsThereAndTheOthersDoNot() {
        TrafficSpec spec = fiveServers(HealthSpec.NONE).balancers(2).build();
        TrafficRun run = TrafficRun.prepare(spec, 7);
        run.simulation().scheduleAt(2 * SECOND, () -> run.cuts().cut(0, 0));
        run.simulation().scheduleAt(4 * SECOND, () -> run.cuts().heal(0, 0));
        TrafficResult result = run.run();
        assertThat(result.failed()).isBetween(180L, 220L);
        assertThat(result.unanswered()).isZero();
    }

    @Test
    void aSessionStaysWithItsServerUntilThatIsDown() {
        TrafficSpec spec = fiveServers(new HealthSpec(CHECKS, null, 0, 0))
                .clients(5)
                .sticky(true)
                .build();
        TrafficResult well = TrafficRun.run(spec, 7);
        // Round robin deals one client to each server: none may get another one's requests.
        well.servers().forEach(server -> assertThat(server.served()).isBetween(1_850L, 2_150L));
        assertThat(whileFirstIsDown(spec, 2 * SECOND, 4 * SECOND).failed()).isLessThan(100);
    }
}
