package io.netsplit.traffic.service;

import io.netsplit.traffic.call.Request;
import org.jspecify.annotations.Nullable;

/** One attempt of a {@link Call}: what travels to a server, and what the server is doing for it. */
final class Attempt extends Request {
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
        /** On its way back, or lost. */
        BACK
    }

    /** Changes with each use of this object: whoever means an earlier use finds out. */
    int life;

    Edge edge;
    /** Null once the caller no longer wants the answer. */
    @Nullable
    Call call;

    @Nullable
    Attempt nextOutstanding;

    Place place = Place.WAITING;
    /** Whether the balancer has been told that it is over. */
    boolean settled;

    /** Whether a cut has swallowed it, or its answer. */
    boolean lost;

    int item;
    boolean write;
    boolean hedge;
    long version;
    long deadlineNs;
    /** How many there were at its caller, and at its server, when it came, itself included. */
    int inFlightAtStart;

    int inFlightAtServer;

    @Nullable
    Failure failure;

    int stage;
    int crashesSeen;
    int pendingCalls;
    int neededCalls;
    /** Whether its stages are being started further up the stack. */
    boolean starting;

    boolean holding;
    boolean complete;

    @Nullable
    Call firstChild;

    Attempt(Edge edge) {
        this.edge = edge;
    }

    Attempt renew(Call of, Edge through, long number, long nowNs) {
        begin(number, of.intendedNs, nowNs);
        edge = through;
        call = of;
        nextOutstanding = null;
        place = Place.WAITING;
        settled = false;
        lost = false;
        item = of.item;
        write = of.write;
        version = 0;
        failure = null;
        stage = 0;
        pendingCalls = 0;
        starting = false;
        holding = false;
        complete = false;
        firstChild = null;
        server(-1);
        kind(of.kind);
        priority(of.priority);
        counted(of.counted);
        return this;
    }
}
