package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.ChoiceKind;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.MappedKind;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.ShapedKind;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.traffic.resilience.Backoff;
import io.netsplit.traffic.resilience.BudgetSpec;
import io.netsplit.traffic.resilience.RetrySpec;
import java.util.List;
import java.util.Optional;

/** How a service's call is tried again. */
final class RetryPolicyGrammar {
    private static final Field<Integer> ATTEMPTS =
            Field.required("attempts", Kinds.integer(1, 1000), "All tries of one call, the first included");
    private static final Field<Range> BACKOFF = Field.optional(
            "backoff",
            Kinds.RANGE,
            "none: at once",
            "Wait before the second try and the longest wait, as 10ms..1s; one value for the same wait each time");
    private static final Field<String> JITTER = Field.optional(
            "jitter",
            new ChoiceKind("jitter", List.of("none", "equal", "full", "decorrelated")),
            "full",
            "How a growing wait varies: not, in its upper half, all of it, or between its start and three times the last");

    private static final Field<Double> SHARE = Field.optional(
            "share", Kinds.POSITIVE_SHARE, "20%", "As Finagle: retries for each call of the last seconds");
    private static final Field<Double> RESERVE =
            Field.optional("reserve", Kinds.RATE_OR_ZERO, "10/s", "As Finagle: retries that there are in any case");
    private static final Field<Long> MEMORY =
            Field.optional("memory", Kinds.POSITIVE_DURATION, "10s", "As Finagle: after which a call no longer counts");
    private static final Field<Double> TOKENS = Field.optional(
            "tokens",
            Kinds.number(0.001, 1000),
            "As gRPC: tokens at most; a failure costs one, and above half of them there are retries");
    private static final Field<Double> PER_SUCCESS =
            Field.optional("per-success", Kinds.number(0.001, 1000), "0.1", "As gRPC: what a success gives back");
    static final Section<BudgetSpec> BUDGET = new Section<>(
            "budget",
            "A bound on the retries of one caller",
            List.of(SHARE, RESERVE, MEMORY, TOKENS, PER_SUCCESS),
            RetryPolicyGrammar::budget);
    private static final Field<BudgetSpec> BUDGET_FIELD = Field.optional(
            "budget",
            new ShapedKind<>(
                    new MappedKind<>(Kinds.POSITIVE_SHARE, share -> new BudgetSpec.Share(share, 0, 10_000_000_000L)),
                    BUDGET),
            "no bound",
            "A share of the calls, as 10%, or { share: 20%, reserve: 10/s } or { tokens: 10 }");

    static final Section<RetrySpec> SECTION = new Section<>(
            "retry",
            "How a call is tried again",
            List.of(ATTEMPTS, BACKOFF, JITTER, BUDGET_FIELD),
            RetryPolicyGrammar::retry);

    private RetryPolicyGrammar() {}

    private static Optional<RetrySpec> retry(Values values) {
        if (!values.needs(JITTER, BACKOFF)) {
            return Optional.empty();
        }
        return Refusal.of(
                values,
                "'retry'",
                () -> new RetrySpec(
                        values.get(ATTEMPTS),
                        values.find(BACKOFF)
                                .map(range -> backoff(range, values))
                                .orElse(Backoff.immediate()),
                        values.find(BUDGET_FIELD).orElse(null)));
    }

    private static Backoff backoff(Range range, Values values) {
        if (range.isExact()) {
            if (values.has(JITTER)) {
                throw new IllegalArgumentException("'jitter' needs a wait that grows, as backoff: 10ms..1s");
            }
            return new Backoff.Fixed(range.minNs());
        }
        return switch (values.get(JITTER, "full")) {
            case "none" -> new Backoff.Exponential(range.minNs(), range.maxNs(), Backoff.Jitter.NONE);
            case "equal" -> new Backoff.Exponential(range.minNs(), range.maxNs(), Backoff.Jitter.EQUAL);
            case "decorrelated" -> new Backoff.Decorrelated(range.minNs(), range.maxNs());
            default -> new Backoff.Exponential(range.minNs(), range.maxNs(), Backoff.Jitter.FULL);
        };
    }

    private static Optional<BudgetSpec> budget(Values values) {
        for (Field<?> other : List.of(SHARE, RESERVE, MEMORY)) {
            if (!values.exclude(TOKENS, other)) {
                return Optional.empty();
            }
        }
        if (!values.needs(PER_SUCCESS, TOKENS)) {
            return Optional.empty();
        }
        return Refusal.of(
                values,
                "'budget'",
                () -> values.has(TOKENS)
                        ? new BudgetSpec.Tokens(values.get(TOKENS), values.get(PER_SUCCESS, 0.1))
                        : new BudgetSpec.Share(
                                values.get(SHARE, 0.2),
                                values.get(RESERVE, 10.0),
                                values.get(MEMORY, 10_000_000_000L)));
    }
}
