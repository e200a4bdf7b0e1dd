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
    }

    /** Whom to ask in attempt number {@code attempt}, from 1. */
    int target(int attempt) {
        return switch (route) {
            case ANY -> draw(attempt == 1 ? firstRandom : retryRandom);
            case LOCAL -> home;
            case LEADER -> believedLeader;
        };
    }

    /** {@code node} answered, or was named by one that did. */
    void learnedLeader(int node) {
        believedLeader = node;
    }

    /** {@code node} was silent, or refused without a better name. */
    void gaveUpOn(int node) {
        if (route == Route.LEADER && node == believedLeader) {
            believedLeader = drawOther(node);
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
