package io.netsplit.traffic.server;

import io.netsplit.traffic.call.Request;

/** Who is told what became of the requests that a server was given. Each is told of once, as served or
 * as failed. */
public interface ServerListener {
    /** The server has done the request's work. */
    void served(Server server, Request request);

    /** The server did not take the request, or lost it in a crash. */
    void failed(Server server, Request request, Failure failure);

    /** Whether the server, which is up and has room, takes the request; one that it does not take is {@link Failure#SHED}. */
    default boolean admits(Server server, Request request) {
        return true;
    }

    /** Whether a worker begins the request, whose turn has come; one that it does not begin is {@link Failure#SHED}. */
    default boolean begins(Server server, Request request) {
        return true;
    }

    /** The server's own work is done. Whether the request keeps its worker until {@link Server#release}. */
    default boolean holds(Server server, Request request) {
        return false;
    }

    /** The server works again, after a restart or a pause. */
    default void ready(Server server) {}

    /** Why a server did not serve a request. */
    enum Failure {
        /** The server had no room. */
        FULL,
        /** The server was down when the request came. */
        DOWN,
        /** The server crashed while the request was there. */
        CRASHED,
        /** The server chose not to serve the request. */
        SHED,
        /** Whoever sent the request no longer wanted it. */
        WITHDRAWN
    }
}
