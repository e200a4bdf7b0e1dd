package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.word.SplitBy;
import io.netsplit.traffic.rollout.Bound;
import io.netsplit.traffic.rollout.Strategy.BlueGreen;
import io.netsplit.traffic.rollout.Strategy.Canary;
import io.netsplit.traffic.rollout.Strategy.Canary.Stage;
import io.netsplit.traffic.rollout.Strategy.Rolling;
import java.util.List;
import java.util.Optional;

/** The strategies of a rollout. */
final class StrategyGrammar {
    private static final long NEVER = -1;
    private static final int MOST_STAGES = 100;
    private static final double DEFAULT_SHARE = 0.25;

    private static final Field<Boolean> WARMED = Field.optional(
            "warmed",
            Kinds.BOOLEAN,
            "false",
            "Whether the idle colour is warmed up, by requests that count for nothing, before it is switched to");
    private static final Field<Long> WATCH = Field.required(
            "watch", Kinds.POSITIVE_DURATION, "For how long after the switch the new colour may be found worse");
    private static final Field<Long> KEEP = Field.optional(
            "keep",
            Kinds.DURATION,
            "watch",
            "For how long after the switch the old colour stays up, idle and warm; later it must be started anew");
    private static final Field<Long> BACK = Field.optional(
            "back", Kinds.DURATION, "never", "So long after the switch somebody switches back, whatever was found");
    static final Section<BlueGreen> BLUE_GREEN_SECTION = new Section<>(
            "blue-green",
            "All requests at once go to the other colour",
            List.of(WARMED, WATCH, KEEP, BACK),
            StrategyGrammar::blueGreen);
    static final Field<BlueGreen> BLUE_GREEN = Field.optional(
            "blue-green",
            BLUE_GREEN_SECTION,
            "another strategy",
            "All requests at once go to the other colour: { watch: 30s }");

    private static final Field<Double> SHARE =
            Field.required("share", Kinds.POSITIVE_SHARE, "What the new version gets");
    private static final Field<Long> FOR = Field.required("for", Kinds.POSITIVE_DURATION, "For how long at least");
    static final Section<Stage> STAGE = new Section<>(
            "stage",
            "A stage of a canary",
            List.of(SHARE, FOR),
            values -> Optional.of(new Stage(values.get(SHARE), values.get(FOR))));
    private static final Field<List<Stage>> STAGES = Field.required(
            "stages",
            Kinds.list(STAGE, 1, MOST_STAGES),
            "In their order, as [{ share: 5%, for: 30s }, { share: 50%, for: 30s }]; after the last, everything");
    private static final Field<SplitBy> BY = Field.optional(
            "by", Kinds.word("what is shared", SplitBy.values()), "request", "Of what the new version gets a share");
    static final Section<Canary> CANARY_SECTION = new Section<>(
            "canary",
            "A growing share goes to the new version",
            List.of(STAGES, BY),
            values -> Refusal.of(
                    values,
                    "'canary'",
                    () -> new Canary(values.get(STAGES), values.get(BY, SplitBy.REQUEST) == SplitBy.CLIENT)));
    static final Field<Canary> CANARY = Field.optional(
            "canary",
            CANARY_SECTION,
            "another strategy",
            "A growing share goes to the new version: { stages: [{ share: 5%, for: 30s }] }");

    private static final Field<Bound> MAX_SURGE = Field.optional(
            "max-surge",
            new InstancesKind(),
            "25%",
            "So many instances may run above the wanted number; a share is rounded up");
    private static final Field<Bound> MAX_UNAVAILABLE = Field.optional(
            "max-unavailable",
            new InstancesKind(),
            "25%",
            "So many of the wanted number may be unavailable; a share is rounded down");
    private static final Field<Boolean> READINESS = Field.optional(
            "readiness",
            Kinds.BOOLEAN,
            "true",
            "Whether balancers wait until an instance answers; without it, it gets requests from its start on");
    private static final Field<Long> MIN_READY = Field.optional(
            "min-ready", Kinds.DURATION, "0s", "How long an instance must have been ready to count as available");
    private static final Field<Long> DEADLINE = Field.optional(
            "progress-deadline",
            Kinds.POSITIVE_DURATION,
            "none",
            "After so long without a change for the better the rollout is rolled back");
    static final Section<Rolling> ROLLING_SECTION = new Section<>(
            "rolling",
            "Instance by instance, as a Deployment of Kubernetes",
            List.of(MAX_SURGE, MAX_UNAVAILABLE, READINESS, MIN_READY, DEADLINE),
            StrategyGrammar::rolling);
    static final Field<Rolling> ROLLING = Field.optional(
            "rolling",
            ROLLING_SECTION,
            "another strategy",
            "Instance by instance, as a Deployment of Kubernetes: { max-surge: 1, max-unavailable: 0 }");

    private StrategyGrammar() {}

    private static Optional<BlueGreen> blueGreen(Values values) {
        long watchNs = values.get(WATCH);
        return Optional.of(
                new BlueGreen(values.get(WARMED, false), watchNs, values.get(KEEP, watchNs), values.get(BACK, NEVER)));
    }

    private static Optional<Rolling> rolling(Values values) {
        return Refusal.of(
                values,
                "'rolling'",
                () -> new Rolling(
                        values.get(MAX_SURGE, Bound.share(DEFAULT_SHARE)),
                        values.get(MAX_UNAVAILABLE, Bound.share(DEFAULT_SHARE)),
                        values.get(READINESS, true),
                        values.get(MIN_READY, 0L),
                        values.get(DEADLINE, NEVER)));
    }
}
