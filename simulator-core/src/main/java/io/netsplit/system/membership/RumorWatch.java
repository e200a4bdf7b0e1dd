package io.netsplit.system.membership;

import io.netsplit.trace.NodeChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far each rumor has come, as an observer sees it. One is given up that nodes have forgotten before all knew it, or that
 * was known only to nodes that have stopped.
 */
final class RumorWatch {
    static final long NEVER = -1;

    /** One rumor: who of the running nodes knows it, and when all did. */
    static final class Spread {
        final long rumor;
        final long startNs;
        long allNs = NEVER;
        private final long[] knows;
        /** How many know it; none of them is down. */
        private int count;

        private Spread(long rumor, long startNs, int nodes) {
            this.rumor = rumor;
            this.startNs = startNs;
            this.knows = new long[(nodes >> 6) + 1];
        }

        boolean isKnownTo(int node) {
            return (knows[node >> 6] >>> node & 1) != 0;
        }
    }

    private final boolean[] running;
    private int runningCount;
    private final Deque<Spread> open = new ArrayDeque<>();
    private final List<Spread> all = new ArrayList<>();

    RumorWatch(int nodes) {
        running = new boolean[nodes];
    }

    List<Spread> all() {
        return all;
    }

    /** Those that not all running nodes know yet. */
    Iterable<Spread> open() {
        return open;
    }

    int nodes() {
        return running.length;
    }

    /** A running node that does not know it; -1 where all do. */
    int ignorant(Spread spread) {
        for (int node = 0; node < running.length; node++) {
            if (running[node] && !spread.isKnownTo(node)) {
                return node;
            }
        }
        return -1;
    }

    void learned(long timeNs, int node, long rumor) {
        if (node >= running.length) {
            return;
        }
        Spread spread = find(rumor);
        if (spread == null) {
            if (!all.isEmpty() && all.get(all.size() - 1).rumor >= rumor) {
                return;
            }
            spread = new Spread(rumor, timeNs, running.length);
            all.add(spread);
            open.addLast(spread);
            while (open.size() > Rumors.MOST) {
                open.removeFirst();
            }
        }
        if (!spread.isKnownTo(node)) {
            spread.knows[node >> 6] |= 1L << node;
            spread.count++;
        }
        if (spread.count == runningCount) {
            spread.allNs = timeNs;
            open.remove(spread);
        }
    }

    void nodeChanged(long timeNs, int node, NodeChange change) {
        if (node >= running.length) {
            return;
        }
        switch (change) {
            case STARTED, RESTARTED, ADDED -> run(node, true);
            case CRASHED, HALTED, REMOVED -> run(node, false);
            default -> {
                return;
            }
        }
        for (Iterator<Spread> each = open.iterator(); each.hasNext(); ) {
            Spread spread = each.next();
            spread.count -= spread.isKnownTo(node) ? 1 : 0;
            spread.knows[node >> 6] &= ~(1L << node);
            if (spread.count == 0) {
                each.remove();
            } else if (spread.count == runningCount) {
                spread.allNs = timeNs;
                each.remove();
            }
        }
    }

    private void run(int node, boolean runs) {
        if (running[node] != runs) {
            running[node] = runs;
            runningCount += runs ? 1 : -1;
        }
    }

    private @Nullable Spread find(long rumor) {
        for (Spread spread : open) {
            if (spread.rumor == rumor) {
                return spread;
            }
        }
        return null;
    }
}
