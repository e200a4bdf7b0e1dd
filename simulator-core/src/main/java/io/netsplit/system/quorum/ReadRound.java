package io.netsplit.system.quorum;

import io.netsplit.system.quorum.DynamoOptions.ReadRepair;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;

/** A client's read: answered as soon as R copies are there; old ones are brought up to date before that or after it. */
final class ReadRound extends FetchRound {
    private final int client;
    private final Request request;

    ReadRound(Server server, Placement.Place place, int client, Request request) {
        super(server, place);
        this.client = client;
        this.request = request;
    }

    @Override
    void quorum() {
        Copy copy = joined();
        if (copy == null || server.options.readRepair() != ReadRepair.BEFORE_ANSWER) {
            server.coordinator.answerRead(client, request, copy);
            return;
        }
        WriteBackRound writeBack = new WriteBackRound(server, place, copy, client, request);
        for (int position = 0; position < place.order().length; position++) {
            if (isNew(position)) {
                writeBack.knows(position);
            }
        }
        writeBack.begin();
    }

    @Override
    void failed() {
        server.coordinator.reply(client, request, Reply.Status.REFUSED, null, null);
    }

    @Override
    void settled() {
        Copy copy = joined();
        if (copy == null || server.options.readRepair() != ReadRepair.AFTER_ANSWER) {
            return;
        }
        for (int position = 0; position < server.options.replicas(); position++) {
            if (isOld(position)) {
                server.repair(place.order()[position], place.key(), copy);
            }
        }
    }
}
