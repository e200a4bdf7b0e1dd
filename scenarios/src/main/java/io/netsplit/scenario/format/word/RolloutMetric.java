package io.netsplit.scenario.format.word;

import java.util.EnumSet;
import java.util.Set;

/** The figures of a rollout. What users saw of each version is told by 'errors' and the like, narrowed to its group. */
public enum RolloutMetric implements DefinedMetric {
    EXPOSURE(
            "rollout.exposure",
            Unit.SHARE,
            "requests of users that came to the new version, or led to a call there, of all"),
    TIME_TO_DETECT(
            "rollout.time-to-detect",
            Unit.DURATION,
            "from the new version's first request to the decision to roll back; unknown where there was none"),
    TIME_TO_ROLL_BACK(
            "rollout.time-to-roll-back",
            Unit.DURATION,
            "from that decision until nothing is sent to the new version any more"),
    DURATION(
            "rollout.duration",
            Unit.DURATION,
            "from the beginning until the new version alone runs, and is no longer watched; unknown where that never was"),
    ROLLED_BACK("rollout.rolled-back", Unit.COUNT, "1 where it was decided to roll back, else 0"),
    COMPLETED(
            "rollout.completed", Unit.COUNT, "1 where the new version took the place of the old one for good, else 0");

    private final MetricDefinition definition;

    RolloutMetric(String word, Unit unit, String meaning) {
        definition = new MetricDefinition(word, unit, meaning);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.noneOf(Filter.class);
    }
}
