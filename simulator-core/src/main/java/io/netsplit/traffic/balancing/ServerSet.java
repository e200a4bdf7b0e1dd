package io.netsplit.traffic.balancing;

/** Some of the servers, as those of a zone: how they fare, and who of them is next. */
final class ServerSet {
    private final View view;
    private final int[] servers;
    private int start;

    ServerSet(View view, int[] servers) {
        this.view = view;
        this.servers = servers;
    }

    /** How many are meant to get requests. */
    int serving() {
        int serving = 0;
        for (int server : servers) {
            serving += view.isServing(server) ? 1 : 0;
        }
        return serving;
    }

    int healthy() {
        int healthy = 0;
        for (int server : servers) {
            healthy += view.isHealthy(server) ? 1 : 0;
        }
        return healthy;
    }

    /** Whether this balancer has so many requests in flight for each worker of the healthy ones, or none is healthy. */
    boolean isFull(double perWorker) {
        long inFlight = 0;
        long workers = 0;
        for (int server : servers) {
            if (view.isHealthy(server)) {
                inFlight += view.inFlight(server);
                workers += view.workers(server);
            }
        }
        return inFlight >= perWorker * workers;
    }

    /** The one of a set that is not empty with the fewest of this balancer's requests in flight; ties go round. */
    int leastLoaded() {
        int best = start;
        for (int i = 1; i < servers.length; i++) {
            int place = start + i < servers.length ? start + i : start + i - servers.length;
            if (view.inFlight(servers[place]) < view.inFlight(servers[best])) {
                best = place;
            }
        }
        start = best + 1 == servers.length ? 0 : best + 1;
        return servers[best];
    }
}
