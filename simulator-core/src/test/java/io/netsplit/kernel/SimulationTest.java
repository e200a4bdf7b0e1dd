package io.netsplit.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private final Simulation simulation = new Simulation(7);
    private final List<String> seen = new ArrayList<>();

    @Test
    void eventsFireInOrderOfTimeAndThenOfScheduling() {
        simulation.schedule(20, () -> seen.add("c"));
        simulation.schedule(10, () -> seen.add("a"));
        simulation.schedule(10, () -> seen.add("b"));
        assertThat(simulation.run()).isEqualTo(Outcome.DRAINED);
        assertThat(seen).containsExactly("a", "b", "c");
        assertThat(simulation.now()).isEqualTo(20);
        assertThat(simulation.eventsProcessed()).isEqualTo(3);
    }

    @Test
    void anEventWithoutDelayFiresLaterInTheSameInstant() {
        simulation.schedule(5, () -> simulation.schedule(0, () -> seen.add("late " + simulation.now())));
        simulation.schedule(5, () -> seen.add("early"));
        simulation.run();
        assertThat(seen).containsExactly("early", "late 5");
    }

    @Test
    void runUntilIncludesTheInstantAndMovesTheClockThere() {
        simulation.schedule(10, () -> seen.add("at"));
        simulation.schedule(11, () -> seen.add("after"));
        assertThat(simulation.runUntil(10)).isEqualTo(Outcome.REACHED_TIME);
        assertThat(seen).containsExactly("at");
        assertThat(simulation.now()).isEqualTo(10);
        assertThat(simulation.runUntil(1000)).isEqualTo(Outcome.REACHED_TIME);
        assertThat(simulation.now()).isEqualTo(1000);
        assertThatThrownBy(() -> simulation.runUntil(999)).hasMessageContaining("it is 1000 ns already");
    }

    @Test
    void thePastIsClosed() {
        simulation.runUntil(50);
        assertThatThrownBy(() -> simulation.scheduleAt(49, () -> {})).hasMessageContaining("it is 50 ns already");
        assertThatThrownBy(() -> simulation.schedule(-1, () -> {})).hasMessageContaining("-1 ns from now");
        assertThatThrownBy(() -> simulation.timer(() -> {}).set(-1)).hasMessageContaining("-1 ns from now");
        assertThatThrownBy(() -> simulation.schedule(Long.MAX_VALUE, () -> {})).isInstanceOf(ArithmeticException.class);
        assertThat(simulation.pending()).isZero();
    }

    @Test
    void stopEndsTheRunAfterTheEventAndTheNextRunGoesOn() {
        simulation.schedule(1, () -> {
            simulation.stop();
            seen.add("first");
        });
        simulation.schedule(1, () -> seen.add("second"));
        assertThat(simulation.run()).isEqualTo(Outcome.STOPPED);
        assertThat(seen).containsExactly("first");
        assertThat(simulation.run()).isEqualTo(Outcome.DRAINED);
        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void stopInTheLastEventIsAStop() {
        simulation.schedule(1, simulation::stop);
        assertThat(simulation.runUntil(100)).isEqualTo(Outcome.STOPPED);
        assertThat(simulation.now()).isEqualTo(1);
    }

    @Test
    void theEventLimitIsExactAndUnknown() {
        Simulation limited = new Simulation(1, Limits.DEFAULT.withMaxEvents(100));
        limited.schedule(1, new Ticker(limited));
        assertThat(limited.run()).isEqualTo(Outcome.EVENT_LIMIT);
        assertThat(limited.eventsProcessed()).isEqualTo(100);
        assertThat(Outcome.EVENT_LIMIT.isUnknown()).isTrue();
        assertThat(limited.run()).isEqualTo(Outcome.EVENT_LIMIT);
    }

    @Test
    void exactlyAsManyEventsAsTheLimitAllowsDrain() {
        Simulation limited = new Simulation(1, Limits.DEFAULT.withMaxEvents(2));
        limited.schedule(1, () -> {});
        limited.schedule(2, () -> {});
        assertThat(limited.run()).isEqualTo(Outcome.DRAINED);
    }

    @Test
    void theTimeLimitIsUnknownAndTheClockDoesNotPassIt() {
        Simulation limited = new Simulation(1, Limits.DEFAULT.withMaxTimeNs(50));
        limited.schedule(1, new Ticker(limited));
        assertThat(limited.run()).isEqualTo(Outcome.TIME_LIMIT);
        assertThat(limited.now()).isEqualTo(50);
        assertThat(limited.eventsProcessed()).isEqualTo(50);
    }

    @Test
    void theMemoryLimitStopsEvenAnEventThatSchedulesWithoutEnd() {
        Simulation limited = new Simulation(1, Limits.DEFAULT.withMaxPending(1000));
        limited.schedule(1, () -> {
            while (true) {
                limited.schedule(1, () -> {});
            }
        });
        assertThat(limited.run()).isEqualTo(Outcome.MEMORY_LIMIT);
        assertThat(limited.pending()).isEqualTo(1000);
        assertThat(limited.run()).isEqualTo(Outcome.MEMORY_LIMIT);
    }

    @Test
    void theMemoryLimitOutsideARunNamesItsFlag() {
        Simulation limited = new Simulation(1, Limits.DEFAULT.withMaxPending(3));
        for (int i = 0; i < 3; i++) {
            limited.schedule(1, () -> {});
        }
        assertThatThrownBy(() -> limited.schedule(1, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("more than 3 events would be pending; --max-pending raises the limit");
    }

    @Test
    void theMemoryLimitAtTheBeginningEndsTheRunBeforeItsFirstEvent() {
        Simulation limited = new Simulation(1, Limits.DEFAULT.withMaxPending(3));
        limited.begin(() -> {
            while (true) {
                limited.schedule(1, () -> {});
            }
        });
        assertThat(limited.run()).isEqualTo(Outcome.MEMORY_LIMIT);
        assertThat(limited.eventsProcessed()).isZero();
    }

    @Test
    void anInterruptionIsNoticedWithinAHundredThousandEvents() {
        boolean[] interrupted = {false};
        Simulation limited = new Simulation(1, Limits.DEFAULT.withInterrupted(() -> interrupted[0]));
        limited.schedule(500_000, () -> interrupted[0] = true);
        limited.schedule(1, new Ticker(limited));
        assertThat(limited.run()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(limited.now()).isBetween(500_000L, 600_000L);
    }

    @Test
    void everyBoundNamesTheFlagThatRaisesIt() {
        assertThat(Outcome.EVENT_LIMIT.flag()).isEqualTo("--max-events");
        assertThat(Outcome.MEMORY_LIMIT.flag()).isEqualTo("--max-pending");
        assertThat(Outcome.TIME_LIMIT.flag()).isEqualTo("--max-time");
        assertThat(Outcome.INTERRUPTED.flag()).isEqualTo("--time-budget");
        for (Outcome outcome : Outcome.values()) {
            assertThat(outcome.flag().isEmpty()).isEqualTo(!outcome.isUnknown());
        }
    }

    @Test
    void theDigestTellsOrdersApart() {
        assertThat(digestOf(1, 2, 3)).isEqualTo(digestOf(1, 2, 3)).isNotEqualTo(digestOf(1, 3, 2));
        assertThat(digestOf(1, 1)).isNotEqualTo(digestOf(1, 2));
    }

    @Test
    void anExceptionInAnEventReachesTheCallerAndTheRunCanGoOn() {
        simulation.schedule(1, () -> {
            throw new IllegalStateException("boom");
        });
        simulation.schedule(2, () -> seen.add("next"));
        assertThatThrownBy(simulation::run).hasMessage("boom");
        assertThat(simulation.run()).isEqualTo(Outcome.DRAINED);
        assertThat(seen).containsExactly("next");
    }

    @Test
    void aFiredEventIsNotHeld() {
        simulation.schedule(1, () -> {});
        simulation.run();
        assertThat(simulation.holdsNoEvent()).isTrue();
    }

    private static long digestOf(long... delays) {
        Simulation simulation = new Simulation(1);
        for (long delay : delays) {
            simulation.schedule(delay, () -> {});
        }
        simulation.run();
        return simulation.digest();
    }

    /** Fires every nanosecond, for ever. */
    private record Ticker(Simulation simulation) implements Event {
        @Override
        public void fire() {
            simulation.schedule(1, this);
        }
    }
}
