package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.traffic.rollout.AnalysisSpec;
import io.netsplit.traffic.rollout.RolloutSpec;
import io.netsplit.traffic.rollout.Strategy;
import io.netsplit.traffic.rollout.Version;
import java.util.ArrayList;
import java.util.List;
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
    /** The groups that run the old version, and after them that of the new one. */
    public static List<String> withNew(List<String> old, Optional<RolloutSettings> rollout) {
        List<String> all = new ArrayList<>(old);
        rollout.ifPresent(found -> all.add(found.to()));
        return List.copyOf(all);
    }

    /** Those among the groups that serve at the start: all, where nothing is rolled out. */
    public static List<String> old(List<String> groups, Optional<RolloutSettings> rollout) {
        return rollout.map(found -> found.oldAmong(groups)).orElse(groups);
    }

    private List<String> oldAmong(List<String> groups) {
        return groups.stream().filter(name -> !name.equals(to)).toList();
    }

    /** For servers that are numbered by these groups, that of the new version last. */
    public RolloutSpec spec(Topology topology, List<String> groups) {
        int firstNew = oldAmong(groups).stream()
                .mapToInt(name -> topology.group(name).orElseThrow().count())
                .sum();
        return new RolloutSpec(
                atNs, firstNew, oldVersion, newVersion, strategy, analysis.orElse(null), noticeNs, drainNs);
    }
}
