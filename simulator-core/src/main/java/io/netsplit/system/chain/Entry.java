package io.netsplit.system.chain;

import io.netsplit.workload.Request;

/**
 * One update in the order that the head has given.
 *
 * @param epoch the view in which a head put it there; together with its place it names one update, because a view has one head
 * @param client the endpoint that asked, which the tail answers
 */
record Entry(long epoch, int client, Request request) {
    private static final int HEADER_BYTES = 32;

    int sizeBytes() {
        return HEADER_BYTES + request.sizeBytes();
    }
}
