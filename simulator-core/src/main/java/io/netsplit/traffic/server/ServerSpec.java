package io.netsplit.traffic.server;

import io.netsplit.random.Distribution;

/**
 * What a server is.
 *
 * @param name by which reports and hashing algorithms know it
 * @param workers how many requests it serves at once, at full speed each
 * @param discipline in which order it serves
 * @param capacity the most requests that are there at once, those in service included; one more is refused
 * @param serviceTime how long a worker of speed 1 works on a request, in nanoseconds
 * @param weight its share in the eyes of a weighted algorithm
 * @param habits what makes it slower or stops it without any fault
 */
public record ServerSpec(
        String name,
        int workers,
        Discipline discipline,
        int capacity,
        Distribution serviceTime,
        int weight,
        HabitSpec habits) {
    /** No bound of the server's own; the run's bound on requests in flight still holds. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** More workers than these, nobody needs. */
    public static final int MOST_WORKERS = 1_000_000;

    /** Without habits. */
    public ServerSpec(
            String name, int workers, Discipline discipline, int capacity, Distribution serviceTime, int weight) {
        this(name, workers, discipline, capacity, serviceTime, weight, HabitSpec.NONE);
    }

    public ServerSpec {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("a server has from 1 to 1,000,000 workers, not " + workers);
        }
        if (capacity < workers) {
            throw new IllegalArgumentException("a server with " + workers + " workers has room for at least as many"
                    + " requests: its capacity cannot be " + capacity);
        }
        if (weight < 1) {
            throw new IllegalArgumentException("a server's weight is at least 1, not " + weight);
        }
    }

    /** One worker, first come first served, room for all, weight 1. */
    public static ServerSpec of(String name, Distribution serviceTime) {
        return new ServerSpec(name, 1, Discipline.FIRST_COME_FIRST_SERVED, UNBOUNDED, serviceTime, 1);
    }

    public ServerSpec withName(String value) {
        return new ServerSpec(value, workers, discipline, capacity, serviceTime, weight, habits);
    }

    public ServerSpec withWorkers(int count) {
        return new ServerSpec(name, count, discipline, capacity, serviceTime, weight, habits);
    }

    public ServerSpec withDiscipline(Discipline order) {
        return new ServerSpec(name, workers, order, capacity, serviceTime, weight, habits);
    }

    public ServerSpec withCapacity(int requests) {
        return new ServerSpec(name, workers, discipline, requests, serviceTime, weight, habits);
    }

    public ServerSpec withWeight(int value) {
        return new ServerSpec(name, workers, discipline, capacity, serviceTime, value, habits);
    }

    public ServerSpec withHabits(HabitSpec what) {
        return new ServerSpec(name, workers, discipline, capacity, serviceTime, weight, what);
    }
}
