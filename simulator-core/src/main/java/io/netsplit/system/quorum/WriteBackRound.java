package io.netsplit.system.quorum;

import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;

/**
 * The second half of a read that repairs before it answers: what it has found is at W replicas before anybody is told, so
 * that no later read finds less (Attiya, Bar-Noy and Dolev, "Sharing Memory Robustly in Message-Passing Systems", 1995).
 */
final class WriteBackRound extends StoreRound {
    private final int client;
    private final Request request;

    WriteBackRound(Server server, Placement.Place place, Copy copy, int client, Request request) {
        super(server, place, copy);
        this.client = client;
        this.request = request;
    }

    @Override
    void quorum() {
        server.coordinator.answerRead(client, request, copy);
    }

    @Override
    void failed() {
        server.coordinator.reply(client, request, Reply.Status.REFUSED, null, null);
    }
}
