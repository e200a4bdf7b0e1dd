package io.netsplit.system.membership;

import io.netsplit.random.Prng;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Whom a node probes next. Round robin goes through a list of all members and shuffles it anew for every pass (section 4.3);
 * here the shuffle is done as the pass goes, one draw for each probe, which comes to the same and costs nothing in
 * advance.
 */
final class ProbeOrder {
    static final int NOBODY = -1;

    private static final int DRAWS = 32;

    private final Prng random;
    private int[] members;
    private int count;
    private int cursor;

    /** All of 0 … {@code initialNodes}-1 but {@code self}. */
    ProbeOrder(int self, int initialNodes, Prng random) {
        this.random = random;
        this.members = new int[Math.max(1, initialNodes)];
        for (int member = 0; member < initialNodes; member++) {
            if (member != self) {
                members[count++] = member;
            }
        }
    }

    /** A new member stands somewhere in what is left of the pass. */
    void add(int member) {
        if (count == members.length) {
            members = Arrays.copyOf(members, 2 * count);
        }
        members[count++] = member;
    }

    int count() {
        return count;
    }

    /** The next in the pass whom {@code wanted} admits. */
    int next(IntPredicate wanted) {
        for (int i = 0; i < count; i++) {
            if (cursor >= count) {
                cursor = 0;
            }
            int other = cursor + random.nextInt(count - cursor);
            int member = members[other];
            members[other] = members[cursor];
            members[cursor++] = member;
            if (wanted.test(member)) {
                return member;
            }
        }
        return NOBODY;
    }

    /** Any of those whom {@code wanted} admits, each as likely. */
    int any(IntPredicate wanted) {
        if (count == 0) {
            return NOBODY;
        }
        for (int i = 0; i < DRAWS; i++) {
            int member = members[random.nextInt(count)];
            if (wanted.test(member)) {
                return member;
            }
        }
        int[] fitting = Arrays.stream(members, 0, count).filter(wanted).toArray();
        return fitting.length == 0 ? NOBODY : fitting[random.nextInt(fitting.length)];
    }
}
