package io.netsplit.system.quorum;

import io.netsplit.workload.Causality;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import org.jspecify.annotations.Nullable;

/** A client's write, on its way to the replicas. */
final class WriteRound extends StoreRound {
    private final int client;
    private final Request request;
    private final @Nullable Object output;
    private final @Nullable Causality seen;

    /**
     * @param output what the client is answered
     * @param seen what it has seen of the object then
     */
    WriteRound(
            Server server,
            Placement.Place place,
            Copy copy,
            int client,
            Request request,
            @Nullable Object output,
            @Nullable Causality seen) {
        super(server, place, copy);
        this.client = client;
        this.request = request;
        this.output = output;
        this.seen = seen;
    }

    @Override
    void quorum() {
        server.context.emit(new DynamoEvent.WriteAcknowledged(place.key(), copy));
        server.coordinator.reply(client, request, Reply.Status.OK, output, seen);
    }

    @Override
    void failed() {
        server.coordinator.reply(client, request, Reply.Status.UNKNOWN, null, null);
    }
}
