package io.netsplit.system.log;

import io.netsplit.node.Message;

/**
 * One node's end of a replicated log: consensus on one command after another, whoever reaches it and however. Commands go
 * in by {@link #propose} on the node that leads, and come out in one order on all nodes through {@link
 * ReplicatedStateMachine#apply}. What is built on it cannot tell Raft from Multi-Paxos.
 *
 * <p>A read that must see everything is a command like any other. Snapshots and catching up are the log's own business.
 */
public interface ReplicatedLog {
    /** Called once, when the node starts. */
    void start();

    /** True where the message was the log's, which then has dealt with it. */
    boolean receive(int from, Message message);

    /**
     * Asks that the command be committed. True promises nothing but that it may be: a leader that is deposed, or crashes,
     * does not know whether its successor keeps it. False means that it certainly will not be.
     */
    boolean propose(LogCommand command);

    /** True where this node believes that it leads, so that it takes proposals. */
    boolean leads();

    /** Address of the node that leads as far as this one knows, or -1. */
    int leader();

    /** The position up to which commands have been applied here. */
    long applied();
}
