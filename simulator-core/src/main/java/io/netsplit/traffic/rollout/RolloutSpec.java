package io.netsplit.traffic.rollout;

import org.jspecify.annotations.Nullable;

/**
 * A new version takes the place of an old one while requests come.
 *
 * @param atNs when it begins
 * @param firstNew servers with this number and above run the new version, those below the old one
 * @param from the old version, whose instances have long been warm
 * @param to the new version
 * @param strategy how
 * @param analysis whether the new version is worse; null: nobody looks
 * @param noticeNs from a decision until balancers act on it: the way of a configuration, or of a list of endpoints
 * @param drainNs from the decision to stop an instance until it stops, with whatever it still has
 */
public record RolloutSpec(
        long atNs,
        int firstNew,
        Version from,
        Version to,
        Strategy strategy,
        @Nullable AnalysisSpec analysis,
        long noticeNs,
        long drainNs) {
    public RolloutSpec {
        if (atNs < 0 || firstNew < 1 || noticeNs < 0 || drainNs < 0) {
            throw new IllegalArgumentException("a rollout has an old server, and its times are at least 0 ns");
        }
    }

    /** Where {@code rollout} splits a fleet of so many servers in two; their number where there is none or it does not. */
    public static int splitAt(@Nullable RolloutSpec rollout, int servers) {
        if (rollout != null && rollout.firstNew() >= servers) {
            throw new IllegalArgumentException("a rollout needs a server for the new version");
        }
        return rollout != null && rollout.strategy().splits() ? rollout.firstNew() : servers;
    }
}
