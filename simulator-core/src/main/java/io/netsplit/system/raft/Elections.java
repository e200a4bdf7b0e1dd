package io.netsplit.system.raft;

import io.netsplit.kernel.Timer;
import io.netsplit.system.OptionValues;
import io.netsplit.system.raft.RaftMessage.RequestVote;
import io.netsplit.system.raft.RaftMessage.RequestVoteReply;
import io.netsplit.system.raft.RaftMessage.TimeoutNow;
import java.util.Arrays;

/**
 * Leader election (§5.2, §5.4.1): Figure 2's RequestVote and its rules for followers and candidates, with pre-vote
 * (dissertation §9.6) and the rule that protects a working leader (§4.2.3).
 */
final class Elections {
    private final RaftServer server;
    private final Timer timer;
    private long deadlineNs;
    private long timerNs;
    private long heardFromLeaderNs;
    private boolean preCandidate;
    private int[] votes = new int[8];
    private int voteCount;

    Elections(RaftServer server) {
        this.server = server;
        this.timer = server.context().timer("election", this::timerFired);
    }

    /**
     * A server that starts may have promised its stickiness to a leader before it crashed, so it counts as having just heard
     * from one; otherwise a restart could break another server's lease.
     */
    void start() {
        heardFromLeaderNs = server.nowNs();
        resetTimer();
    }

    /** A message of the current leader arrived. */
    void heardFromLeader() {
        heardFromLeaderNs = server.nowNs();
        resetTimer();
    }

    /**
     * Draws a new election timeout. The deadline moves with every heartbeat, the timer itself only where it would ring too
     * late.
     */
    void resetTimer() {
        OptionValues.Range range = server.options.electionTimeout();
        long now = server.nowNs();
        deadlineNs = now + server.context().random().between(range.minNs(), range.maxNs());
        if (!timer.isSet() || deadlineNs < timerNs) {
            setTimer(now);
        }
    }

    private void setTimer(long now) {
        timerNs = deadlineNs;
        timer.set(deadlineNs - now);
    }

    private void timerFired() {
        long now = server.nowNs();
        if (server.isLeader()) {
            return;
        }
        if (now < deadlineNs) {
            setTimer(now);
            return;
        }
        if (mayStand()) {
            resetTimer();
            if (server.options.preVote()) {
                startPreVote();
            } else {
                startElection(false);
            }
            server.storage().flush();
        }
    }

    /**
     * A server whose removal is in its log, but not known to be committed, still stands, though it does not count itself:
     * it may be the only one that can commit its removal (dissertation §4.2.2).
     */
    private boolean mayStand() {
        RaftLog log = server.log();
        return log.configuration().isVoter(server.self())
                || log.configurationAt(server.commitIndex()).isVoter(server.self());
    }

    private void startPreVote() {
        server.convertToFollower(server.currentTerm(), RaftServer.NOBODY);
        preCandidate = true;
        voteCount = 0;
        countVote(server.self());
        if (preCandidate) {
            askForVotes(new RequestVote(
                    server.currentTerm() + 1,
                    server.log().lastIndex(),
                    server.log().lastTerm(),
                    true,
                    false));
        }
    }

    /** On conversion to candidate: increment currentTerm, vote for self, reset the timer, ask all others. */
    private void startElection(boolean transfer) {
        preCandidate = false;
        server.convertToCandidate();
        resetTimer();
        voteCount = 0;
        long term = server.currentTerm();
        server.storage().whenDurable(() -> {
            if (server.isCandidate() && server.currentTerm() == term) {
                askForVotes(new RequestVote(
                        term, server.log().lastIndex(), server.log().lastTerm(), false, transfer));
                countVote(server.self());
            }
        });
    }

    private void askForVotes(RequestVote request) {
        Configuration configuration = server.log().configuration();
        for (int i = 0; i < configuration.voterCount(); i++) {
            if (configuration.voter(i) != server.self()) {
                server.context().send(configuration.voter(i), request);
            }
        }
    }

    /** Receiver of RequestVote. Also answers candidates that are not in its own configuration (§4.1 there). */
    void requestVote(int candidate, RequestVote request) {
        if (server.options.leaderStickiness() && !request.transfer() && hasALeader()) {
            return;
        }
        if (request.preVote()) {
            preVote(candidate, request);
            return;
        }
        server.observeTerm(request.term());
        boolean granted = request.term() == server.currentTerm()
                && (server.votedFor() == RaftServer.NOBODY || server.votedFor() == candidate)
                && isUpToDate(request);
        if (granted) {
            if (server.votedFor() != candidate) {
                server.vote(candidate);
            }
            resetTimer();
        }
        RequestVoteReply reply = new RequestVoteReply(server.currentTerm(), granted, false);
        server.storage().send(server.hardStateWrite(), candidate, reply);
    }

    private void preVote(int candidate, RequestVote request) {
        boolean granted = request.term() > server.currentTerm() && isUpToDate(request);
        long term = granted ? request.term() : server.currentTerm();
        server.context().send(candidate, new RequestVoteReply(term, granted, true));
    }

    /** Within the shortest election timeout of hearing from a leader, or of leading with a majority behind it. */
    private boolean hasALeader() {
        long lastNs = server.isLeader() ? server.leadership().quorumContactNs() : heardFromLeaderNs;
        return server.nowNs() - lastNs < server.options.electionTimeout().minNs();
    }

    /** The later term wins; with the same term the longer log (§5.4.1). */
    private boolean isUpToDate(RequestVote request) {
        long lastTerm = server.log().lastTerm();
        return request.lastLogTerm() > lastTerm
                || (request.lastLogTerm() == lastTerm
                        && request.lastLogIndex() >= server.log().lastIndex());
    }

    void requestVoteReply(int voter, RequestVoteReply reply) {
        if (!reply.granted()) {
            server.observeTerm(reply.term());
            return;
        }
        boolean wanted = reply.preVote()
                ? preCandidate && reply.term() == server.currentTerm() + 1
                : server.isCandidate() && reply.term() == server.currentTerm();
        if (wanted) {
            countVote(voter);
        }
    }

    /** If votes received from a majority of servers: become leader; after a pre-vote: stand. */
    private void countVote(int voter) {
        if (!server.log().configuration().isVoter(voter) || hasVoteOf(voter)) {
            return;
        }
        if (voteCount == votes.length) {
            votes = Arrays.copyOf(votes, 2 * voteCount);
        }
        votes[voteCount++] = voter;
        if (voteCount < server.quorum()) {
            return;
        }
        if (preCandidate) {
            startElection(false);
        } else {
            timer.cancel();
            server.convertToLeader();
        }
    }

    private boolean hasVoteOf(int voter) {
        for (int i = 0; i < voteCount; i++) {
            if (votes[i] == voter) {
                return true;
            }
        }
        return false;
    }

    /** The leader chose this server as its successor: stand at once, without asking first. */
    void timeoutNow(TimeoutNow now) {
        if (now.term() == server.currentTerm() && !server.isLeader() && mayStand()) {
            startElection(true);
        }
    }

    /** A leader turned up, or a later term did. */
    void endCandidacy() {
        preCandidate = false;
    }
}
