package io.netsplit.system.raft;

import io.netsplit.system.DataStore;
import io.netsplit.system.raft.RaftMessage.Forward;
import io.netsplit.system.raft.RaftMessage.ForwardRefused;
import io.netsplit.system.raft.RaftOptions.Reads;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * How clients are served (§8, dissertation §6): the leader executes, a follower passes on to the leader that it knows, and
 * a server that knows none refuses.
 */
final class Clients {
    /**
     * A request as it reached this server.
     *
     * @param origin the endpoint that asked
     * @param via the server that passed it on, or {@link RaftServer#NOBODY}
     */
    record Asked(Request request, int origin, int via) {}

    /** Entries that a leader takes on beyond what is committed, as when it is cut off and does not step down. */
    private static final int MAX_UNCOMMITTED = 100_000;

    private final RaftServer server;
    private final LinearizableReads reads;

    Clients(RaftServer server) {
        this.server = server;
        this.reads = new LinearizableReads(server);
    }

    LinearizableReads reads() {
        return reads;
    }

    void request(int origin, Request request) {
        boolean local = server.options.reads() == Reads.LOCAL && DataStore.isRead(request.function());
        if (local) {
            answer(request, origin, server.store().read(request));
        } else if (server.isLeader() || server.leader() == RaftServer.NOBODY) {
            execute(new Asked(request, origin, RaftServer.NOBODY));
        } else {
            server.context().send(server.leader(), new Forward(origin, request));
        }
    }

    /** A follower takes this server for the leader. */
    void forwarded(int follower, Forward forward) {
        execute(new Asked(forward.request(), forward.origin(), follower));
    }

    private void execute(Asked asked) {
        Request request = asked.request;
        if (!server.isLeader() || server.membership().isTransferring()) {
            refuse(asked);
        } else if (DataStore.isRead(request.function()) && server.options.reads() != Reads.LOG) {
            reads.read(asked);
        } else if (server.log().lastIndex() - server.commitIndex() >= MAX_UNCOMMITTED) {
            refuse(asked);
        } else {
            server.leadership().propose(new Command.Operate(request, asked.origin));
        }
    }

    /** An entry took effect: the leader that appended it answers the client. */
    void applied(long term, Command.Operate operate, @Nullable Object output) {
        if (server.isLeader() && term == server.currentTerm()) {
            answer(operate.request(), operate.origin(), output);
        }
    }

    void answerRead(Asked asked) {
        answer(asked.request, asked.origin, server.store().read(asked.request));
    }

    private void answer(Request request, int origin, @Nullable Object output) {
        server.context()
                .send(origin, new Reply(request.client(), request.serial(), Reply.Status.OK, output, server.leader()));
    }

    /** Only for what has had no effect and will have none. */
    void refuse(Asked asked) {
        Request request = asked.request;
        int leader = server.isLeader() ? RaftServer.NOBODY : server.leader();
        Reply reply = new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, leader);
        if (asked.via == RaftServer.NOBODY) {
            server.context().send(asked.origin, reply);
        } else {
            server.context().send(asked.via, new ForwardRefused(asked.origin, reply));
        }
    }

    void forwardRefused(ForwardRefused refused) {
        server.context().send(refused.origin(), refused.reply());
    }

    void leadershipEnded() {
        reads.leadershipEnded();
    }
}
