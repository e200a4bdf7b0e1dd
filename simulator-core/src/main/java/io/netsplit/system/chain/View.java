package io.netsplit.system.chain;

import java.util.ArrayList;
import java.util.List;

/**
 * Who forms the chain: what the master decides and everybody else learns.
 *
 * @param epoch grows by one with every change
 * @param members from head to tail; never empty
 * @param learner a server that is being brought up to date behind the tail, or {@link #NOBODY}
 */
record View(long epoch, List<Integer> members, int learner) {
    static final int NOBODY = -1;

    View {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one member");
        }
    }

    int head() {
        return members.get(0);
    }

    int tail() {
        return members.get(members.size() - 1);
    }

    boolean contains(int node) {
        return members.contains(node);
    }

    /** Whom {@code node} forwards to, or {@link #NOBODY}: behind the tail comes the learner. */
    int successor(int node) {
        int place = members.indexOf(node);
        if (place < 0) {
            return NOBODY;
        }
        return place + 1 < members.size() ? members.get(place + 1) : learner;
    }

    /** Whom {@code node} hears from, or {@link #NOBODY}. */
    int predecessor(int node) {
        if (node == learner) {
            return tail();
        }
        int place = members.indexOf(node);
        return place > 0 ? members.get(place - 1) : NOBODY;
    }

    View without(List<Integer> gone) {
        List<Integer> left = new ArrayList<>(members);
        left.removeAll(gone);
        return new View(epoch + 1, left, gone.contains(learner) ? NOBODY : learner);
    }

    View withLearner(int node) {
        return new View(epoch + 1, members, node);
    }

    /** The learner is the tail from now on. */
    View grown() {
        List<Integer> more = new ArrayList<>(members);
        more.add(learner);
        return new View(epoch + 1, more, NOBODY);
    }

    /** As "n2 n3 n4 + n5". */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int member : members) {
            text.append(text.isEmpty() ? "" : " ").append('n').append(member + 1);
        }
        return learner == NOBODY ? text.toString() : text + " + n" + (learner + 1);
    }
}
