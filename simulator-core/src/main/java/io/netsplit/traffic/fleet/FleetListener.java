package io.netsplit.traffic.fleet;

import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.server.Server;
import io.netsplit.traffic.server.ServerListener;

/** Who sends requests through a {@link Fleet}: it knows what a request costs, and is told what became of it. */
public interface FleetListener {
    /** How long a worker of speed 1 of this server works on the request. */
    long demandNs(Request request, Server server);

    /** Where {@link FleetSpec#splitAt} splits the fleet: whether the request goes to the servers of the second part. */
    default boolean isForSecondPart(Request request) {
        return false;
    }

    /** The request, or the answer, does not arrive. */
    long LOST = -1;

    /** How long the request travels from its balancer to its server; or {@link #LOST}, of which nobody hears. */
    long thereNs(Request request);

    /** The server has done the request's work; the answer is still there. */
    void served(Server server, Request request);

    /** The server did not take the request, or lost it; the news is still there. */
    void failed(Server server, Request request, ServerListener.Failure failure);

    /** See {@link ServerListener#admits}. */
    default boolean admits(Server server, Request request) {
        return true;
    }

    /** See {@link ServerListener#begins}. */
    default boolean begins(Server server, Request request) {
        return true;
    }

    /** See {@link ServerListener#holds}. */
    default boolean holds(Server server, Request request) {
        return false;
    }

    /** Whether a balancer's messages reach the server, and its answers come back. */
    default boolean reaches(int balancer, Server server) {
        return true;
    }

    /** Whether something is still to come. Periodic reports end with this. */
    boolean isActive();
}
