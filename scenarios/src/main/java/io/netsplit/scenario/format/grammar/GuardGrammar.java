package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.traffic.resilience.AdaptiveThrottle;
import io.netsplit.traffic.resilience.BreakerSpec;
import io.netsplit.traffic.service.AdmissionSpec;
import io.netsplit.traffic.service.HedgeSpec;
import java.util.List;
import java.util.Optional;

/** Circuit breaker, hedge and throttle of a caller; controlled delay of a server. */
final class GuardGrammar {
    private static final int MOST = 10_000_000;

    private static final Field<Double> FAILURE_RATE = Field.optional(
            "failure-rate", Kinds.POSITIVE_SHARE, "50%", "Share of failures in the window at which it opens");
    private static final Field<Double> SLOW_RATE = Field.optional(
            "slow-rate", Kinds.POSITIVE_SHARE, "100%", "Share of slow calls in the window at which it opens");
    private static final Field<Long> SLOW =
            Field.optional("slow", Kinds.POSITIVE_DURATION, "1m", "From which on a call is slow");
    private static final Field<Integer> WINDOW =
            Field.optional("window", Kinds.integer(1, MOST), "100", "Calls that the rates are counted over");
    private static final Field<Long> WINDOW_TIME = Field.optional(
            "window-time", Kinds.POSITIVE_DURATION, "The time that the rates are counted over, in whole seconds");
    private static final Field<Integer> MINIMUM = Field.optional(
            "minimum-calls", Kinds.integer(1, MOST), "100, or the window", "Calls below which there is no rate");
    private static final Field<Long> OPEN = Field.optional(
            "open", Kinds.POSITIVE_DURATION, "1m", "How long it stays open before it lets trial calls through");
    private static final Field<Integer> TRIALS =
            Field.optional("trial-calls", Kinds.integer(1, MOST), "10", "Calls that it lets through half open");

    static final Section<BreakerSpec> BREAKER = new Section<>(
            "breaker",
            "A circuit breaker: Resilience4j's, under virtual time",
            List.of(FAILURE_RATE, SLOW_RATE, SLOW, WINDOW, WINDOW_TIME, MINIMUM, OPEN, TRIALS),
            GuardGrammar::breaker);

    private static final Field<Long> AFTER = Field.required(
            "after",
            Kinds.POSITIVE_DURATION,
            "After which a copy is sent; with a quantile, until 100 answers were seen");
    private static final Field<Double> QUANTILE = Field.optional(
            "quantile", Kinds.POSITIVE_SHARE, "none", "Of the latencies seen, which is then used as the delay, as 95%");
    private static final Field<Integer> COPIES =
            Field.optional("copies", Kinds.integer(1, 100), "1", "Copies besides the first attempt");

    static final Section<HedgeSpec> HEDGE = new Section<>(
            "hedge",
            "A copy of a call that is slow",
            List.of(AFTER, QUANTILE, COPIES),
            values -> Refusal.of(
                    values,
                    "'hedge'",
                    () -> new HedgeSpec(values.get(AFTER), values.get(QUANTILE, 0.0), values.get(COPIES, 1))));

    private static final Field<Double> MULTIPLIER = Field.optional(
            "multiplier",
            Kinds.number(1, 1000),
            "2",
            "Requests for each accepted one before the caller begins to refuse");
    private static final Field<Long> MEMORY =
            Field.optional("memory", Kinds.POSITIVE_DURATION, "2m", "After which a request no longer counts");

    static final Section<AdaptiveThrottle.Spec> THROTTLE = new Section<>(
            "throttle",
            "Client-side adaptive throttling",
            List.of(MULTIPLIER, MEMORY),
            values -> Refusal.of(
                    values,
                    "'throttle'",
                    () -> new AdaptiveThrottle.Spec(
                            values.get(MULTIPLIER, 2.0), values.get(MEMORY, 120_000_000_000L))));

    private static final Field<Long> TARGET = Field.optional(
            "target",
            Kinds.POSITIVE_DURATION,
            "5ms",
            "The longest wait while the line has not been empty for an interval");
    private static final Field<Long> INTERVAL =
            Field.optional("interval", Kinds.POSITIVE_DURATION, "100ms", "The longest wait otherwise");

    static final Section<AdmissionSpec.Codel> CODEL = new Section<>(
            "codel",
            "Old requests are shed when their turn comes",
            List.of(TARGET, INTERVAL),
            values -> Refusal.of(
                    values,
                    "'codel'",
                    () -> new AdmissionSpec.Codel(values.get(TARGET, 5_000_000L), values.get(INTERVAL, 100_000_000L))));

    private GuardGrammar() {}

    private static Optional<BreakerSpec> breaker(Values values) {
        if (!values.exclude(WINDOW, WINDOW_TIME)) {
            return Optional.empty();
        }
        boolean byTime = values.has(WINDOW_TIME);
        int window = byTime ? (int) Math.max(1, values.get(WINDOW_TIME) / 1_000_000_000) : values.get(WINDOW, 100);
        int minimum = values.get(MINIMUM, byTime ? 100 : Math.min(100, window));
        return Refusal.of(
                values,
                "'breaker'",
                () -> new BreakerSpec(
                        100 * values.get(FAILURE_RATE, 0.5),
                        100 * values.get(SLOW_RATE, 1.0),
                        values.get(SLOW, 60_000_000_000L),
                        byTime ? BreakerSpec.Window.SECONDS : BreakerSpec.Window.CALLS,
                        window,
                        minimum,
                        values.get(OPEN, 60_000_000_000L),
                        values.get(TRIALS, 10)));
    }
}
