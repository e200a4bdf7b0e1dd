package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * What one balancer sees of the servers, which it numbers from 0. What it knows by itself, any real balancer knows; what it
 * is told by the servers may be old; what only a ceiling may ask is marked so.
 */
public interface View {
    int servers();

    String name(int server);

    /** The share that the administrator gave the server, 1 or more. */
    int weight(int server);

    /** Requests that this balancer sent to the server and has no answer to. */
    int inFlight(int server);

    /** The sum of {@link #inFlight} over all servers. */
    int totalInFlight();

    /** Requests that are at the server, from all balancers, as the servers last told; exact where they tell at once. */
    int present(int server);

    /** Workers of the server that have nothing to do and nothing coming. Only a central queue can know this. */
    int freeWorkers(int server);

    /** How many requests the server serves at once. */
    int workers(int server);

    /** How fast each worker of the server works now; 0 where it stands still or is down. Only a ceiling knows this. */
    double speed(int server);

    /** Work at the server or on its way, not done yet, in nanoseconds. Only a ceiling knows this. */
    double workLeftNs(int server);

    /** How long a worker of the server would work on the request at speed 1. Only a ceiling knows this. */
    long demandNs(int server, Request request);

    /** Whether the server is meant to get requests: false while it drains, and before it has joined. */
    boolean isServing(int server);

    /** Whether the balancer takes the server for healthy. */
    boolean isHealthy(int server);

    /** How many zones there are, numbered from 0. */
    int zones();

    /** The zone that the balancer stands in. */
    int ownZone();

    /** The zone that the server stands in. */
    int zone(int server);

    /** How long a message from the balancer to this zone takes on average, in nanoseconds. */
    double distanceNs(int zone);

    /** Share of all balancers that stand in this zone. */
    double balancersIn(int zone);

    /** The balancer's clock, in nanoseconds. */
    long nowNs();

    /** Asks the server how it fares; the answer comes as {@link Algorithm#probed}. */
    void probe(int server);
}
