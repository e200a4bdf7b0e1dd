package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.ChoiceKind;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.traffic.cache.CacheSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A cache before a call. */
final class CacheGrammar {
    private static final Field<Integer> CAPACITY =
            Field.required("capacity", Kinds.integer(1, 100_000_000), "Entries at most");
    private static final Field<String> PATTERN = Field.optional(
            "pattern",
            new ChoiceKind("pattern", List.of("cache-aside", "read-through", "write-through", "write-back")),
            "cache-aside",
            "Who loads and where a write goes; all but cache-aside load a key once at a time");
    private static final Field<String> EVICTION = Field.optional(
            "eviction",
            new ChoiceKind("eviction", List.of("lru", "fifo", "lfu", "w-tiny-lfu")),
            "lru",
            "Which entry goes when there is no room; w-tiny-lfu is Caffeine's");
    private static final Field<Long> TTL =
            Field.optional("ttl", Kinds.POSITIVE_DURATION, "for ever", "How long an entry is good");
    private static final Field<Boolean> SLIDING =
            Field.optional("sliding", Kinds.BOOLEAN, "false", "Whether a hit makes an entry good for as long again");
    private static final Field<Double> REFRESH = Field.optional(
            "refresh-after",
            Kinds.POSITIVE_SHARE,
            "never",
            "Refresh-ahead: a hit after this share of the lifetime loads anew in the background");
    private static final Field<Double> EARLY = Field.optional(
            "early",
            Kinds.number(0, 1000),
            "0",
            "XFetch: how eagerly a hit loads anew before the end of the lifetime; 1 as published");
    private static final Field<Boolean> SINGLE_FLIGHT = Field.optional(
            "single-flight",
            Kinds.BOOLEAN,
            "false",
            "Whether those that miss a key while it is loaded wait for that load");
    private static final Field<Boolean> STALE_IF_ERROR = Field.optional(
            "stale-if-error",
            Kinds.BOOLEAN,
            "false",
            "Whether an entry past its time is good enough when the load fails");
    private static final Field<String> INVALIDATE = Field.optional(
            "invalidate",
            new ChoiceKind("invalidate", List.of("none", "own", "all")),
            "own",
            "Which caches forget a key that was written: none, the writer's own, or all before calls to that service");
    private static final Field<Long> FLUSH = Field.optional(
            "flush", Kinds.POSITIVE_DURATION, "Write-back: how long a write stays before it is sent to the origin");
    private static final Field<Boolean> SHARED = Field.optional(
            "shared",
            Kinds.BOOLEAN,
            "false",
            "Whether all callers share one cache, which no crash of a caller empties");

    static final Section<CacheSpec> SECTION = new Section<>(
            "cache",
            "A cache before a call",
            List.of(
                    CAPACITY,
                    PATTERN,
                    EVICTION,
                    TTL,
                    SLIDING,
                    REFRESH,
                    EARLY,
                    SINGLE_FLIGHT,
                    STALE_IF_ERROR,
                    INVALIDATE,
                    FLUSH,
                    SHARED),
            CacheGrammar::build);

    private CacheGrammar() {}

    private static Optional<CacheSpec> build(Values values) {
        return Refusal.of(
                values,
                "'cache'",
                () -> new CacheSpec(
                        CacheSpec.Pattern.valueOf(constant(values.get(PATTERN, "cache-aside"))),
                        CacheSpec.Eviction.valueOf(constant(values.get(EVICTION, "lru"))),
                        values.get(CAPACITY),
                        values.get(TTL, 0L),
                        values.get(SLIDING, false),
                        values.get(REFRESH, 1.0),
                        values.get(EARLY, 0.0),
                        values.get(SINGLE_FLIGHT, false),
                        values.get(STALE_IF_ERROR, false),
                        CacheSpec.Invalidation.valueOf(constant(values.get(INVALIDATE, "own"))),
                        values.get(FLUSH, 0L),
                        values.get(SHARED, false)));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
