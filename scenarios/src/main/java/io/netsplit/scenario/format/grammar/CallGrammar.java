package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.traffic.cache.CacheSpec;
import io.netsplit.traffic.resilience.AdaptiveThrottle;
import io.netsplit.traffic.resilience.BreakerSpec;
import io.netsplit.traffic.resilience.LimitSpec;
import io.netsplit.traffic.resilience.LimiterSpec;
import io.netsplit.traffic.resilience.RetrySpec;
import io.netsplit.traffic.service.CallSpec;
import io.netsplit.traffic.service.HedgeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A call between services and the policies around it. */
final class CallGrammar {
    private static final Field<String> TO =
            Field.required("to", Kinds.name("the name of a service"), "The service that clients call");
    private static final Field<Long> TIMEOUT =
            Field.optional("timeout", Kinds.POSITIVE_DURATION, "none", "After which an attempt is given up");
    private static final Field<Long> DEADLINE = Field.optional(
            "deadline",
            Kinds.POSITIVE_DURATION,
            "none",
            "After which the whole call is given up, with all its attempts");
    private static final Field<Boolean> PROPAGATE = Field.optional(
            "propagate-deadline",
            Kinds.BOOLEAN,
            "false",
            "Whether the callee heeds the deadline: it begins nothing that would come too late, and its own calls end with it");
    private static final Field<Boolean> CANCEL = Field.optional(
            "cancel",
            Kinds.BOOLEAN,
            "true",
            "Whether the callee is told of attempts that were given up, and drops them");
    private static final Field<RetrySpec> RETRY =
            Field.optional("retry", RetryPolicyGrammar.SECTION, "none", "How the call is tried again");
    private static final Field<HedgeSpec> HEDGE =
            Field.optional("hedge", GuardGrammar.HEDGE, "none", "A copy of a call that is slow");
    private static final Field<AdaptiveThrottle.Spec> THROTTLE = Field.optional(
            "throttle",
            GuardGrammar.THROTTLE,
            "none",
            "The caller refuses calls while the callee rejects most of them");
    private static final Field<BreakerSpec> BREAKER =
            Field.optional("breaker", GuardGrammar.BREAKER, "none", "A circuit breaker before the call");
    private static final Field<LimiterSpec> RATE =
            Field.optional("rate-limit", LimitGrammar.RATE, "none", "A rate limiter before the call");
    private static final Field<LimitSpec> CONCURRENCY = Field.optional(
            "concurrency-limit", LimitGrammar.CONCURRENCY, "none", "A learned bound on attempts in flight");
    private static final Field<Integer> BULKHEAD = Field.optional(
            "bulkhead", Kinds.integer(1, 1_000_000), "no bound", "Attempts of one caller in flight at most");
    private static final Field<CacheSpec> CACHE =
            Field.optional("cache", CacheGrammar.SECTION, "none", "A cache before the call");
    private static final Field<Integer> FAN_OUT =
            Field.optional("fan-out", Kinds.integer(1, 100_000), "1", "So many calls at once");
    private static final Field<Integer> NEED =
            Field.optional("need", Kinds.integer(1, 100_000), "all of them", "How many of a fan-out must be answered");
    private static final Field<Double> SHARE = Field.optional(
            "share",
            Kinds.POSITIVE_SHARE,
            "every request",
            "Only one of the calls that have a share is made, drawn for each request, or none where they leave room");

    private static final List<Field<?>> POLICIES = List.of(
            TIMEOUT, DEADLINE, PROPAGATE, CANCEL, RETRY, HEDGE, THROTTLE, BREAKER, RATE, CONCURRENCY, BULKHEAD, CACHE);

    /** What a service says of one of its calls; the callee's name is the key. */
    static final Section<Call> SECTION = new Section<>(
            "call",
            "A call and the policies around it",
            with(POLICIES, FAN_OUT, NEED, SHARE),
            values -> check(values, CallGrammar::call));

    /** What clients call. */
    static final Section<CallSpec> ENTRY = new Section<>(
            "entry",
            "What clients call, and the policies around it",
            with(List.of(TO), POLICIES.toArray(Field<?>[]::new)),
            values -> check(
                    values, found -> policies(found, CallSpec.to(found.get(TO))).build()));

    /**
     * @param builder without a callee
     * @param share 0 for a call that every request leads to
     */
    record Call(CallSpec.Builder builder, double share) {}

    private CallGrammar() {}

    private static List<Field<?>> with(List<Field<?>> first, Field<?>... more) {
        List<Field<?>> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    private static <T> Optional<T> check(Values values, Function<Values, T> build) {
        if (!values.needs(NEED, FAN_OUT) || !values.needs(PROPAGATE, DEADLINE)) {
            return Optional.empty();
        }
        return Refusal.of(values, "the call", () -> build.apply(values));
    }

    private static Call call(Values values) {
        int copies = values.get(FAN_OUT, 1);
        CallSpec.Builder builder = policies(values, CallSpec.to("?"))
                .fanOut(copies, values.get(NEED, copies))
                .share(values.get(SHARE, 1.0));
        builder.build();
        return new Call(builder, values.get(SHARE, 0.0));
    }

    private static CallSpec.Builder policies(Values values, CallSpec.Builder call) {
        return call.timeoutNs(values.get(TIMEOUT, 0L))
                .deadlineNs(values.get(DEADLINE, 0L))
                .propagatesDeadline(values.get(PROPAGATE, false))
                .cancels(values.get(CANCEL, true))
                .retry(values.find(RETRY).orElse(null))
                .hedge(values.find(HEDGE).orElse(null))
                .throttle(values.find(THROTTLE).orElse(null))
                .breaker(values.find(BREAKER).orElse(null))
                .limiter(values.find(RATE).orElse(null))
                .concurrency(values.find(CONCURRENCY).orElse(null))
                .bulkhead(values.get(BULKHEAD, 0))
                .cache(values.find(CACHE).orElse(null));
    }
}
