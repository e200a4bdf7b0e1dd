package io.netsplit.scenario.assertion;

import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts about one run, cut to the window of their assertion. */
final class SeedVerdicts {
    static final long NO_TIME = -1;

    private final RunFacts facts;

    SeedVerdicts(RunFacts facts) {
        this.facts = facts;
    }

    SeedResult passed(double value) {
        return new SeedResult(facts.seed(), Verdict.PASS, value, "", NO_TIME);
    }

    /** Only the first violation is known: one before the window says nothing of the window. */
    SeedResult violated(Window window, double value, String sentence, long timeNs) {
        if (window.kind() == Window.Kind.WHOLE) {
            return new SeedResult(facts.seed(), Verdict.FAIL, value, sentence, timeNs);
        }
        List<Interval> intervals = Windows.of(window, facts);
        if (intervals.isEmpty()) {
            return never(window);
        }
        if (intervals.stream().anyMatch(interval -> interval.contains(timeNs))) {
            return new SeedResult(facts.seed(), Verdict.FAIL, value, sentence, timeNs);
        }
        if (timeNs >= intervals.get(intervals.size() - 1).endNs()) {
            return new SeedResult(facts.seed(), Verdict.PASS, value, "", NO_TIME);
        }
        return unknown("it was violated before the window began: " + sentence);
    }

    SeedResult windowed(Window window, SeedResult result) {
        return Windows.of(window, facts).isEmpty() ? never(window) : result;
    }

    SeedResult never(Window window) {
        @Nullable String fault = window.fault().isEmpty() ? null : window.fault();
        return unknown(fault == null ? "the window is empty" : "the window is empty: see fault '" + fault + "'");
    }

    SeedResult unknown(String why) {
        return new SeedResult(facts.seed(), Verdict.UNKNOWN, Double.NaN, why, NO_TIME);
    }
}
