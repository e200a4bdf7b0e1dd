package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.ChoiceKind;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.traffic.resilience.LimitSpec;
import io.netsplit.traffic.resilience.LimiterSpec;
import java.util.List;
import java.util.Optional;

/** Rate limiters and concurrency limits, before a call or before a server. */
final class LimitGrammar {
    private static final int MOST = 1_000_000_000;
    private static final long SECOND_NS = 1_000_000_000;

    private static final Field<String> LIMITER = Field.optional(
            "kind",
            new ChoiceKind(
                    "kind", List.of("token-bucket", "leaky-bucket", "fixed-window", "sliding-log", "sliding-counter")),
            "token-bucket",
            "How it counts; the token bucket is Bucket4j's, the leaky bucket has requests wait for their turn");
    private static final Field<Integer> LIMIT =
            Field.required("limit", Kinds.integer(1, MOST), "Requests let through in each window");
    private static final Field<Long> PER =
            Field.optional("per", Kinds.POSITIVE_DURATION, "1s", "The length of a window");
    private static final Field<Integer> BURST = Field.optional(
            "burst",
            Kinds.integer(1, MOST),
            "limit",
            "Tokens that a token bucket keeps, or requests that wait in a leaky bucket");

    static final Section<LimiterSpec> RATE = new Section<>(
            "rate-limit", "So many requests in a time", List.of(LIMITER, LIMIT, PER, BURST), LimitGrammar::rate);

    private static final Field<String> LEARNS = Field.required(
            "kind",
            new ChoiceKind("kind", List.of("aimd", "vegas", "gradient")),
            "How it follows the latency: as Chiu and Jain, or as Vegas and Gradient2 of Netflix's concurrency-limits");
    private static final Field<Integer> INITIAL =
            Field.optional("initial", Kinds.integer(1, MOST), "20", "The limit at the start");
    private static final Field<Integer> HIGHEST =
            Field.optional("most", Kinds.integer(1, MOST), "1000", "The highest limit");
    private static final Field<Double> BACKOFF =
            Field.optional("backoff", Kinds.POSITIVE_SHARE, "90%", "Of aimd: what is left of the limit after a loss");
    private static final Field<Long> LATE =
            Field.optional("late", Kinds.POSITIVE_DURATION, "5s", "Of aimd: from which on an answer is as bad as none");
    private static final Field<Double> TOLERANCE = Field.optional(
            "tolerance",
            Kinds.number(1, 100),
            "1.5",
            "Of gradient: how much slower than in the long term is no reason to shrink");

    static final Section<LimitSpec> CONCURRENCY = new Section<>(
            "concurrency-limit",
            "A bound on requests in flight that follows the latency",
            List.of(LEARNS, INITIAL, HIGHEST, BACKOFF, LATE, TOLERANCE),
            LimitGrammar::concurrency);

    private LimitGrammar() {}

    private static Optional<LimiterSpec> rate(Values values) {
        int limit = values.get(LIMIT);
        long perNs = values.get(PER, SECOND_NS);
        int burst = values.get(BURST, limit);
        String kind = values.get(LIMITER, "token-bucket");
        if (!kind.endsWith("bucket") && values.has(BURST)) {
            return Refusal.of(values, "'rate-limit'", () -> {
                throw new IllegalArgumentException("'burst' means something to buckets only");
            });
        }
        return Refusal.of(values, "'rate-limit'", () -> switch (kind) {
            case "leaky-bucket" -> new LimiterSpec.LeakyBucket(limit, perNs, burst);
            case "fixed-window" -> new LimiterSpec.FixedWindow(limit, perNs);
            case "sliding-log" -> new LimiterSpec.SlidingLog(limit, perNs);
            case "sliding-counter" -> new LimiterSpec.SlidingCounter(limit, perNs);
            default -> new LimiterSpec.TokenBucket(limit, perNs, burst);
        });
    }

    private static Optional<LimitSpec> concurrency(Values values) {
        String kind = values.get(LEARNS);
        int initial = values.get(INITIAL, 20);
        int most = values.get(HIGHEST, 1000);
        boolean strays = !kind.equals("aimd") && (values.has(BACKOFF) || values.has(LATE))
                || !kind.equals("gradient") && values.has(TOLERANCE);
        return Refusal.of(values, "'concurrency-limit'", () -> {
            if (strays) {
                throw new IllegalArgumentException(
                        "'backoff' and 'late' belong to aimd, and 'tolerance' to gradient, not to " + kind);
            }
            return switch (kind) {
                case "vegas" -> new LimitSpec.Vegas(initial, most);
                case "gradient" -> new LimitSpec.Gradient(initial, most, values.get(TOLERANCE, 1.5));
                default -> new LimitSpec.Aimd(initial, most, values.get(BACKOFF, 0.9), values.get(LATE, 5 * SECOND_NS));
            };
        });
    }
}
