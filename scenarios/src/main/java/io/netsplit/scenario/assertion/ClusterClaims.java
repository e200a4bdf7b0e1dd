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
import java.util.Optional;

/** Judges in one run of a cluster what is no figure: invariants, consistency, and what becomes true. */
final class ClusterClaims {
    private final ClusterFacts facts;
    private final RunResult run;
    private final SeedVerdicts verdicts;

    ClusterClaims(ClusterFacts facts) {
        this.facts = facts;
        this.run = facts.run();
        this.verdicts = new SeedVerdicts(facts);
    }

    SeedResult judge(Assertion claim) {
        if (claim instanceof Assertion.Invariant one) {
            return invariant(one);
        }
        if (claim instanceof Assertion.Consistent one) {
            return consistency(one);
        }
        if (claim instanceof Assertion.Eventually one) {
            return eventually(one);
        }
        throw new IllegalArgumentException("a cluster is not asked for a claim of kind " + claim.kind());
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
            return own.orElseGet(() -> verdicts.unknown("the system as it is set up here has no such invariant"));
        }
        return own.filter(result -> result.holds() == Verdict.FAIL).orElseGet(() -> nothingLost(window));
    }

    private SeedResult watched(InvariantResult found, Window window) {
        Invariant.Violation violation = found.violation().orElse(null);
        if (violation != null) {
            return verdicts.violated(window, (double) found.checks(), violation.sentence(), violation.timeNs());
        }
        if (found.checks() == 0) {
            return verdicts.unknown("nothing happened that could have violated it");
        }
        return verdicts.windowed(window, verdicts.passed((double) found.checks()));
    }

    private SeedResult nothingLost(Window window) {
        LostWrites found = facts.lostWrites();
        if (found.finding() == Finding.UNKNOWN) {
            return verdicts.unknown("no write was acknowledged that anybody looked for afterwards");
        }
        if (found.lost().isEmpty()) {
            return verdicts.windowed(window, verdicts.passed((double) found.acknowledged()));
        }
        LostWrites.LostWrite first = found.lost().get(0);
        Operation write = first.write();
        long timeNs = write == null ? run.endNs() - 1 : write.completedNs();
        String more = found.lost().size() == 1 ? "" : "; and " + (found.lost().size() - 1) + " more";
        return verdicts.violated(window, (double) found.acknowledged(), first.sentence() + more, timeNs);
    }

    private SeedResult consistency(Assertion.Consistent assertion) {
        if (assertion.model() == Consistency.EVENTUAL) {
            return verdicts.windowed(assertion.scope().window(), new EventualJudge(run).judge());
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
            return verdicts.violated(window, judged.operations(), why.sentence(), why.timeNs());
        }
        if (judged.finding() == Finding.UNKNOWN) {
            return verdicts.unknown(judged.reason());
        }
        return verdicts.windowed(window, verdicts.passed(judged.operations()));
    }

    private SeedResult isolation(Assertion.Consistent assertion) {
        IsolationLevel level = IsolationLevel.valueOf(assertion.model().name());
        TransactionVerdict verdict = facts.isolation();
        Window window = assertion.scope().window();
        Anomaly why = facts.against(level).orElse(null);
        if (why != null) {
            long timeNs = new Occurrence(why.kind(), why.transactions()).endNs();
            return verdicts.violated(window, verdict.transactions(), AnomalyText.of(why), timeNs);
        }
        if (!verdict.holds(level)) {
            return verdicts.unknown(
                    verdict.transactions() == 0
                            ? "no transaction was committed"
                            : "there are too many dependencies to tell whether a circle of them is "
                                    + verdict.undecided().get(0).word());
        }
        return verdicts.windowed(window, verdicts.passed(verdict.transactions()));
    }

    private SeedResult linearizable(Assertion.Consistent assertion) {
        io.netsplit.check.linearizability.Verdict verdict = facts.linearizability();
        Violation violation = verdict.violation();
        if (violation != null) {
            Window window = assertion.scope().window();
            return verdicts.violated(window, (double) verdict.operations(), violation.sentence(), violation.timeNs());
        }
        if (verdict.answer() == io.netsplit.check.linearizability.Verdict.Answer.UNKNOWN) {
            return verdicts.unknown(verdict.reason());
        }
        return verdicts.windowed(assertion.scope().window(), verdicts.passed((double) verdict.operations()));
    }

    private SeedResult eventually(Assertion.Eventually assertion) {
        Window window = assertion.scope().window();
        List<Interval> intervals = Windows.of(window, facts);
        if (intervals.isEmpty()) {
            return verdicts.never(window);
        }
        if (assertion.condition() == Condition.REPLICAS_CONVERGED
                && !run.replicas().isReported()) {
            return verdicts.unknown("the system never said how far its replicas were");
        }
        long worstNs = 0;
        for (Interval interval : intervals) {
            long startNs = interval.startNs();
            long deadlineNs = startNs + assertion.withinNs();
            // The deadline itself still counts as within.
            long atNs = first(assertion.condition(), startNs, Math.min(deadlineNs + 1, run.endNs()));
            if (atNs < 0 && deadlineNs >= run.endNs()) {
                return verdicts.unknown(
                        "the run ended before " + Figures.duration(assertion.withinNs()) + " were over");
            }
            if (atNs < 0) {
                return late(assertion, startNs, deadlineNs);
            }
            worstNs = Math.max(worstNs, atNs - startNs);
        }
        return verdicts.passed((double) worstNs);
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
}
