package io.netsplit.scenario.assertion;

import io.netsplit.run.FaultSpan;
import io.netsplit.scenario.format.model.Assertion.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the stretches of a run that a window names. A window that names a fault that never fired has none. */
final class Windows {
    private Windows() {}

    static List<Interval> of(Window window, RunFacts run) {
        return of(window, run.faults(), run.warmupNs(), run.endNs());
    }

    static List<Interval> of(Window window, List<FaultSpan> faults, long warmupNs, long endNs) {
        List<FaultSpan> spans = faults.stream()
                .filter(span -> span.fault().equals(window.fault()))
                .toList();
        return switch (window.kind()) {
            case WHOLE -> stretch(warmupNs, endNs, firstCut(faults));
            case BEFORE ->
                spans.isEmpty() ? List.of() : stretch(warmupNs, spans.get(0).startNs(), spans.get(0));
            case AFTER -> spans.isEmpty() ? List.of() : stretch(lastEnd(spans), endNs, last(spans));
            case DURING -> during(spans);
        };
    }

    private static List<Interval> during(List<FaultSpan> spans) {
        List<Interval> intervals = new ArrayList<>();
        for (FaultSpan span : spans) {
            intervals.addAll(stretch(span.startNs(), span.endNs(), span));
        }
        return intervals;
    }

    private static List<Interval> stretch(long fromNs, long toNs, @Nullable FaultSpan fault) {
        return toNs > fromNs ? List.of(new Interval(fromNs, toNs, fault)) : List.of();
    }

    private static long lastEnd(List<FaultSpan> spans) {
        return spans.stream().mapToLong(FaultSpan::endNs).max().orElse(0);
    }

    private static FaultSpan last(List<FaultSpan> spans) {
        return spans.get(spans.size() - 1);
    }

    /** The first fault that cut somebody off. */
    static @Nullable FaultSpan firstCut(List<FaultSpan> spans) {
        return spans.stream()
                .filter(span -> !span.minority().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
