package io.netsplit.scenario.assertion;

import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.ServiceMetric;
import io.netsplit.traffic.service.CallCount;
import io.netsplit.traffic.service.CallFigures;
import io.netsplit.traffic.service.CallHistory;
import java.util.List;
import java.util.Map;

/** Figures of the calls between services, by the number of the window. */
record CallQuestions(ServiceGraph graph, CallHistory history) {
    double measure(ServiceMetric metric, int window, Map<Filter, List<String>> where) {
        List<String> services = List.of();
        if (where.containsKey(Filter.GROUP)) {
            services = graph.servedBy(where.getOrDefault(Filter.GROUP, List.of()));
            if (services.isEmpty()) {
                return Double.NaN;
            }
        }
        CallFigures calls = history.in(window, services);
        long asked = history.clientCalls(window);
        return switch (metric) {
            case AMPLIFICATION -> (double) calls.attempts() / asked;
            case RETRIES -> counted(calls, CallCount.RETRIES);
            case RETRIES_DENIED -> counted(calls, CallCount.RETRIES_DENIED);
            case HEDGES -> counted(calls, CallCount.HEDGES);
            case ATTEMPT_TIMEOUTS -> counted(calls, CallCount.TIMEOUTS);
            case SHED -> counted(calls, CallCount.SHED);
            case REFUSED_BY_CALLER -> calls.calls() == 0 ? Double.NaN : calls.refusedByCaller();
            case BREAKER_CHANGES -> counted(calls, CallCount.BREAKER_CHANGES);
            case BREAKER_OPENED -> counted(calls, CallCount.BREAKER_OPENED);
            case CACHE_HIT_RATE -> calls.hitRate();
            case CACHE_STALE_HITS -> calls.staleShare();
            case CACHE_LOADS -> cached(calls, CallCount.LOADS);
            case CACHE_FLUSHES -> cached(calls, CallCount.FLUSHES);
            case CACHE_LOST_WRITES -> cached(calls, CallCount.LOST_WRITES);
            case STALE_READS -> counted(calls, CallCount.STALE_READS);
        };
    }

    /** Share of the attempts that went to another zone. */
    double crossed(int window, Map<Filter, List<String>> where) {
        List<String> named = where.getOrDefault(Filter.GROUP, List.of());
        CallFigures calls = history.in(window, named.isEmpty() ? named : graph.servedBy(named));
        return calls.attempts() == 0 ? Double.NaN : (double) calls.count(CallCount.CROSSED) / calls.attempts();
    }

    /** Of no call there is no figure. */
    private static double counted(CallFigures calls, CallCount what) {
        return calls.calls() == 0 ? Double.NaN : calls.count(what);
    }

    private static double cached(CallFigures calls, CallCount what) {
        boolean isAsked = calls.hits() + calls.misses() + calls.early() + calls.writes() > 0;
        return isAsked ? calls.count(what) : Double.NaN;
    }
}
