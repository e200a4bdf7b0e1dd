package io.netsplit.scenario.format.word;

import java.util.EnumSet;
import java.util.Set;

/** The figures of calls between services. A filter by group takes the calls to the services of those groups. */
public enum ServiceMetric implements DefinedMetric {
    AMPLIFICATION(
            "amplification",
            Unit.NUMBER,
            "requests that services were sent, retries and hedges included, for each request of a client"),
    RETRIES("calls.retries", Unit.COUNT, "attempts after one that failed"),
    RETRIES_DENIED("calls.retries-denied", Unit.COUNT, "retries that a budget did not allow"),
    HEDGES("calls.hedges", Unit.COUNT, "copies of attempts that were slow"),
    ATTEMPT_TIMEOUTS("calls.timed-out", Unit.COUNT, "attempts that were given up because no answer came in time"),
    SHED("calls.shed", Unit.COUNT, "attempts that a server chose not to serve, or had no room for"),
    REFUSED_BY_CALLER(
            "calls.refused",
            Unit.COUNT,
            "calls that the caller's breaker, limiter, bulkhead or throttle did not let out"),
    BREAKER_CHANGES("breaker.changes", Unit.COUNT, "how often circuit breakers changed their state"),
    BREAKER_OPENED("breaker.opened", Unit.COUNT, "how often circuit breakers opened"),
    CACHE_HIT_RATE("cache.hit-rate", Unit.SHARE, "reads that a cache answered, of those that came to one"),
    CACHE_STALE_HITS("cache.stale-hits", Unit.SHARE, "hits on data that had been changed at the origin, of all hits"),
    CACHE_LOADS("cache.loads", Unit.COUNT, "reads that caches sent to the origin, refreshes included"),
    CACHE_FLUSHES("cache.flushes", Unit.COUNT, "writes that write-back caches sent to the origin"),
    CACHE_LOST_WRITES("cache.lost-writes", Unit.COUNT, "acknowledged writes that the crash of a write-back cache lost"),
    STALE_READS(
            "stale-reads",
            Unit.COUNT,
            "reads of clients whose answer had been overwritten at the origin before they were sent");

    private final MetricDefinition definition;

    ServiceMetric(String word, Unit unit, String meaning) {
        definition = new MetricDefinition(word, unit, meaning);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public Set<Filter> filters() {
        return this == STALE_READS ? EnumSet.noneOf(Filter.class) : EnumSet.of(Filter.GROUP);
    }
}
