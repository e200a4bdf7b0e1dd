package io.netsplit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kernel against a sorted queue, on random models: same events, same times, same order, same digest. */
class EventOrderTest {
    @Test
    void smallModelsFireInTheOrderOfTheReference() {
        for (long seed = 1; seed <= 3000; seed++) {
            compare(seed, 60);
        }
    }

    @Test
    void middlingModelsFireInTheOrderOfTheReference() {
        for (long seed = 1; seed <= 200; seed++) {
            compare(seed, 1_500);
        }
    }

    @Test
    void largeModelsFireInTheOrderOfTheReference() {
        for (long seed = 1; seed <= 3; seed++) {
            compare(seed, 60_000);
        }
    }

    @Test
    void hundredThousandEventsOfOneInstantFireInTheOrderOfScheduling() {
        Simulation simulation = new Simulation(1);
        long[] fired = {0};
        for (int i = 0; i < 100_000; i++) {
            int mine = i;
            simulation.schedule(5, () -> {
                assertThat(fired[0]).isEqualTo(mine);
                fired[0]++;
            });
        }
        simulation.schedule(
                4, () -> simulation.schedule(1, () -> assertThat(fired[0]).isEqualTo(100_000)));
        assertThat(simulation.run()).isEqualTo(Outcome.DRAINED);
        assertThat(simulation.eventsProcessed()).isEqualTo(100_002);
        assertThat(simulation.now()).isEqualTo(5);
    }

    @Test
    void timersReSetInRandomOrderToOneInstantFireInTheOrderOfTheSetting() {
        int count = 20_000;
        Simulation simulation = new Simulation(1);
        List<Integer> order = new ArrayList<>();
        List<Integer> fired = new ArrayList<>();
        Timer[] timers = new Timer[count];
        for (int i = 0; i < count; i++) {
            int mine = i;
            timers[i] = simulation.timer(() -> fired.add(mine));
            timers[i].set(1000 + i % 7);
            order.add(i);
        }
        Prng random = simulation.random("shuffle");
        for (int i = 0; i < count; i++) {
            Collections.swap(order, i, i + random.nextInt(count - i));
            timers[order.get(i)].set(50_000);
        }
        assertThat(simulation.pending()).isEqualTo(count);
        simulation.run();
        assertThat(fired).isEqualTo(order);
        assertThat(simulation.pending()).isZero();
    }

    private static void compare(long seed, int crowd) {
        Simulation simulation = new Simulation(seed);
        Engine tested = Engine.of(simulation);
        Engine reference = new ReferenceEngine();
        assertThat(new RandomModel(tested, seed, crowd).run())
                .as("what happened with seed %s and a crowd of %s", seed, crowd)
                .isEqualTo(new RandomModel(reference, seed, crowd).run());
        assertThat(tested.processed()).as("events with seed %s", seed).isEqualTo(reference.processed());
        assertThat(tested.digest()).as("digest with seed %s", seed).isEqualTo(reference.digest());
        assertThat(simulation.pending()).as("left over with seed %s", seed).isZero();
    }
}
