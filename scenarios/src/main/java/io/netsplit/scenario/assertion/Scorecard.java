package io.netsplit.scenario.assertion;

import io.netsplit.check.LatencySummary;
import io.netsplit.check.consistency.Stretch;
import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.check.transaction.TransactionVerdict;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.result.ScorecardRow;
import io.netsplit.scenario.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The CAP scorecard of one run: for the time before the first fault, during each fault and after the last one, what share of
 * the operations was answered on each side, how fast, and the strongest consistency that was left (Gilbert and Lynch 2002;
 * what it costs while nothing is cut is the "else" of PACELC, Abadi 2012).
 *
 * <p>An interval has the operations invoked in it. Its consistency is judged on these together with the writes that they
 * read, see {@link Stretch}; of objects other than registers, and of transactions, only the whole run can be judged.
 */
public final class Scorecard {
    /** Faults beyond these have no line: a table is to be read. */
    private static final int MOST_FAULTS = 6;

    private final ClusterFacts facts;
    private final RunResult run;

    private Scorecard(ClusterFacts facts) {
        this.facts = facts;
        this.run = facts.run();
    }

    /** One row for each interval, in order of time; one for the whole run where there was no fault. */
    public static List<ScorecardRow> of(ClusterFacts facts) {
        return new Scorecard(facts).rows();
    }

    private List<ScorecardRow> rows() {
        if (run.faults().isEmpty()) {
            return List.of(row("whole run", List.of(new Interval(run.warmupNs(), run.endNs(), null))));
        }
        Map<String, List<Interval>> byName = new LinkedHashMap<>();
        for (FaultSpan span : run.faults()) {
            if (byName.containsKey(span.fault()) || byName.size() < MOST_FAULTS) {
                byName.computeIfAbsent(span.fault(), absent -> new ArrayList<>())
                        .add(new Interval(span.startNs(), span.endNs(), cut(span)));
            }
        }
        long firstNs = run.faults().stream().mapToLong(FaultSpan::startNs).min().orElse(0);
        long lastNs = run.faults().stream().mapToLong(FaultSpan::endNs).max().orElse(0);
        List<ScorecardRow> rows = new ArrayList<>();
        FaultSpan firstCut = Windows.firstCut(run.faults());
        if (firstNs > run.warmupNs()) {
            rows.add(row("before", List.of(new Interval(run.warmupNs(), firstNs, firstCut))));
        }
        byName.forEach((name, intervals) -> rows.add(row("during " + name, intervals)));
        if (lastNs < run.endNs()) {
            rows.add(row("after", List.of(new Interval(lastNs, run.endNs(), firstCut))));
        }
        return rows;
    }

    private @Nullable FaultSpan cut(FaultSpan span) {
        return span.minority().isEmpty() ? Windows.firstCut(run.faults()) : span;
    }

    private ScorecardRow row(String name, List<Interval> intervals) {
        History sample = new OperationFilter(facts.scenario(), run, Map.of()).in(intervals);
        LatencySummary latency = LatencySummary.of(sample);
        boolean cut = intervals.stream().allMatch(one -> one.fault() != null);
        return new ScorecardRow(
                name,
                intervals.get(0).startNs(),
                intervals.get(intervals.size() - 1).endNs(),
                cut ? answered(intervals, true) : share(sample),
                cut ? answered(intervals, false) : Double.NaN,
                latency.isKnown() ? latency.p50Ns() : Double.NaN,
                latency.isKnown() ? latency.p99Ns() : Double.NaN,
                consistency(sample));
    }

    private double answered(List<Interval> intervals, boolean majority) {
        return share(new OperationFilter(facts.scenario(), run, side(majority)).in(intervals));
    }

    private static Map<Filter, List<String>> side(boolean majority) {
        return Map.of(Filter.SIDE, List.of(majority ? "majority" : "minority"));
    }

    private static double share(History sample) {
        long ok = sample.operations().stream().filter(one -> one.isOk()).count();
        return sample.isEmpty() ? Double.NaN : (double) ok / sample.size();
    }

    private String consistency(History sample) {
        if (isOfTransactions()) {
            return isolation();
        }
        if (!isRegisters()) {
            return wholeRun();
        }
        Set<Operation> wanted = new LinkedHashSet<>(sample.operations());
        History stretch = Stretch.of(run.history(), wanted::contains);
        return StrongestLevel.of(stretch, run.model(), facts.budget(), this::converges);
    }

    private boolean isOfTransactions() {
        return facts.scenario()
                .workload()
                .map(workload -> workload.type().isOfTransactions())
                .orElse(false);
    }

    /** Transactions depend on each other over the whole run. */
    private String isolation() {
        TransactionVerdict verdict = facts.isolation();
        if (verdict.transactions() == 0 || !verdict.undecided().isEmpty()) {
            return "unknown";
        }
        List<IsolationLevel> levels = List.of(IsolationLevel.values());
        return levels.stream()
                .filter(verdict::holds)
                .reduce((weaker, stronger) -> stronger)
                .map(IsolationLevel::word)
                .orElse("none");
    }

    private String wholeRun() {
        return switch (facts.linearizability().answer()) {
            case LINEARIZABLE -> "linearizable";
            case UNKNOWN -> "unknown";
            case NOT_LINEARIZABLE -> converges() ? "eventual" : "none";
        };
    }

    /** Eventual consistency is about what comes after: it is the same for every interval. */
    private boolean converges() {
        return new EventualJudge(run).judge().holds() == Verdict.PASS;
    }

    private boolean isRegisters() {
        List<String> known = List.of(Functions.READ, Functions.WRITE, Functions.CAS, Functions.GET, Functions.PUT);
        boolean isStore = run.model().functions().contains(Functions.WRITE)
                || run.model().functions().contains(Functions.PUT);
        return isStore && run.history().operations().stream().allMatch(one -> known.contains(one.function()));
    }
}
