package io.netsplit.system.raft;

import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Membership changes, one server at a time (dissertation §4), and leadership transfer (§3.10). A server that joins is a
 * learner until it has caught up. A change begins only when the one before is committed and, which is the published fix
 * (Ongaro, raft-dev 2015), after an entry of the leader's own term is: else two leaders could each commit a change of the
 * same configuration, with majorities that do not overlap.
 */
final class Membership {
    /** Administrators whose change is under way; more are asked to come again. */
    private static final int MAX_WAITING = 16;

    private record Waiting(AdminRequest request, int origin) {}

    private final RaftServer server;
    private final List<Waiting> waiting = new ArrayList<>();
    private int successor = RaftServer.NOBODY;
    private long transferDeadlineNs;
    private boolean successorMayStand;

    Membership(RaftServer server) {
        this.server = server;
    }

    void request(int origin, AdminRequest request) {
        if (!server.isLeader()) {
            reply(request, origin, false);
            return;
        }
        switch (request.action()) {
            case ADD_NODE -> add(origin, request);
            case REMOVE_NODE -> remove(origin, request);
            case TRANSFER_LEADERSHIP -> transfer(origin, request);
        }
    }

    private void add(int origin, AdminRequest request) {
        Configuration configuration = server.log().configuration();
        if (configuration.isVoter(request.node())) {
            awaitCommit(origin, request);
        } else if (configuration.isLearner(request.node())) {
            await(origin, request);
        } else if (mayChange()) {
            await(origin, request);
            change(configuration.withLearner(request.node()));
        } else {
            reply(request, origin, false);
        }
    }

    private void remove(int origin, AdminRequest request) {
        Configuration configuration = server.log().configuration();
        boolean last = configuration.voterCount() == 1 && configuration.isVoter(request.node());
        if (!configuration.isMember(request.node())) {
            awaitCommit(origin, request);
        } else if (mayChange() && !last) {
            await(origin, request);
            change(configuration.without(request.node()));
        } else {
            reply(request, origin, false);
        }
    }

    private void awaitCommit(int origin, AdminRequest request) {
        if (server.log().configurationIndex() <= server.commitIndex()) {
            reply(request, origin, true);
        } else {
            await(origin, request);
        }
    }

    private void await(int origin, AdminRequest request) {
        if (waiting.size() == MAX_WAITING) {
            Waiting oldest = waiting.remove(0);
            reply(oldest.request, oldest.origin, false);
        }
        waiting.add(new Waiting(request, origin));
    }

    private boolean mayChange() {
        boolean fixed = !server.options.noOpBeforeMembershipChange()
                || server.leadership().hasCommittedInTerm();
        return fixed && server.log().configurationIndex() <= server.commitIndex() && !isTransferring();
    }

    private void change(Configuration configuration) {
        server.leadership().propose(new Command.Reconfigure(configuration));
    }

    /** A learner has everything that is committed: it may vote. */
    void replicated(Peer peer) {
        if (isTransferring() && peer.node == successor) {
            handOver(peer);
        }
        boolean caughtUp = peer.matchIndex >= server.commitIndex();
        if (!peer.voter && peer.member && caughtUp && mayChange()) {
            change(server.log().configuration().withVoter(peer.node));
        }
    }

    /** A configuration is committed here. */
    void committed(long index, Configuration configuration) {
        if (!server.isLeader() || index != server.log().configurationIndex()) {
            return;
        }
        server.leadership().forgetThoseWhoLeft();
        answerWhereDone(configuration);
        if (!configuration.isVoter(server.self())) {
            // It managed the cluster without counting itself, up to here (dissertation §4.2.2).
            server.convertToFollower(server.currentTerm(), RaftServer.NOBODY);
        }
    }

    private void answerWhereDone(Configuration configuration) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Waiting each = waiting.get(i);
            boolean adds = each.request.action() == AdminRequest.Action.ADD_NODE;
            int node = each.request.node();
            if (adds ? configuration.isVoter(node) : !configuration.isMember(node)) {
                waiting.remove(i);
                reply(each.request, each.origin, true);
            }
        }
    }

    // Leadership transfer.

    private void transfer(int origin, AdminRequest request) {
        Peer peer = server.leadership().peer(request.node());
        if (request.node() == server.self() || peer == null || !peer.voter || isTransferring()) {
            reply(request, origin, request.node() == server.self());
            return;
        }
        await(origin, request);
        successor = request.node();
        transferDeadlineNs = server.nowNs() + server.options.electionTimeout().maxNs();
        handOver(peer);
    }

    /** While it is true, the leader takes no requests, so that its successor can have everything. */
    boolean isTransferring() {
        return successor != RaftServer.NOBODY;
    }

    /** From now on, and for the rest of the term, a server may be elected that ignores the promise behind leases. */
    boolean mayBeSucceeded() {
        return successorMayStand;
    }

    private void handOver(Peer peer) {
        if (peer.matchIndex == server.log().lastIndex()) {
            successorMayStand = true;
            server.leadership().sendTimeoutNow(peer);
        }
    }

    /** Once every heartbeat interval: a transfer that takes longer than an election timeout is given up. */
    void tick() {
        if (!isTransferring()) {
            return;
        }
        Peer peer = server.leadership().peer(successor);
        if (peer == null || server.nowNs() >= transferDeadlineNs) {
            successor = RaftServer.NOBODY;
            refuseAll();
        } else {
            handOver(peer);
        }
    }

    void leadershipEnded() {
        successorMayStand = false;
        successor = RaftServer.NOBODY;
        refuseAll();
    }

    private void refuseAll() {
        for (Waiting each : waiting) {
            reply(each.request, each.origin, false);
        }
        waiting.clear();
    }

    private void reply(AdminRequest request, int origin, boolean done) {
        server.context().send(origin, new AdminReply(request.serial(), done, server.leader()));
    }
}
