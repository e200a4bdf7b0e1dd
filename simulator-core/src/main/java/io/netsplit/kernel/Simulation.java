package io.netsplit.kernel;

import io.netsplit.random.Prng;
import org.jspecify.annotations.Nullable;

/**
 * A discrete-event simulation: a clock in nanoseconds of virtual time and a queue of events, totally ordered by (time,
 * sequence). Sequence is the order of scheduling, so that two events of one instant fire in the order in which they were
 * scheduled, on every machine.
 *
 * <p>One thread drives a simulation. Different simulations share nothing and may run side by side.
 */
public final class Simulation {
    private static final long CHECK_EVERY = 1 << 16;
    private static final long MOST_SEQUENCES = (1L << 63 - EventQueue.SLOT_BITS) - (1L << 32);
    private static final int STALE_TOLERATED = 1024;

    private final long seed;
    private final Limits limits;
    private final EventSlots slots;
    private final EventQueue queue;
    private long nowNs;
    private long sequence;
    private long processed;
    private long digest;
    private long stale;
    private boolean stopped;
    private boolean full;
    /** No event later than this fires before the slow path has looked. */
    private long horizonNs;
    /** With this many events processed, the slow path has a look. */
    private long checkpoint;

    public Simulation(long seed) {
        this(seed, Limits.DEFAULT);
    }

    public Simulation(long seed, Limits limits) {
        this.seed = seed;
        this.limits = limits;
        this.slots = new EventSlots(limits.maxPending());
        this.queue = new EventQueue(slots);
    }

    /** Virtual time since the start, in nanoseconds. */
    public long now() {
        return nowNs;
    }

    public long seed() {
        return seed;
    }

    public Limits limits() {
        return limits;
    }

    /** The named stream of chance: the same for the same seed and name, whatever else is drawn. */
    public Prng random(String stream) {
        return Prng.of(seed, stream);
    }

    /**
     * Fires {@code event} in {@code delayNs} nanoseconds; zero is later in this instant.
     *
     * @throws IllegalArgumentException where the delay is negative
     * @throws ArithmeticException where the time would pass the end of virtual time, after 292 years
     * @throws IllegalStateException where more events would be pending than {@link Limits#maxPending}; within a run it
     *     ends the run with {@link Outcome#MEMORY_LIMIT}
     */
    public void schedule(long delayNs, Event event) {
        enter(after(delayNs), sequence++, event);
    }

    /** Fires {@code event} at {@code timeNs}, which must not have passed; otherwise as {@link #schedule}. */
    public void scheduleAt(long timeNs, Event event) {
        if (timeNs < nowNs) {
            throw new IllegalArgumentException("cannot schedule at " + timeNs + " ns: it is " + nowNs + " ns already");
        }
        enter(timeNs, sequence++, event);
    }

    /** A timer, not yet set, that calls {@code onFire}. */
    public Timer timer(Event onFire) {
        return new SimulationTimer(this, onFire);
    }

    /**
     * Does {@code first}, which schedules the first events. Where they are more than may be pending, it is left there, and
     * the run that follows ends before its first event, as {@link Outcome#MEMORY_LIMIT}.
     */
    public void begin(Runnable first) {
        try {
            first.run();
        } catch (PendingLimitReached reached) {
            full = true;
        }
    }

    /** Runs until nothing is pending, or a limit or {@link #stop} ends it. */
    public Outcome run() {
        return runUntil(Long.MAX_VALUE);
    }

    /**
     * Runs every event up to and including {@code timeNs}; the clock then stands at {@code timeNs}. For Long.MAX_VALUE the
     * clock stays at the last event.
     */
    public Outcome runUntil(long timeNs) {
        if (timeNs < nowNs) {
            throw new IllegalArgumentException("cannot run until " + timeNs + " ns: it is " + nowNs + " ns already");
        }
        stopped = false;
        // An event that threw may have left its slot open.
        slots.settle();
        horizonNs = Math.min(timeNs, limits.maxTimeNs());
        checkpoint = processed;
        try {
            return loop(timeNs);
        } catch (PendingLimitReached reached) {
            full = true;
            return Outcome.MEMORY_LIMIT;
        }
    }

    private Outcome loop(long untilNs) {
        EventQueue queue = this.queue;
        EventSlots slots = this.slots;
        while (true) {
            if (queue.head == queue.tail && !queue.refill()) {
                return ended(untilNs);
            }
            long time = queue.bottom[queue.head];
            long key = queue.bottom[queue.head + 1];
            int slot = (int) key & EventQueue.SLOT_MASK;
            Event event = slots.events[slot];
            if (time > horizonNs || processed >= checkpoint) {
                Outcome outcome = look(time, event, key, untilNs);
                if (outcome != null) {
                    return outcome;
                }
            }
            queue.head += 2;
            slots.leave(slot);
            if (event instanceof SimulationTimer timer && !timer.comesUp(key)) {
                slots.settle();
                continue;
            }
            nowNs = time;
            processed++;
            digest = fold(digest, time, key >>> EventQueue.SLOT_BITS);
            event.fire();
            slots.settle();
        }
    }

    static long fold(long digest, long time, long sequence) {
        return Long.rotateLeft(digest ^ time + sequence * 0x9E3779B97F4A7C15L, 29) * 0xBF58476D1CE4E5B9L;
    }

    private Outcome ended(long untilNs) {
        if (stopped) {
            return Outcome.STOPPED;
        }
        if (untilNs == Long.MAX_VALUE) {
            return Outcome.DRAINED;
        }
        nowNs = untilNs;
        return Outcome.REACHED_TIME;
    }

    /** The slow path before an event: the reason to end the run here, or null to go on. */
    private @Nullable Outcome look(long timeNs, @Nullable Event event, long key, long untilNs) {
        if (stopped) {
            return Outcome.STOPPED;
        }
        if (full) {
            return Outcome.MEMORY_LIMIT;
        }
        if (event instanceof SimulationTimer timer && !timer.fires(key)) {
            return null;
        }
        if (timeNs > untilNs) {
            nowNs = untilNs;
            return Outcome.REACHED_TIME;
        }
        if (timeNs > limits.maxTimeNs()) {
            return Outcome.TIME_LIMIT;
        }
        if (processed >= limits.maxEvents() || sequence >= MOST_SEQUENCES) {
            return Outcome.EVENT_LIMIT;
        }
        if (limits.interrupted().getAsBoolean()) {
            return Outcome.INTERRUPTED;
        }
        checkpoint = Math.min(processed + CHECK_EVERY, limits.maxEvents());
        return null;
    }

    /** Ends {@link #run} after the event that calls this. */
    public void stop() {
        stopped = true;
        checkpoint = processed;
    }

    public long eventsProcessed() {
        return processed;
    }

    /** Events that are going to fire, as far as is known now; a set timer is one. */
    public long pending() {
        return slots.used() - stale;
    }

    /** A rolling hash over (time, sequence) of every event fired so far. */
    public long digest() {
        return digest;
    }

    /** Bytes that the queue holds, without the events themselves. */
    public long queueBytes() {
        return queue.footprint();
    }

    /** For a test: no fired event is kept from the garbage collector. */
    boolean holdsNoEvent() {
        return slots.isClear();
    }

    long after(long delayNs) {
        if (delayNs < 0) {
            throw new IllegalArgumentException("cannot schedule " + delayNs + " ns from now: that has passed");
        }
        return Math.addExact(nowNs, delayNs);
    }

    long nextSequence() {
        return sequence++;
    }

    long enter(long timeNs, long sequence, Event event) {
        long key = sequence << EventQueue.SLOT_BITS | slots.take(event);
        queue.insert(timeNs, key);
        return key;
    }

    /** Entries that will not fire may be as many as those that will, then they are swept out. */
    void countStale(int change) {
        stale += change;
        if (stale > STALE_TOLERATED && stale > slots.used() >> 1) {
            queue.purge(this::stillNeeded);
            stale = 0;
        }
    }

    private boolean stillNeeded(long key) {
        int slot = (int) key & EventQueue.SLOT_MASK;
        if (slots.events[slot] instanceof SimulationTimer timer && !timer.needs(key)) {
            slots.free(slot);
            return false;
        }
        return true;
    }
}
