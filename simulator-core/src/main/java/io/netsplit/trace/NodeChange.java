package io.netsplit.trace;

/** What happened to a node as a whole. */
public enum NodeChange {
    STARTED,
    CRASHED,
    RESTARTED,
    PAUSED,
    RESUMED,
    /** The process gave up by itself, see {@link io.netsplit.node.Context#halt}. */
    HALTED,
    ADDED,
    REMOVED,
    /** Speed, clock or disk changed; the detail says how. */
    CHANGED
}
