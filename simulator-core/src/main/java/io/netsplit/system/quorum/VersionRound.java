package io.netsplit.system.quorum;

import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;

/** The first half of a write that has to know what is there: the highest counter, or the elements of a set. */
final class VersionRound extends FetchRound {
    private final int client;
    private final Request request;

    VersionRound(Server server, Placement.Place place, int client, Request request) {
        super(server, place);
        this.client = client;
        this.request = request;
    }

    @Override
    void quorum() {
        server.coordinator.write(client, request, place, joined());
    }

    @Override
    void failed() {
        server.coordinator.reply(client, request, Reply.Status.REFUSED, null, null);
    }
}
