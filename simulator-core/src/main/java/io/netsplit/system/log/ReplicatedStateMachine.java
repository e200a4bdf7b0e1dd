package io.netsplit.system.log;

/**
 * What a replicated log drives: the same commands in the same order on every node (Schneider, "Implementing Fault-Tolerant
 * Services Using the State Machine Approach", ACM Computing Surveys 1990). A restart begins with a fresh one, which the log
 * brings up to date again.
 */
public interface ReplicatedStateMachine {
    /**
     * The command at {@code position} is committed and everything before it has been applied. Positions grow; those that
     * carry nothing for the state machine are left out.
     *
     * @param mine true where this node proposed it and still leads as it did then: whoever waits for the outcome waits here
     */
    void apply(long position, LogCommand command, boolean mine);

    /** A hash of everything applied so far and its order. */
    long digest();

    /** The state as it is now. */
    StateImage image();

    /** Replaces the state by what another node's {@link #image} was. */
    void restore(StateImage image);

    /** This node has begun to lead, or has ceased to: what it proposed and has not seen applied may or may not come. */
    void leadershipChanged(boolean leads);
}
