package io.netsplit.traffic.fleet;

import io.netsplit.random.Distribution;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.server.Server;
import io.netsplit.traffic.server.ServerListener;

/** Who sends requests through a {@link Fleet}: it knows what a request costs, and is told what became of it. */
public interface FleetListener {
    /** How long a worker of speed 1 works on the request where service times are distributed like this. */
    long demandNs(Request request, Distribution serviceTime);

    /** How long the request travels from its balancer to its server. */
    long thereNs(Request request);

    /** The server has done the request's work; the answer is still there. */
    void served(Server server, Request request);

    /** The server did not take the request, or lost it; the news is still there. */
    void failed(Server server, Request request, ServerListener.Failure failure);

    /** Whether something is still to come. Periodic reports end with this. */
    boolean isActive();
}
