package io.netsplit.visualizer.model;

/**
 * How a node was in a span of time.
 *
 * @param state whether it runs
 * @param clockErrorNs how far its clock was ahead of true time when that was last told
 * @param remark the last thing that was told of its speed or disk, as "slower by 5"; empty where it is as it should be
 */
public record Condition(int node, State state, long clockErrorNs, String remark, long startNs, long endNs)
        implements Span {
    /** Whether a node runs. */
    public enum State {
        UP,
        DOWN,
        PAUSED,
        ABSENT
    }
}
