package io.netsplit.cluster;

/** Whether a node has a process. A paused or slow node is up. */
public enum NodeState {
    /** Has an address, but has not been started or has not joined yet. */
    ABSENT,
    UP,
    /** Crashed; a restart brings it back. */
    DOWN,
    /** Its process gave up by itself; a restart brings it back. */
    HALTED,
    /** Left for good. */
    REMOVED
}
