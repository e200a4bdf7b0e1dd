package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.RolloutSettings;
import io.netsplit.scenario.format.word.TooFewRule;
import io.netsplit.traffic.rollout.AnalysisSpec;
import io.netsplit.traffic.rollout.Strategy;
import io.netsplit.traffic.rollout.Version;
import java.util.List;
import java.util.Optional;

/** How a new version takes the place of an old one. */
final class RolloutGrammar {
    private static final double DEFAULT_LEVEL = 0.01;
    private static final int DEFAULT_FEWEST = 50;
    private static final int MOST_REQUESTS = 1_000_000_000;

    private static final Field<Long> INTERVAL =
            Field.required("interval", Kinds.POSITIVE_DURATION, "Between two looks");
    private static final Field<Double> LEVEL = Field.optional(
            "level",
            Kinds.POSITIVE_SHARE,
            "1%",
            "The most likely that a version no worse than the old one is rolled back, over all looks");
    private static final Field<Double> ERRORS_LIMIT = Field.optional(
            "errors-limit",
            Kinds.SHARE,
            "none: shares of errors are tested",
            "Instead of the test of errors: more errors than this are too many");
    private static final Field<Double> LATENCY = Field.optional(
            "latency-quantile",
            Kinds.POSITIVE_SHARE,
            "none: latencies do not matter",
            "Tests as well whether more of the new version's requests are slower than this quantile of both");
    private static final Field<Integer> FEWEST = Field.optional(
            "fewest",
            Kinds.integer(1, MOST_REQUESTS),
            "50",
            "With fewer requests of either version there is nothing to say");
    private static final Field<TooFewRule> TOO_FEW = Field.optional(
            "too-few",
            Kinds.word("what to do", TooFewRule.values()),
            "wait",
            "What happens where there is still nothing to say when the answer is due");
    private static final Field<Long> DELAY = Field.optional(
            "delay",
            Kinds.DURATION,
            "0s",
            "So long after every change of the share requests do not count: a cold start is no fault");
    static final Section<AnalysisSpec> ANALYSIS_SECTION = new Section<>(
            "analysis",
            "Whether the new version is worse than the old one, which rolls it back",
            List.of(INTERVAL, LEVEL, ERRORS_LIMIT, LATENCY, FEWEST, TOO_FEW, DELAY),
            RolloutGrammar::analysis);

    private static final Field<Long> AT = Field.required("at", Kinds.DURATION, "When it begins");
    private static final Field<String> TO =
            Field.required("to", new GroupNameKind(), "The group whose servers run the new version");
    private static final Field<Version> OLD = Field.optional(
            "old", VersionGrammar.SECTION, "without faults", "What the old version is like: { errors: 0.1% }");
    private static final Field<Version> NEW = Field.optional(
            "new",
            VersionGrammar.SECTION,
            "without faults",
            "What the new version is like: { errors: 5%, start: 10s }");
    private static final Field<AnalysisSpec> ANALYSIS = Field.optional(
            "analysis",
            ANALYSIS_SECTION,
            "nobody looks",
            "Rolls back where the new version is worse: { interval: 5s }");
    private static final Field<Long> NOTICE =
            Field.optional("notice", Kinds.DURATION, "0s", "From a decision until balancers act on it");
    private static final Field<Long> DRAIN = Field.optional(
            "drain",
            Kinds.DURATION,
            "0s",
            "From the decision to stop an instance until it stops, with whatever it still has");

    static final Section<RolloutSettings> SECTION = new Section<>(
            "rollout",
            "A new version takes the place of an old one; exactly one of 'blue-green', 'canary' and 'rolling'",
            List.of(
                    AT,
                    TO,
                    OLD,
                    NEW,
                    StrategyGrammar.BLUE_GREEN,
                    StrategyGrammar.CANARY,
                    StrategyGrammar.ROLLING,
                    ANALYSIS,
                    NOTICE,
                    DRAIN),
            RolloutGrammar::build);
    static final Field<RolloutSettings> ROLLOUT = Field.optional(
            "rollout",
            SECTION,
            "none",
            "Another group takes over from the servers, as the new version of what they run");

    private RolloutGrammar() {}

    private static Optional<AnalysisSpec> analysis(Values values) {
        return Refusal.of(
                values,
                "'analysis'",
                () -> new AnalysisSpec(
                        values.get(INTERVAL),
                        values.get(LEVEL, DEFAULT_LEVEL),
                        values.get(ERRORS_LIMIT, Double.NaN),
                        values.get(LATENCY, Double.NaN),
                        values.get(FEWEST, DEFAULT_FEWEST),
                        values.get(TOO_FEW, TooFewRule.WAIT).rule(),
                        values.get(DELAY, 0L)));
    }

    private static Optional<RolloutSettings> build(Values values) {
        return strategy(values)
                .map(strategy -> new RolloutSettings(
                        values.get(TO),
                        values.get(AT),
                        values.get(OLD, Version.FLAWLESS),
                        values.get(NEW, Version.FLAWLESS),
                        strategy,
                        values.find(ANALYSIS),
                        values.get(NOTICE, 0L),
                        values.get(DRAIN, 0L),
                        values.keySpan(AT)));
    }

    private static Optional<Strategy> strategy(Values values) {
        List<Field<? extends Strategy>> all =
                List.of(StrategyGrammar.BLUE_GREEN, StrategyGrammar.CANARY, StrategyGrammar.ROLLING);
        List<Field<? extends Strategy>> given = all.stream().filter(values::has).toList();
        if (given.size() == 1) {
            return Optional.of(values.get(given.get(0)));
        }
        if (given.size() > 1) {
            values.exclude(given.get(0), given.get(1));
        } else {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "'rollout' does not say how")
                    .withHelp("give 'blue-green', 'canary' or 'rolling'"));
        }
        return Optional.empty();
    }
}
