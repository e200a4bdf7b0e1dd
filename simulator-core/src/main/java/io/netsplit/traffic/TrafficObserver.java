package io.netsplit.traffic;

import io.netsplit.traffic.call.Request;

/** Sees every request of a run at each step of its way; what it does changes nothing. Times are virtual nanoseconds. */
public interface TrafficObserver {
    /** A client has sent it to its balancer. */
    void sent(Request request, long nowNs);

    /** The balancer has chosen its server and sent it on; a cut link may lose it. */
    void chosen(Request request, boolean isLost, long nowNs);

    /** It has come to its server. */
    void arrived(Request request, long nowNs);

    /** The server sends back its answer, or the news that there is none; a cut link may lose that. */
    void answered(Request request, boolean isLost, long nowNs);

    /** Its client knows what became of it. */
    void ended(Request request, long nowNs);
}
