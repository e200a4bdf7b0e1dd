package io.netsplit.system.membership;

import java.util.Arrays;

/**
 * What one node holds of all others. Members of the first configuration are alive in incarnation 0 unless something else was
 * said, so only what was said takes memory: a hash table with open addressing, of which nothing is ever removed.
 */
final class MemberStates {
    static final int UNKNOWN = -1;

    private static final int FREE = -1;
    private static final int SMALLEST = 8;

    private final int initialNodes;
    private int[] keys = new int[0];
    private int[] states = new int[0];
    private int count;

    MemberStates(int initialNodes) {
        this.initialNodes = initialNodes;
    }

    /** {@link Update#state} or {@link #UNKNOWN}. */
    int get(int member) {
        if (count > 0) {
            int slot = slot(member);
            if (keys[slot] == member) {
                return states[slot];
            }
        }
        return member < initialNodes ? Update.ALIVE : UNKNOWN;
    }

    void put(int member, int state) {
        if (2 * (count + 1) > keys.length) {
            grow();
        }
        int slot = slot(member);
        if (keys[slot] == FREE) {
            keys[slot] = member;
            count++;
        }
        states[slot] = state;
    }

    /** Everything that was ever said, in an order that follows from what was put. */
    long[] updates() {
        long[] updates = new long[count];
        int next = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != FREE) {
                updates[next++] = Update.of(keys[slot], states[slot]);
            }
        }
        return updates;
    }

    private int slot(int member) {
        int mask = keys.length - 1;
        int slot = member * 0x9E3779B1 >>> 7 & mask;
        while (keys[slot] != FREE && keys[slot] != member) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] formerKeys = keys;
        int[] formerStates = states;
        keys = new int[Math.max(SMALLEST, 2 * formerKeys.length)];
        states = new int[keys.length];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < formerKeys.length; i++) {
            if (formerKeys[i] != FREE) {
                int slot = slot(formerKeys[i]);
                keys[slot] = formerKeys[i];
                states[slot] = formerStates[i];
            }
        }
    }
}
