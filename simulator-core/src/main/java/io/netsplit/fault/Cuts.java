package io.netsplit.fault;

import io.netsplit.cluster.Cluster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Directed links that a fault cuts together, each once: groups do not overlap. */
final class Cuts {
    private final Cluster cluster;
    private int[] pairs = new int[64];
    private int size;
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
            cluster.network().together(() -> {
                for (int i = 0; i < size; i += 2) {
                    cluster.cut(pairs[i], pairs[i + 1]);
                }
            });
        }
    }

    /** Does nothing where the cuts are not in force. */
    void end() {
        if (inForce) {
            inForce = false;
            cluster.network().together(() -> {
                for (int i = 0; i < size; i += 2) {
                    cluster.heal(pairs[i], pairs[i + 1]);
                }
            });
        }
    }

    private void addAll(List<Integer> first, List<Integer> second, CutDirection direction) {
        for (int a : first) {
            for (int b : second) {
                if (direction != CutDirection.INBOUND) {
                    add(a, b);
                }
                if (direction != CutDirection.OUTBOUND) {
                    add(b, a);
                }
            }
        }
    }

    private void add(int from, int to) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
        }
        pairs[size++] = from;
        pairs[size++] = to;
    }
}
