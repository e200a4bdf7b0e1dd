package io.netsplit.traffic.service;

import io.netsplit.traffic.call.Request;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a {@link Call}: what travels to a server, and what the server is doing for it. The first attempt of a call is
 * the call itself, so that a call that needs no other is one object; this class alone is that of retries and hedges.
 */
class Attempt extends Request {
    /** Where an attempt is. */
    enum Place {
        /** With its caller, who has it wait. */
        WAITING,
        /** On its way to a server, or held by the balancers. */
        THERE,
        /** In a server's line or in the hands of a worker. */
        SERVER,
        /** Not at its server, which waits for those that it calls without holding a worker. */
        CALLING,
        /** On its way back, or back. */
        BACK,
        /** A cut has swallowed it, or its answer. */
        LOST
    }

    CallSite site;
    /** Null once the caller no longer wants the answer. */
    @Nullable
    Call call;

    @Nullable
    Attempt nextOutstanding;

    Place place = Place.WAITING;
    /** Whether the balancer has been told that it is over. */
    boolean settled;

    boolean write;
    /** Whether it was sent because another one was slow. */
    boolean hedge;

    /** Of its call. */
    long deadlineNs;

    long version;
    /** How many there were at its caller, and at its server, when it came, itself included. */
    int inFlightAtStart;

    int inFlightAtServer;

    @Nullable
    Failure failure;

    short stage;
    int crashesSeen;
    int pendingCalls;
    int neededCalls;
    /** Whether its stages are being started further up the stack. */
    boolean starting;

    boolean holding;
    boolean complete;

    @Nullable
    Call firstChild;

    Attempt(CallSite site) {
        this.site = site;
    }

    /** Is as if it were fresh, and knows nothing yet of what is asked for. */
    final void renew(CallSite by, long number, long intendedNs, long nowNs) {
        begin(number, intendedNs, nowNs);
        site = by;
        call = null;
        nextOutstanding = null;
        place = Place.WAITING;
        settled = false;
        hedge = false;
        deadlineNs = Call.NEVER;
        version = 0;
        failure = null;
        stage = 0;
        pendingCalls = 0;
        neededCalls = 0;
        starting = false;
        holding = false;
        complete = false;
        firstChild = null;
        server(-1);
    }

    final void describe(int fromClient, int what, boolean writes, int ofKind, int withPriority) {
        client(fromClient);
        item(what);
        write = writes;
        kind(ofKind);
        priority(withPriority);
    }

    final void describeLike(Attempt other) {
        describe(other.client(), other.item(), other.write, other.kind(), other.priority());
        counted(other.isCounted());
    }

    /** Its caller sends it now. */
    final void leave(Call of, long nowNs) {
        call = of;
        sentNs(nowNs);
        balancer(site.balancer);
    }

    /** Until when the callee knows that its caller waits. */
    final long toldDeadlineNs() {
        return site.spec.propagatesDeadline ? deadlineNs : Call.NEVER;
    }
}
