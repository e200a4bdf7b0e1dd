package io.netsplit.traffic.server;

import io.netsplit.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What makes a server slower or stops it without any fault. What is null does not happen.
 *
 * @param warmUp how a server fares whose process has just started
 * @param pauses in which it stands still, as for a collection of garbage
 * @param neighbours in which others on its machine take a part of it
 */
public record HabitSpec(
        @Nullable WarmUp warmUp,
        @Nullable Spells pauses,
        @Nullable Neighbours neighbours) {
    /** The same speed at all times. */
    public static final HabitSpec NONE = new HabitSpec(null, null, null);

    /**
     * A cold process: its code is not compiled yet and its caches are empty. It begins at 1/{@code factor} of its speed, from
     * where the speed rises evenly.
     *
     * @param factor how many times longer everything takes at first
     * @param durationNs until it is at full speed
     */
    public record WarmUp(double factor, long durationNs) {
        public WarmUp {
            if (!(factor >= 1 && factor <= 1e6) || durationNs < 1) {
                throw new IllegalArgumentException(
                        "a cold server takes from 1 to 1,000,000 times as long, and warms up in 1 ns or more");
            }
        }
    }

    /**
     * Something that comes again and again.
     *
     * @param apart from the end of one to the start of the next, in nanoseconds
     * @param length of one, in nanoseconds
     */
    public record Spells(Distribution apart, Distribution length) {
        public Spells {
            if (!(apart.mean() > 0)) {
                throw new IllegalArgumentException("between two of them there is time");
            }
        }
    }

    /** @param stolen share of the server's speed that is gone meanwhile */
    public record Neighbours(Spells spells, double stolen) {
        public Neighbours {
            if (!(stolen > 0 && stolen < 1)) {
                throw new IllegalArgumentException("neighbours take more than nothing and less than all: " + stolen);
            }
        }
    }
}
