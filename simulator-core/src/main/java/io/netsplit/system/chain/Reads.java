package io.netsplit.system.chain;

import io.netsplit.node.Context;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads of dirty objects that wait for the tail to say how far it has come (Terrace and Freedman 2009, section 2.3). */
final class Reads {
    private static final int MOST_WAITING = 10_000;

    private record Waiting(int client, Request request) {}

    private final Context context;
    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
    private long lastId;

    Reads(Context context) {
        this.context = context;
    }

    /** Asks {@code tail}; false where too many are waiting already. */
    boolean ask(int client, Request request, View view) {
        if (waiting.size() >= MOST_WAITING) {
            return false;
        }
        lastId++;
        waiting.put(lastId, new Waiting(client, request));
        context.send(view.tail(), new ChainMessage.VersionQuery(view.epoch(), lastId));
        return true;
    }

    /** The read that this answers, answered by {@code server} if it is still waiting. */
    void answered(long id, Server server) {
        Waiting read = waiting.remove(id);
        if (read != null) {
            server.answerRead(read.client(), read.request());
        }
    }

    /** Nobody will answer: the chain has changed. */
    void refuseAll() {
        for (Waiting read : waiting.values()) {
            context.send(
                    read.client(),
                    new Reply(
                            read.request().client(), read.request().serial(), Reply.Status.REFUSED, null, View.NOBODY));
        }
        waiting.clear();
    }
}
