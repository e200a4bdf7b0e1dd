package io.netsplit.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.fleet.Zones;
import io.netsplit.traffic.server.ServerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Balancers crash, and clients find others. */
class BalancerCrashTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    /** What clients saw, and whom they asked. */
    private static final class Diary implements TrafficObserver {
        private final List<Long> disconnectedNs = new ArrayList<>();
        private final long[] taken = new long[4];
        private long refused;
        private long unheard;
        private long ended;

        @Override
        public void sent(Request request, long nowNs) {}

        @Override
        public void chosen(Request request, boolean isLost, long nowNs) {
            if (nowNs > 2 * SECOND && nowNs < 4 * SECOND) {
                taken[request.balancer()]++;
            }
        }

        @Override
        public void arrived(Request request, long nowNs) {}

        @Override
        public void answered(Request request, boolean isLost, long nowNs) {}

        @Override
        public void ended(Request request, long nowNs) {
            ended++;
            if (!request.isAnsweredOk()) {
                assertThat(request.server()).isEqualTo(TrafficRun.NO_SERVER);
                refused++;
            }
        }

        @Override
        public void disconnected(Request request, long nowNs) {
            disconnectedNs.add(nowNs);
        }

        @Override
        public void unheard(Request request, long nowNs) {
            unheard++;
        }
    }

    /** A thousand requests per second for six seconds, 10 ms each, through four balancers. */
    private static TrafficSpec.Builder fourBalancers() {
        return TrafficSpec.of(new Load.Open(Processes.poisson(1000)))
                .servers(4, ServerSpec.of("s", Distributions.constant(10 * MS)).withWorkers(20))
                .balancers(4)
                .requests(6000)
                .warmUpShare(0);
    }

    private static TrafficResult run(TrafficSpec spec, Diary diary, long failoverNs, int... crashed) {
        TrafficRun run = TrafficRun.prepare(spec, 3);
        run.letBalancersCrash(failoverNs);
        run.observe(diary);
        for (int balancer : crashed) {
            run.simulation().scheduleAt(2 * SECOND, () -> run.crashBalancer(balancer));
            run.simulation().scheduleAt(4 * SECOND, () -> run.restartBalancer(balancer));
        }
        return run.run();
    }

    @Test
    void whatIsUnderWayIsLostAtOnceAndTheRestGoesToOthers() {
        Diary diary = new Diary();
        TrafficResult result = run(fourBalancers().build(), diary, 0, 1);
        // 250 requests per second, 10 ms under way.
        assertThat(diary.disconnectedNs).hasSizeBetween(1, 8).containsOnly(2 * SECOND);
        assertThat(diary.unheard).isEqualTo(diary.disconnectedNs.size());
        assertThat(diary.refused).isZero();
        assertThat(result.failed()).isEqualTo(diary.disconnectedNs.size());
        assertThat(result.unanswered()).isZero();
        assertThat(diary.ended + diary.disconnectedNs.size()).isEqualTo(6000);
        assertThat(diary.taken[1]).isZero();
        for (int other : new int[] {0, 2, 3}) {
            assertThat(diary.taken[other]).isBetween(600L, 740L);
        }
    }

    @Test
    void untilTheirFailoverClientsAreRefused() {
        Diary diary = new Diary();
        run(fourBalancers().build(), diary, SECOND, 1);
        assertThat(diary.refused).isBetween(210L, 290L);
    }

    @Test
    void whereAllAreDownEverybodyIsRefused() {
        Diary diary = new Diary();
        TrafficResult result = run(fourBalancers().build(), diary, 0, 0, 1, 2, 3);
        assertThat(diary.refused).isBetween(1850L, 2150L);
        assertThat(Arrays.stream(diary.taken).sum()).isZero();
        assertThat(result.unanswered()).isZero();
    }

    @Test
    void clientsStayInTheirZoneWhereABalancerIsUpThere() {
        Distribution[][] near = new Distribution[2][2];
        for (Distribution[] row : near) {
            Arrays.fill(row, Distributions.constant(MS));
        }
        Zones zones = Zones.of(List.of("west", "east"), new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 1}, near);
        Diary one = new Diary();
        run(fourBalancers().zones(zones).build(), one, 0, 0);
        assertThat(one.taken[1]).isBetween(900L, 1100L);
        Diary both = new Diary();
        run(fourBalancers().zones(zones).build(), both, 0, 0, 1);
        assertThat(both.taken[2] + both.taken[3]).isGreaterThan(1850);
    }

    @Test
    void everyAlgorithmBeginsAnewAfterTheCrashOfItsBalancer() {
        HealthSpec health = new HealthSpec(new HealthSpec.Checks(100 * MS, 2, 2, 50 * MS, false), null, 0, 0);
        for (AlgorithmEntry algorithm : Algorithms.all()) {
            if (!algorithm.name().equals("central-queue")) {
                TrafficSpec spec = fourBalancers()
                        .algorithm(algorithm)
                        .health(health)
                        .clients(50)
                        .requests(4500)
                        .build();
                Diary diary = new Diary();
                TrafficResult result = run(spec, diary, 0, 0, 2);
                assertThat(result.failed()).as(algorithm.name()).isLessThan(60);
                assertThat(result.unanswered()).as(algorithm.name()).isZero();
            }
        }
    }

    @Test
    void aBalancerThatIsBackKnowsWhichServersAreToGetNothing() {
        TrafficRun run = TrafficRun.prepare(fourBalancers().build(), 3);
        run.letBalancersCrash(0);
        run.simulation().scheduleAt(SECOND, () -> run.drain(0, true));
        run.simulation().scheduleAt(2 * SECOND, () -> run.crashBalancer(1));
        run.simulation().scheduleAt(3 * SECOND, () -> run.restartBalancer(1));
        // A quarter of a thousand in the first second, and nothing from then on.
        assertThat(run.run().servers().get(0).served()).isBetween(220L, 280L);
    }
}
