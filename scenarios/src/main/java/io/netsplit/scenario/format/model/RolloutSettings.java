package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.traffic.rollout.AnalysisSpec;
import io.netsplit.traffic.rollout.RolloutSpec;
import io.netsplit.traffic.rollout.Strategy;
import io.netsplit.traffic.rollout.Version;
import java.util.Optional;

/**
 * A new version takes the place of an old one.
 *
 * @param to the group whose servers run the new version
 * @param atNs when it begins
 * @param noticeNs from a decision until balancers act on it
 * @param drainNs from the decision to stop an instance until it stops
 */
public record RolloutSettings(
        String to,
        long atNs,
        Version oldVersion,
        Version newVersion,
        Strategy strategy,
        Optional<AnalysisSpec> analysis,
        long noticeNs,
        long drainNs,
        Span span) {
    /** For a run whose servers below {@code firstNew} run the old version. */
    public RolloutSpec spec(int firstNew) {
        return new RolloutSpec(
                atNs, firstNew, oldVersion, newVersion, strategy, analysis.orElse(null), noticeNs, drainNs);
    }
}
