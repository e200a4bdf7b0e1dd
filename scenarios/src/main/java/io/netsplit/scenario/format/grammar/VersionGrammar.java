package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.traffic.rollout.Version;
import io.netsplit.traffic.rollout.Version.LatentFault;
import io.netsplit.traffic.rollout.Version.WarmUp;
import java.util.List;
import java.util.Optional;

/** What the versions of a rollout are like. */
final class VersionGrammar {
    private static final double MOST_FACTOR = 1_000_000;
    private static final int MOST_IN_FLIGHT = 1_000_000_000;

    private static final Field<Double> ERRORS =
            Field.optional("errors", Kinds.SHARE, "0%", "The share of its answers that are errors");
    private static final Field<Long> START =
            Field.optional("start", Kinds.DURATION, "0s", "From the start of an instance until it can answer");

    private static final Field<Long> WARM_FOR =
            Field.required("for", Kinds.POSITIVE_DURATION, "From an instance's first request on");
    private static final Field<Double> WARM_FACTOR = Field.required(
            "factor",
            Kinds.number(1, MOST_FACTOR),
            "How much longer the first request takes; falls to 1 in a straight line");
    static final Section<WarmUp> WARM_UP_SECTION = new Section<>(
            "warm-up",
            "A fresh instance is slow",
            List.of(WARM_FOR, WARM_FACTOR),
            values -> Optional.of(new WarmUp(values.get(WARM_FOR), values.get(WARM_FACTOR))));
    private static final Field<WarmUp> WARM_UP =
            Field.optional("warm-up", WARM_UP_SECTION, "none", "A fresh instance is slow: { for: 30s, factor: 4 }");

    private static final Field<Long> AFTER =
            Field.optional("after", Kinds.DURATION, "0s", "It shows in instances that have been up so long");
    private static final Field<Integer> ABOVE = Field.optional(
            "above",
            Kinds.integer(1, MOST_IN_FLIGHT),
            "no matter",
            "It shows while more than so many requests are at the instance");
    private static final Field<Double> LATENT_ERRORS =
            Field.optional("errors", Kinds.SHARE, "those of the version", "The share of errors meanwhile");
    private static final Field<Double> LATENT_FACTOR =
            Field.optional("factor", Kinds.number(1, MOST_FACTOR), "1", "How much longer requests take meanwhile");
    static final Section<LatentFault> LATENT_SECTION = new Section<>(
            "latent",
            "A fault that shows only after a time, or under load",
            List.of(AFTER, ABOVE, LATENT_ERRORS, LATENT_FACTOR),
            VersionGrammar::latent);
    private static final Field<LatentFault> LATENT = Field.optional(
            "latent", LATENT_SECTION, "none", "A fault that shows only later: { after: 30s, errors: 20% }");

    static final Section<Version> SECTION = new Section<>(
            "version",
            "What a version is like beyond its servers' service times",
            List.of(ERRORS, START, WARM_UP, LATENT),
            VersionGrammar::version);

    private VersionGrammar() {}

    private static Optional<LatentFault> latent(Values values) {
        if (!values.has(AFTER) && !values.has(ABOVE)) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "'latent' does not say when the fault shows")
                    .withHelp("give 'after', 'above' or both"));
            return Optional.empty();
        }
        if (!values.has(LATENT_ERRORS) && !values.has(LATENT_FACTOR)) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "'latent' does not say what the fault does")
                    .withHelp("give 'errors', 'factor' or both"));
            return Optional.empty();
        }
        return Optional.of(new LatentFault(
                values.get(AFTER, 0L),
                values.get(ABOVE, 0),
                values.get(LATENT_ERRORS, Double.NaN),
                values.get(LATENT_FACTOR, 1.0)));
    }

    private static Optional<Version> version(Values values) {
        return Optional.of(new Version(
                values.get(ERRORS, 0.0),
                values.get(START, 0L),
                values.get(WARM_UP, WarmUp.NONE),
                values.find(LATENT).orElse(null)));
    }
}
