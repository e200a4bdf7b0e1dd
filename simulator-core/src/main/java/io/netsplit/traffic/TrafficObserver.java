package io.netsplit.traffic;

import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.rollout.RolloutFigures;

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

    /** Its client knows what became of it. {@link TrafficRun#NO_SERVER} is its server where no balancer took it. */
    void ended(Request request, long nowNs);

    /** Its balancer has crashed: its client knows that there will be no answer, and no more. */
    default void disconnected(Request request, long nowNs) {}

    /** What is left of a request whose balancer has crashed since is gone. */
    default void unheard(Request request, long nowNs) {}

    /** A rollout has come to its next part. */
    default void phase(RolloutFigures.Phase phase) {}
}
