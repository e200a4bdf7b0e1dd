package io.netsplit.traffic.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.call.RequestPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server does without any fault: it warms up, pauses, and loses speed to neighbours. */
class HabitsTest implements ServerListener {
    private static final ServerSpec ONE = ServerSpec.of("server", Distributions.constant(1));

    private final Simulation simulation = new Simulation(1);
    private final RequestPool pool = new RequestPool();
    private final List<Long> servedNs = new ArrayList<>();

    @Override
    public void served(Server server, Request request) {
        servedNs.add(simulation.now());
    }

    @Override
    public void failed(Server server, Request request, Failure failure) {}

    /** A server that has this work to do at once. */
    private Server working(HabitSpec habits, int requests, long demandNs) {
        Server server = Server.of(simulation, ONE.withHabits(habits), 0, this);
        server.live(simulation.random("pauses"), simulation.random("neighbours"), () -> servedNs.size() < requests);
        for (int i = 0; i < requests; i++) {
            Request request = pool.take(i, 0, 0);
            request.demandNs(demandNs);
            server.accept(request);
        }
        return server;
    }

    private long servedUntil(long timeNs) {
        return servedNs.stream().filter(at -> at <= timeNs).count();
    }

    @Test
    void aColdServerReachesItsSpeedInAStraightLine() {
        working(new HabitSpec(new HabitSpec.WarmUp(4, 1_000_000), null, null), 2_000, 1_000);
        simulation.run();
        // From a quarter of the speed to all of it: five eighths on average, and 7/16 over the first half of the time.
        assertThat(servedUntil(1_000_000)).isBetween(624L, 626L);
        assertThat(servedUntil(500_000)).isBetween(217L, 219L);
        assertThat(servedUntil(1_500_000) - servedUntil(1_000_000)).isEqualTo(500);
    }

    @Test
    void aRestartedServerIsColdAgain() {
        Server server = working(new HabitSpec(new HabitSpec.WarmUp(2, 1_000), null, null), 1, 100);
        simulation.scheduleAt(5_000, server::crash);
        simulation.scheduleAt(6_000, () -> {
            server.restart();
            assertThat(server.speed()).isEqualTo(0.5, within(0.02));
        });
        simulation.scheduleAt(6_900, () -> assertThat(server.speed()).isEqualTo(0.95, within(0.02)));
        simulation.scheduleAt(7_001, () -> assertThat(server.speed()).isEqualTo(1));
        simulation.run();
    }

    @Test
    void neighboursTakeTheirShareOfTheSpeedInTheirTime() {
        HabitSpec.Spells spells = new HabitSpec.Spells(Distributions.constant(3_000), Distributions.constant(1_000));
        working(new HabitSpec(null, null, new HabitSpec.Neighbours(spells, 0.8)), 10_000, 100);
        simulation.run();
        // Of four parts of the time, one has a fifth of the speed.
        assertThat(servedUntil(1_000_000)).isCloseTo(8_000, within(10L));
    }

    @Test
    void aPauseStopsWhatIsInServiceAndAFaultOverlapsIt() {
        HabitSpec.Spells pauses = new HabitSpec.Spells(Distributions.constant(10), Distributions.constant(5));
        Server server = working(new HabitSpec(null, pauses, null), 2, 20);
        simulation.scheduleAt(12, server::pause);
        simulation.scheduleAt(18, server::resume);
        simulation.run();
        // Work from 0 to 10, 18 to 25, 30 to 33: the pause ends at 15 while the fault holds until 18.
        assertThat(servedNs).startsWith(33L);
    }

    @Test
    void aCrashEndsThePause() {
        HabitSpec.Spells pauses = new HabitSpec.Spells(Distributions.constant(10), Distributions.constant(50));
        Server server = working(new HabitSpec(null, pauses, null), 1, 1_000_000);
        simulation.scheduleAt(20, server::crash);
        simulation.scheduleAt(30, () -> {
            server.restart();
            assertThat(server.speed()).isEqualTo(1);
        });
        simulation.scheduleAt(61, simulation::stop);
        simulation.run();
        assertThat(server.speed()).isEqualTo(1);
    }
}
