package io.netsplit.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Simulation;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WallPaceTest {
    private static final long MS = 1_000_000;
    private static final long PLANNED_NS = 2 * MS;

    private final Simulation simulation = new Simulation(1);

    @Test
    void aRunEndsWhenItIsPlannedTo() {
        WallPace pace = new WallPace(() -> false);
        assertThat(pace.runUntil(simulation, PLANNED_NS)).isEqualTo(Outcome.REACHED_TIME);
        assertThat(simulation.now()).isEqualTo(PLANNED_NS);
    }

    @Test
    void whatIsNotSettledGetsMoreTimeUntilItIs() {
        AtomicInteger asked = new AtomicInteger();
        WallPace pace = new WallPace(() -> false, () -> asked.incrementAndGet() <= 3, 20 * MS);
        assertThat(pace.runUntil(simulation, PLANNED_NS)).isEqualTo(Outcome.REACHED_TIME);
        assertThat(simulation.now()).isEqualTo(PLANNED_NS + 3 * MS);
    }

    @Test
    void whatIsNeverSettledEndsAllTheSame() {
        WallPace pace = new WallPace(() -> false, () -> true, 5 * MS);
        assertThat(pace.runUntil(simulation, PLANNED_NS)).isEqualTo(Outcome.REACHED_TIME);
        assertThat(simulation.now()).isEqualTo(PLANNED_NS + 5 * MS);
    }

    @Test
    void somebodyWhoEndsItDoesNotWaitForAnything() {
        WallPace pace = new WallPace(() -> false, () -> true, Long.MAX_VALUE);
        simulation.scheduleAt(PLANNED_NS, pace::end);
        assertThat(pace.runUntil(simulation, PLANNED_NS)).isEqualTo(Outcome.REACHED_TIME);
        assertThat(simulation.now()).isEqualTo(PLANNED_NS);
    }
}
