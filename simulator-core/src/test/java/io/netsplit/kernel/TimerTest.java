package io.netsplit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerTest {
    private final Simulation simulation = new Simulation(7);
    private final List<String> seen = new ArrayList<>();
    private final Timer timer = simulation.timer(() -> seen.add("timer " + simulation.now()));

    @Test
    void firesOnceAtItsTime() {
        timer.set(10);
        assertThat(timer.isSet()).isTrue();
        simulation.run();
        assertThat(seen).containsExactly("timer 10");
        assertThat(timer.isSet()).isFalse();
        assertThat(simulation.eventsProcessed()).isEqualTo(1);
    }

    @Test
    void aCancelledTimerNeitherFiresNorCountsNorMovesTheClock() {
        timer.set(10);
        timer.cancel();
        assertThat(timer.isSet()).isFalse();
        assertThat(simulation.pending()).isZero();
        assertThat(simulation.run()).isEqualTo(Outcome.DRAINED);
        assertThat(seen).isEmpty();
        assertThat(simulation.eventsProcessed()).isZero();
        assertThat(simulation.digest()).isZero();
        assertThat(simulation.now()).isZero();
    }

    @Test
    void cancellingTwiceOrUnsetDoesNothing() {
        timer.cancel();
        timer.set(5);
        timer.cancel();
        timer.cancel();
        assertThat(simulation.pending()).isZero();
    }

    @Test
    void movedLaterItFiresAtTheLaterTimeOnly() {
        timer.set(10);
        simulation.schedule(5, () -> timer.set(10));
        simulation.run();
        assertThat(seen).containsExactly("timer 15");
        assertThat(simulation.eventsProcessed()).isEqualTo(2);
    }

    @Test
    void movedEarlierItFiresAtTheEarlierTimeOnly() {
        timer.set(10);
        timer.set(3);
        simulation.run();
        assertThat(seen).containsExactly("timer 3");
        assertThat(simulation.now()).isEqualTo(3);
    }

    @Test
    void movedEarlierAndLaterAndCancelledAndSetAgain() {
        timer.set(10);
        timer.set(3);
        timer.set(20);
        timer.cancel();
        timer.set(7);
        timer.set(8);
        assertThat(simulation.pending()).isEqualTo(1);
        simulation.run();
        assertThat(seen).containsExactly("timer 8");
    }

    @Test
    void aTimerThatMovedTakesTheSequenceOfTheMove() {
        timer.set(10);
        simulation.schedule(20, () -> seen.add("event"));
        timer.set(20);
        simulation.run();
        assertThat(seen).containsExactly("event", "timer 20");
    }

    @Test
    void settingAnewWithinItsOwnFiringWorks() {
        Timer[] ticker = new Timer[1];
        ticker[0] = simulation.timer(() -> {
            seen.add("tick " + simulation.now());
            if (seen.size() < 3) {
                ticker[0].set(4);
            }
        });
        ticker[0].set(4);
        simulation.run();
        assertThat(seen).containsExactly("tick 4", "tick 8", "tick 12");
    }

    @Test
    void aMillionHeartbeatsLeaveNothingBehind() {
        long before = simulation.queueBytes();
        Event heartbeat = new Event() {
            private int beats;

            @Override
            public void fire() {
                timer.set(1000);
                if (++beats < 1_000_000) {
                    simulation.schedule(1, this);
                }
            }
        };
        simulation.schedule(1, heartbeat);
        simulation.run();
        assertThat(seen).containsExactly("timer 1001000");
        assertThat(simulation.eventsProcessed()).isEqualTo(1_000_001);
        assertThat(simulation.queueBytes()).isEqualTo(before);
    }

    @Test
    void farAndNearInTurnDoesNotPileUp() {
        long hour = 3_600_000_000_000L;
        for (int i = 0; i < 1_000_000; i++) {
            timer.set(hour - i);
            timer.set(1);
            simulation.runUntil(simulation.now() + 1);
        }
        assertThat(seen).hasSize(1_000_000);
        assertThat(simulation.pending()).isZero();
        assertThat(simulation.queueBytes()).isLessThan(200_000);
    }

    @Test
    void abandonedTimersAreSweptOut() {
        for (int i = 0; i < 1_000_000; i++) {
            Timer abandoned = simulation.timer(() -> seen.add("never"));
            abandoned.set(1_000_000_000);
            abandoned.cancel();
        }
        timer.set(2_000_000_000);
        assertThat(simulation.pending()).isEqualTo(1);
        assertThat(simulation.queueBytes()).isLessThan(200_000);
        simulation.run();
        assertThat(seen).containsExactly("timer 2000000000");
        assertThat(simulation.eventsProcessed()).isEqualTo(1);
    }

    @Test
    void aTimeBetweenALeftOverEntryAndTheNextEventIsStillOpen() {
        timer.set(10);
        timer.cancel();
        simulation.schedule(100, () -> seen.add("event"));
        assertThat(simulation.runUntil(5)).isEqualTo(Outcome.REACHED_TIME);
        simulation.schedule(2, () -> seen.add("early " + simulation.now()));
        simulation.run();
        assertThat(seen).containsExactly("early 7", "event");
    }
}
