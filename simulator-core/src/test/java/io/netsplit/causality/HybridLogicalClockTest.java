package io.netsplit.causality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

/** The properties that Kulkarni et al. (2014) prove, over random executions. */
class HybridLogicalClockTest {
    private static final int NODES = 4;
    private static final long EPSILON = 500;

    @Test
    void timestampsGrowAlongCausalityAndStayWithinTheSkew() {
        for (long seed = 1; seed <= 200; seed++) {
            Prng random = Prng.of(seed, "test");
            HybridLogicalClock[] clocks = new HybridLogicalClock[NODES];
            VersionVector[] known = new VersionVector[NODES];
            long[] offset = new long[NODES];
            for (int node = 0; node < NODES; node++) {
                clocks[node] = new HybridLogicalClock();
                known[node] = VersionVector.EMPTY;
                offset[node] = (long) (random.nextDouble() * EPSILON);
            }
            long trueNs = 1_000_000;
            for (int step = 0; step < 300; step++) {
                trueNs += 1 + random.nextInt(40);
                int from = random.nextInt(NODES);
                int to = random.nextInt(NODES);
                HybridTimestamp before = clocks[to].last();
                HybridTimestamp sent = clocks[from].tick(trueNs + offset[from]);
                known[from] = known[from].with(known[from].next(from));
                assertWithin(sent, trueNs + offset[from], seed);
                if (to != from) {
                    HybridTimestamp received = clocks[to].receive(sent, trueNs + offset[to]);
                    known[to] = known[to].join(known[from]).with(known[to].next(to));
                    assertThat(received).as("seed %d", seed).isGreaterThan(sent).isGreaterThan(before);
                    assertWithin(received, trueNs + offset[to], seed);
                }
            }
        }
    }

    private static void assertWithin(HybridTimestamp stamp, long wallNs, long seed) {
        // Corollary 1: where clocks tick between events, no more of them have one largest clock than fit into the skew.
        assertThat(stamp.counter()).as("seed %d", seed).isLessThan(NODES * (EPSILON + 1));
        assertThat(stamp.wallNs() - wallNs).as("seed %d", seed).isBetween(0L, EPSILON);
    }

    @Test
    void wallClockThatStandsStillOrJumpsBackIsOutvotedByTheCounter() {
        HybridLogicalClock clock = new HybridLogicalClock();
        assertThat(clock.tick(100)).isEqualTo(new HybridTimestamp(100, 0));
        assertThat(clock.tick(100)).isEqualTo(new HybridTimestamp(100, 1));
        assertThat(clock.tick(20)).isEqualTo(new HybridTimestamp(100, 2));
        assertThat(clock.receive(new HybridTimestamp(100, 7), 30)).isEqualTo(new HybridTimestamp(100, 8));
        assertThat(clock.tick(101)).isEqualTo(new HybridTimestamp(101, 0));
    }

    @Test
    void clockThatRunsAwayIsRefused() {
        HybridLogicalClock clock = new HybridLogicalClock(50);
        HybridTimestamp tooFar = new HybridTimestamp(151, 0);
        assertThat(clock.accepts(tooFar, 100)).isFalse();
        assertThat(clock.accepts(new HybridTimestamp(150, 3), 100)).isTrue();
        assertThatThrownBy(() -> clock.receive(tooFar, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50 ns ahead");
    }
}
