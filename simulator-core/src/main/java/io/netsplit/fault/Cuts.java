package io.netsplit.fault;

import io.netsplit.cluster.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Directed links that a fault cuts together. */
final class Cuts {
    private record Pair(int from, int to) {}

    private final Cluster cluster;
    private final Set<Pair> pairs = new LinkedHashSet<>();
    private boolean inForce;

    private Cuts(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Groups that cannot reach each other, or of which the first is deaf or mute towards the others. */
    static Cuts between(Cluster cluster, List<List<Integer>> groups, CutDirection direction) {
        Cuts cuts = new Cuts(cluster);
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (i == 0 || direction == CutDirection.BOTH) {
                    cuts.addAll(groups.get(i), groups.get(j), direction);
                }
            }
        }
        return cuts;
    }

    /** A group that cannot reach any other position, clients apart included. */
    static Cuts around(Cluster cluster, List<Integer> group, CutDirection direction) {
        List<Integer> others = new ArrayList<>();
        for (int address = 0; address < cluster.endpoints(); address++) {
            if (cluster.host(address) == address && !group.contains(address)) {
                others.add(address);
            }
        }
        return between(cluster, List.of(group, others), direction);
    }

    /** Every two nodes of the ring that stand further apart than {@code reach}. */
    static Cuts ring(Cluster cluster, List<Integer> ring, int reach) {
        Cuts cuts = new Cuts(cluster);
        int n = ring.size();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (Math.min(j - i, n - (j - i)) > reach) {
                    cuts.addAll(List.of(ring.get(i)), List.of(ring.get(j)), CutDirection.BOTH);
                }
            }
        }
        return cuts;
    }

    void begin() {
        if (!inForce) {
            inForce = true;
            pairs.forEach(pair -> cluster.cut(pair.from, pair.to));
        }
    }

    /** Does nothing where the cuts are not in force. */
    void end() {
        if (inForce) {
            inForce = false;
            pairs.forEach(pair -> cluster.heal(pair.from, pair.to));
        }
    }

    private void addAll(List<Integer> first, List<Integer> second, CutDirection direction) {
        for (int a : first) {
            for (int b : second) {
                if (a != b && direction != CutDirection.INBOUND) {
                    pairs.add(new Pair(a, b));
                }
                if (a != b && direction != CutDirection.OUTBOUND) {
                    pairs.add(new Pair(b, a));
                }
            }
        }
    }
}
