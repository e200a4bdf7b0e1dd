package io.netsplit.scenario.assertion;

import io.netsplit.check.Finding;
import io.netsplit.check.LostWrites;
import io.netsplit.check.consistency.Contradiction;
import io.netsplit.check.consistency.Judgement;
import io.netsplit.check.consistency.Level;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.transaction.Anomaly;
import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.check.transaction.Occurrence;
import io.netsplit.check.transaction.TransactionVerdict;
import io.netsplit.history.Operation;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.InvariantResult;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.word.CommonInvariant;
import io.netsplit.scenario.format.word.Condition;
import io.netsplit.scenario.format.word.Consistency;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.Verdict;
import io.netsplit.system.Invariant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges single assertions in one run. For a comparison it only measures: the verdict needs all seeds of both variants. */
public final class RunJudge {
    private static final long NO_TIME = -1;

    private final RunFacts facts;
    private final RunResult run;
    private final MetricValues metrics;

    public RunJudge(RunFacts facts) {
        this.facts = facts;
        this.run = facts.run();
        this.metrics = new MetricValues(facts);
    }

    /** What the assertion is in this run. */
    public SeedResult judge(Assertion assertion) {
        SeedResult result;
        if (assertion instanceof Assertion.Invariant one) {
            result = invariant(one);
        } else if (assertion instanceof Assertion.Consistent one) {
            result = consistency(one);
        } else if (assertion instanceof Assertion.Eventually one) {
            result = eventually(one);
        } else if (assertion instanceof Assertion.Threshold one) {
            result = threshold(one);
        } else if (assertion instanceof Assertion.Compare one) {
            return measured(one);
        } else {
            throw new IllegalArgumentException("no such kind of assertion: " + assertion.kind());
        }
        return cutShort(skipped(assertion.scope().window(), result));
    }

    /** Where a fault of the window could not fire, what was to be shown was not shown. */
    private SeedResult skipped(Window window, SeedResult result) {
        if (result.holds() == Verdict.FAIL) {
            return result;
        }
        return run.skipped().stream()
                .filter(fault -> fault.name().equals(window.fault()))
                .findFirst()
                .map(fault -> unknown("fault '" + fault.name() + "' could not fire at "
                        + Figures.duration(fault.timeNs()) + ": " + fault.reason()))
                .orElse(result);
    }

    /** A run that a bound ended early may still prove a violation, but nothing else. */
    private SeedResult cutShort(SeedResult result) {
        if (!run.outcome().isUnknown() || result.holds() == Verdict.FAIL) {
            return result;
        }
        String why = why(run.outcome());
        return unknown("the run was cut short at " + Figures.duration(run.endNs()) + ": " + why);
    }

    /** Which bound it was, and the flag that raises it. */
    private static String why(Outcome outcome) {
        String words = outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (outcome) {
            case EVENT_LIMIT -> words + ", which --max-events raises";
            case MEMORY_LIMIT -> words + ", which --max-pending raises";
            case INTERRUPTED -> words + ", or the time was up, which --time-budget raises";
            default -> words;
        };
    }

    /** The protocol's own view of an invariant comes first, because it knows the instant. */
    private SeedResult invariant(Assertion.Invariant assertion) {
        Window window = assertion.scope().window();
        boolean common = Word.find(CommonInvariant.values(), assertion.name()).isPresent();
        Optional<InvariantResult> watched = run.invariants().stream()
                .filter(one -> one.name().equals(assertion.name()))
                .findFirst();
        Optional<SeedResult> own = watched.map(one -> watched(one, window));
        if (!common) {
            return own.orElseThrow(() -> new IllegalStateException("the run did not watch " + assertion.name()));
        }
        return own.filter(result -> result.holds() == Verdict.FAIL).orElseGet(() -> nothingLost(window));
    }

    private SeedResult watched(InvariantResult found, Window window) {
        Invariant.Violation violation = found.violation().orElse(null);
        if (violation != null) {
            return violated(window, (double) found.checks(), violation.sentence(), violation.timeNs());
        }
        if (found.checks() == 0) {
            return unknown("nothing happened that could have violated it");
        }
        return windowed(window, new SeedResult(run.seed(), Verdict.PASS, (double) found.checks(), "", NO_TIME));
    }

    private SeedResult nothingLost(Window window) {
        LostWrites found = facts.lostWrites();
        if (found.finding() == Finding.UNKNOWN) {
            return unknown("no write was acknowledged that anybody looked for afterwards");
        }
        if (found.lost().isEmpty()) {
            return windowed(
                    window, new SeedResult(run.seed(), Verdict.PASS, (double) found.acknowledged(), "", NO_TIME));
        }
        LostWrites.LostWrite first = found.lost().get(0);
        Operation write = first.write();
        long timeNs = write == null ? run.endNs() - 1 : write.completedNs();
        String more = found.lost().size() == 1 ? "" : "; and " + (found.lost().size() - 1) + " more";
        return violated(window, (double) found.acknowledged(), first.sentence() + more, timeNs);
    }

    private SeedResult consistency(Assertion.Consistent assertion) {
        if (assertion.model() == Consistency.EVENTUAL) {
            return windowed(assertion.scope().window(), new EventualJudge(run).judge());
        }
        if (assertion.model().isIsolation()) {
            return isolation(assertion);
        }
        return assertion.model().tracesReads() ? level(assertion) : linearizable(assertion);
    }

    private SeedResult level(Assertion.Consistent assertion) {
        Judgement judged = facts.judgement(Level.valueOf(assertion.model().name()));
        Contradiction why = judged.contradiction();
        Window window = assertion.scope().window();
        if (why != null) {
            return violated(window, judged.operations(), why.sentence(), why.timeNs());
        }
        if (judged.finding() == Finding.UNKNOWN) {
            return unknown(judged.reason());
        }
        return windowed(window, new SeedResult(run.seed(), Verdict.PASS, judged.operations(), "", NO_TIME));
    }

    private SeedResult isolation(Assertion.Consistent assertion) {
        IsolationLevel level = IsolationLevel.valueOf(assertion.model().name());
        TransactionVerdict verdict = facts.isolation();
        Window window = assertion.scope().window();
        Anomaly why = facts.against(level).orElse(null);
        if (why != null) {
            long timeNs = new Occurrence(why.kind(), why.transactions()).endNs();
            return violated(window, verdict.transactions(), AnomalyText.of(why), timeNs);
        }
        if (!verdict.holds(level)) {
            return unknown(
                    verdict.transactions() == 0
                            ? "no transaction was committed"
                            : "there are too many dependencies to tell whether a circle of them is "
                                    + verdict.undecided().get(0).word());
        }
        return windowed(window, new SeedResult(run.seed(), Verdict.PASS, verdict.transactions(), "", NO_TIME));
    }

    private SeedResult linearizable(Assertion.Consistent assertion) {
        io.netsplit.check.linearizability.Verdict verdict = facts.linearizability();
        Violation violation = verdict.violation();
        if (violation != null) {
            Window window = assertion.scope().window();
            return violated(window, (double) verdict.operations(), violation.sentence(), violation.timeNs());
        }
        if (verdict.answer() == io.netsplit.check.linearizability.Verdict.Answer.UNKNOWN) {
            return unknown(verdict.reason());
        }
        return windowed(
                assertion.scope().window(),
                new SeedResult(run.seed(), Verdict.PASS, (double) verdict.operations(), "", NO_TIME));
    }

    /** Only the first violation is known: one before the window says nothing of the window. */
    private SeedResult violated(Window window, double value, String sentence, long timeNs) {
        if (window.kind() == Window.Kind.WHOLE) {
            return new SeedResult(run.seed(), Verdict.FAIL, value, sentence, timeNs);
        }
        List<Interval> intervals = Windows.of(window, run);
        if (intervals.isEmpty()) {
            return never(window);
        }
        if (intervals.stream().anyMatch(interval -> interval.contains(timeNs))) {
            return new SeedResult(run.seed(), Verdict.FAIL, value, sentence, timeNs);
        }
        if (timeNs >= intervals.get(intervals.size() - 1).endNs()) {
            return new SeedResult(run.seed(), Verdict.PASS, value, "", NO_TIME);
        }
        return unknown("it was violated before the window began: " + sentence);
    }

    private SeedResult windowed(Window window, SeedResult result) {
        return Windows.of(window, run).isEmpty() ? never(window) : result;
    }

    private SeedResult eventually(Assertion.Eventually assertion) {
        Window window = assertion.scope().window();
        List<Interval> intervals = Windows.of(window, run);
        if (intervals.isEmpty()) {
            return never(window);
        }
        if (assertion.condition() == Condition.REPLICAS_CONVERGED
                && !run.replicas().isReported()) {
            return unknown("the system never said how far its replicas were");
        }
        long worstNs = 0;
        for (Interval interval : intervals) {
            long startNs = interval.startNs();
            long deadlineNs = startNs + assertion.withinNs();
            // The deadline itself still counts as within.
            long atNs = first(assertion.condition(), startNs, Math.min(deadlineNs + 1, run.endNs()));
            if (atNs < 0 && deadlineNs >= run.endNs()) {
                return unknown("the run ended before " + Figures.duration(assertion.withinNs()) + " were over");
            }
            if (atNs < 0) {
                return late(assertion, startNs, deadlineNs);
            }
            worstNs = Math.max(worstNs, atNs - startNs);
        }
        return new SeedResult(run.seed(), Verdict.PASS, (double) worstNs, "", NO_TIME);
    }

    private SeedResult late(Assertion.Eventually assertion, long startNs, long deadlineNs) {
        long atNs = first(assertion.condition(), startNs, run.endNs());
        String sentence =
                assertion.condition().word() + " not within " + Figures.duration(assertion.withinNs()) + " of "
                        + Figures.duration(startNs)
                        + (atNs < 0 ? ", nor later" : " but after " + Figures.duration(atNs - startNs))
                        + behind(assertion.condition(), deadlineNs);
        double value = atNs < 0 ? Double.POSITIVE_INFINITY : (double) (atNs - startNs);
        return new SeedResult(run.seed(), Verdict.FAIL, value, sentence, deadlineNs);
    }

    private String behind(Condition condition, long timeNs) {
        if (condition != Condition.REPLICAS_CONVERGED) {
            return "";
        }
        int node = run.replicas().furthestBehind(timeNs);
        return node < 0 ? "" : "; furthest behind was " + run.name(node);
    }

    private long first(Condition condition, long fromNs, long toNs) {
        return switch (condition) {
            case MAJORITY_HAS_LEADER -> run.leadership().firstMajorityLeader(fromNs, toNs);
            case ONE_LEADER -> run.leadership().firstSingleLeader(fromNs, toNs);
            case REPLICAS_CONVERGED -> run.replicas().firstConverged(fromNs, toNs);
        };
    }

    private SeedResult threshold(Assertion.Threshold assertion) {
        Assertion.Scope scope = assertion.scope();
        double value = metrics.of(assertion.metric(), scope.window(), scope.where());
        if (Double.isNaN(value)) {
            return empty(scope.window());
        }
        boolean holds = assertion.operator().holds(value, assertion.value());
        String sentence = holds
                ? ""
                : assertion.metric().word() + " was "
                        + Figures.text(assertion.metric().unit(), value);
        return new SeedResult(run.seed(), holds ? Verdict.PASS : Verdict.FAIL, value, sentence, NO_TIME);
    }

    private SeedResult measured(Assertion.Compare assertion) {
        double value = metrics.of(
                assertion.metric(),
                assertion.scope().window(),
                assertion.scope().where());
        if (Double.isNaN(value)) {
            return empty(assertion.scope().window());
        }
        SeedResult result = new SeedResult(run.seed(), Verdict.PASS, value, "", NO_TIME);
        return cutShort(skipped(assertion.scope().window(), result));
    }

    private SeedResult empty(Window window) {
        return Windows.of(window, run).isEmpty()
                ? never(window)
                : unknown("there was nothing to measure in the window");
    }

    private SeedResult never(Window window) {
        @Nullable String fault = window.fault().isEmpty() ? null : window.fault();
        return unknown(fault == null ? "the window is empty" : "the window is empty: see fault '" + fault + "'");
    }

    private SeedResult unknown(String why) {
        return new SeedResult(run.seed(), Verdict.UNKNOWN, Double.NaN, why, NO_TIME);
    }
}
