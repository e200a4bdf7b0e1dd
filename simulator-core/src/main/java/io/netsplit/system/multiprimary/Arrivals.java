package io.netsplit.system.multiprimary;

import io.netsplit.causality.VersionVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Updates that have come before others that they follow: each waits until all earlier ones of its node are there, and with
 * causal delivery everything else that its node had seen (Birman, Schiper and Stephenson, "Lightweight causal and atomic
 * group multicast", 1991, section 5).
 */
final class Arrivals {
    /** Beyond so many of one node they are dropped; they will be sent again. */
    private static final int MOST_WAITING = 10_000;

    private final boolean causal;
    private final Map<Integer, TreeMap<Long, Update>> waiting = new TreeMap<>();

    Arrivals(boolean causal) {
        this.causal = causal;
    }

    void add(Update update) {
        TreeMap<Long, Update> ofNode = waiting.computeIfAbsent(update.dot().node(), node -> new TreeMap<>());
        if (ofNode.size() < MOST_WAITING) {
            ofNode.putIfAbsent(update.dot().counter(), update);
        }
    }

    /** Takes out all whose time has come for somebody who has {@code has}, in an order in which they can be applied. */
    List<Update> ready(VersionVector has) {
        List<Update> ready = new ArrayList<>();
        VersionVector have = has;
        boolean found = true;
        while (found) {
            found = false;
            for (TreeMap<Long, Update> ofNode : waiting.values()) {
                Update next = next(ofNode, have);
                while (next != null) {
                    ofNode.remove(next.dot().counter());
                    ready.add(next);
                    have = have.with(next.dot());
                    found = true;
                    next = next(ofNode, have);
                }
            }
        }
        return ready;
    }

    private @Nullable Update next(TreeMap<Long, Update> ofNode, VersionVector have) {
        while (!ofNode.isEmpty() && have.contains(ofNode.firstEntry().getValue().dot())) {
            ofNode.pollFirstEntry();
        }
        if (ofNode.isEmpty()) {
            return null;
        }
        Update first = ofNode.firstEntry().getValue();
        boolean inTurn = have.next(first.dot().node()).equals(first.dot());
        return inTurn && (!causal || have.covers(first.after())) ? first : null;
    }
}
