package io.netsplit.traffic.service;

/** Why a call was not answered well. */
public enum Failure {
    /** No attempt was answered in time. */
    TIMEOUT(false),
    /** The time that the whole call had was over. */
    DEADLINE(false),
    /** The server had no room. */
    FULL(false),
    /** The server was down. */
    DOWN(false),
    /** The server crashed while the request was there. */
    CRASHED(false),
    /** The server chose not to serve the request. */
    SHED(false),
    /** The server answered with an error, its own or of a call that it made. */
    ERROR(false),
    /** The caller's adaptive throttle refused. */
    THROTTLED(true),
    /** The caller's circuit breaker was open. */
    BREAKER_OPEN(true),
    /** The caller's rate limiter refused. */
    RATE_LIMITED(true),
    /** The caller's concurrency limit was reached. */
    LIMITED(true),
    /** The caller's bulkhead was full. */
    BULKHEAD_FULL(true);

    private final boolean ofCaller;

    Failure(boolean ofCaller) {
        this.ofCaller = ofCaller;
    }

    /** Whether the caller refused its own call: nothing was sent, and it is not tried again. */
    public boolean isOfCaller() {
        return ofCaller;
    }
}
