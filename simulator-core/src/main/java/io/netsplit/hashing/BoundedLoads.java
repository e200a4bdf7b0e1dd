package io.netsplit.hashing;

import java.util.List;

/**
 * A hash ring on which no node takes more than {@code c} times the mean: a key whose owner is full goes to the next node
 * around the ring that is not (Mirrokni, Thorup and Zadimoghaddam, "Consistent Hashing with Bounded Loads", SODA 2018).
 * Keys come and go: unlike the other schemes it knows how much each node holds. Not thread-safe.
 *
 * <p>Left out: moving keys back towards their owners when a node empties.
 */
public final class BoundedLoads {
    private final HashRing ring;
    private final double factor;
    private final long[] loads;
    private long total;
    private long probes;

    /**
     * @param factor c: more than 1
     */
    public BoundedLoads(HashRing ring, double factor) {
        if (!(factor > 1)) {
            throw new IllegalArgumentException("the bound must be more than 1 times the mean, not " + factor);
        }
        this.ring = ring;
        this.factor = factor;
        loads = new long[ring.nodes().size()];
    }

    /** The most that a node may hold where {@code keys} are held in all: the next whole number from c times the mean. */
    public long capacity(long keys) {
        return (long) StrictMath.ceil(factor * keys / loads.length);
    }

    /** Places one key more, with a bound that grows with the number of keys, and answers who holds it. */
    public int add(HashKey key) {
        return add(key.hash(), capacity(total + 1));
    }

    /**
     * Places one key more.
     *
     * @param capacity how much any node may hold
     */
    public int add(long hash, long capacity) {
        int start = ring.position(hash);
        for (int i = 0; i < ring.points(); i++) {
            int node = ring.ownerAt(start + i);
            if (loads[node] < capacity) {
                loads[node]++;
                total++;
                return node;
            }
            probes++;
        }
        throw new IllegalArgumentException("all " + loads.length + " nodes hold " + capacity + " already");
    }

    /** {@code node} holds one key more, whatever its bound. */
    public void place(int node) {
        loads[node]++;
        total++;
    }

    /** {@code node} holds one key less. */
    public void remove(int node) {
        if (loads[node] == 0) {
            throw new IllegalStateException(ring.nodes().get(node) + " holds nothing");
        }
        loads[node]--;
        total--;
    }

    public List<String> nodes() {
        return ring.nodes();
    }

    public long load(int node) {
        return loads[node];
    }

    /** How many full points were passed by, over all keys placed. */
    public long probes() {
        return probes;
    }
}
