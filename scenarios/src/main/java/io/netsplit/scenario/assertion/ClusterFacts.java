package io.netsplit.scenario.assertion;

import io.netsplit.check.LostWrites;
import io.netsplit.check.SplitBrain;
import io.netsplit.check.consistency.ConsistencyChecker;
import io.netsplit.check.consistency.Judgement;
import io.netsplit.check.consistency.Level;
import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.transaction.Anomaly;
import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.check.transaction.TransactionChecker;
import io.netsplit.check.transaction.TransactionVerdict;
import io.netsplit.fault.SkippedFault;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run of a cluster, with what is costly to find out about it found out once, and only if somebody asks. */
public final class ClusterFacts implements RunFacts {
    private final Scenario scenario;
    private final RunResult run;
    private final Budget budget;
    private @Nullable Verdict linearizability;
    private @Nullable ConsistencyChecker checker;
    private final Map<Level, Judgement> judgements = new EnumMap<>(Level.class);
    private @Nullable TransactionVerdict isolation;
    private final Set<IsolationLevel> brokenIsolation = EnumSet.noneOf(IsolationLevel.class);
    private @Nullable LostWrites lostWrites;
    private @Nullable List<SplitBrain> splitBrains;
    private @Nullable MetricValues metrics;

    public ClusterFacts(Scenario scenario, RunResult run, Budget budget) {
        this.scenario = scenario;
        this.run = run;
        this.budget = budget;
    }

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public long seed() {
        return run.seed();
    }

    @Override
    public String digest() {
        return run.digest();
    }

    @Override
    public Outcome outcome() {
        return run.outcome();
    }

    @Override
    public long events() {
        return run.events();
    }

    @Override
    public long warmupNs() {
        return run.warmupNs();
    }

    @Override
    public long endNs() {
        return run.endNs();
    }

    @Override
    public List<FaultSpan> faults() {
        return run.faults();
    }

    @Override
    public List<SkippedFault> skipped() {
        return run.skipped();
    }

    @Override
    public double measure(Metric metric, Window window, Map<Filter, List<String>> where) {
        MetricValues known = metrics;
        if (known == null) {
            known = new MetricValues(this);
            metrics = known;
        }
        return known.of(metric, window, where);
    }

    @Override
    public SeedResult judge(Assertion claim) {
        return new ClusterClaims(this).judge(claim);
    }

    public RunResult run() {
        return run;
    }

    /** How much judging one history may do. */
    public Budget budget() {
        return budget;
    }

    /** Searched at the first call. */
    public Verdict linearizability() {
        Verdict known = linearizability;
        if (known == null) {
            known = run.linearizability(budget);
            linearizability = known;
        }
        return known;
    }

    /** The verdict, if anybody has asked for it. */
    public @Nullable Verdict linearizabilityIfKnown() {
        return linearizability;
    }

    /** What became of a level of consistency; judged at the first call. */
    public Judgement judgement(Level level) {
        ConsistencyChecker known = checker;
        if (known == null) {
            known = new ConsistencyChecker(run.history(), run.model().initial(), budget.maxStates());
            checker = known;
        }
        Judgement judged = known.judge(level);
        judgements.put(level, judged);
        return judged;
    }

    /** Of the levels that anybody asked for, the strongest one that is violated. */
    public Optional<Judgement> firstContradiction() {
        return judgements.values().stream()
                .filter(judged -> judged.contradiction() != null)
                .findFirst();
    }

    /** Of transactions: which anomalies there are, looked for at the first call. */
    public TransactionVerdict isolation() {
        TransactionVerdict known = isolation;
        if (known == null) {
            known = TransactionChecker.check(run.history(), null);
            isolation = known;
        }
        return known;
    }

    /** What shows that the transactions are not at this level. */
    public Optional<Anomaly> against(IsolationLevel level) {
        Optional<Anomaly> found = isolation().against(level);
        if (found.isPresent()) {
            brokenIsolation.add(level);
        }
        return found;
    }

    /** Of the levels of isolation that anybody asked for, the weakest one that is violated. */
    public Optional<IsolationLevel> brokenIsolation() {
        return brokenIsolation.stream().findFirst();
    }

    public LostWrites lostWrites() {
        LostWrites known = lostWrites;
        if (known == null) {
            known = run.lostWrites();
            lostWrites = known;
        }
        return known;
    }

    public List<SplitBrain> splitBrains() {
        List<SplitBrain> known = splitBrains;
        if (known == null) {
            known = run.splitBrains(lostWrites());
            splitBrains = known;
        }
        return known;
    }
}
