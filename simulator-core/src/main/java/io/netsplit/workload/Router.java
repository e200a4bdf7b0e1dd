package io.netsplit.workload;

import io.netsplit.random.Prng;

/** Chooses whom one client asks, by its {@link Route}. */
final class Router {
    private final Route route;
    private final int home;
    private final NodeDirectory nodes;
    private final Prng firstRandom;
    private final Prng retryRandom;
    private int believedLeader;
    private int believedReader;

    /**
     * @param home the client's own node
     * @param firstRandom for first attempts, whose draws must not depend on answers
     * @param retryRandom for everything else
     */
    Router(Route route, int home, NodeDirectory nodes, Prng firstRandom, Prng retryRandom) {
        this.route = route;
        this.home = home;
        this.nodes = nodes;
        this.firstRandom = firstRandom;
        this.retryRandom = retryRandom;
        this.believedLeader = home;
        this.believedReader = home;
    }

    /**
     * Whom to ask.
     *
     * @param attempt number of the attempt, from 1
     * @param reads true where the operation changes nothing
     */
    int target(int attempt, boolean reads) {
        return switch (route) {
            case ANY -> draw(attempt == 1 ? firstRandom : retryRandom);
            case LOCAL -> home;
            case LEADER -> believedLeader;
            case READS_AND_WRITES -> reads ? believedReader : believedLeader;
        };
    }

    /**
     * {@code node} answered such an operation.
     *
     * @param better whom it named as the one to ask next time, or -1
     */
    void answered(int node, int better, boolean reads) {
        learned(route == Route.READS_AND_WRITES && better >= 0 ? better : node, reads);
    }

    /** {@code node} was named by one that refused. */
    void learned(int node, boolean reads) {
        if (reads && route == Route.READS_AND_WRITES) {
            believedReader = node;
        } else {
            believedLeader = node;
        }
    }

    /** {@code node} was silent, or refused without a better name. */
    void gaveUpOn(int node, boolean reads) {
        if (route == Route.LEADER && node == believedLeader) {
            believedLeader = drawOther(node);
        } else if (route == Route.READS_AND_WRITES && node == (reads ? believedReader : believedLeader)) {
            learned(drawOther(node), reads);
        }
    }

    private int draw(Prng random) {
        return nodes.node(random.nextInt(nodes.count()));
    }

    private int drawOther(int node) {
        int count = nodes.count();
        int start = retryRandom.nextInt(count);
        for (int i = 0; i < count; i++) {
            int candidate = nodes.node((start + i) % count);
            if (candidate != node) {
                return candidate;
            }
        }
        return node;
    }
}
