package io.netsplit.system.quorum;

import io.netsplit.causality.Dot;
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
    private final @Nullable Dot dot;

    /**
     * @param output what the client is answered
     * @param seen what it has seen of the object then
     * @param dot the event that the write was, where siblings are kept
     */
    WriteRound(
            Server server,
            Placement.Place place,
            Copy copy,
            int client,
            Request request,
            @Nullable Object output,
            @Nullable Causality seen,
            @Nullable Dot dot) {
        super(server, place, copy);
        this.client = client;
        this.request = request;
        this.output = output;
        this.seen = seen;
        this.dot = dot;
    }

    @Override
    void quorum() {
        server.context.emit(new DynamoEvent.WriteAcknowledged(place.key(), copy, dot));
        server.coordinator.reply(client, request, Reply.Status.OK, output, seen);
    }

    @Override
    void failed() {
        server.coordinator.reply(client, request, Reply.Status.UNKNOWN, null, null);
    }
}
