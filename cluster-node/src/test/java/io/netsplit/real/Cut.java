package io.netsplit.real;

import io.netsplit.cluster.Cluster;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

/** A cut that a test makes, and heals once it has seen what it waits for: no schedule knows how long that takes. */
public final class Cut {
    private Cut() {}

    /** Cuts all links between the nodes of the side and the others, in both directions. */
    public static void begin(Cluster cluster, IntPredicate side) {
        each(cluster, side, cluster::cut);
    }

    /** Undoes {@link #begin}. */
    public static void heal(Cluster cluster, IntPredicate side) {
        each(cluster, side, cluster::heal);
    }

    private static void each(Cluster cluster, IntPredicate side, BiConsumer<Integer, Integer> change) {
        cluster.network().together(() -> {
            for (int from = 0; from < cluster.nodes(); from++) {
                for (int to = 0; to < cluster.nodes(); to++) {
                    if (side.test(from) != side.test(to)) {
                        change.accept(from, to);
                    }
                }
            }
        });
    }
}
