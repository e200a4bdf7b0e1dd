package io.netsplit.scenario.assertion;

import io.netsplit.check.LostWrites;
import io.netsplit.check.SplitBrain;
import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.format.model.Scenario;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run, with what is costly to find out about it found out once, and only if somebody asks. */
public final class RunFacts {
    private final Scenario scenario;
    private final RunResult run;
    private final Budget budget;
    private @Nullable Verdict linearizability;
    private @Nullable LostWrites lostWrites;
    private @Nullable List<SplitBrain> splitBrains;

    public RunFacts(Scenario scenario, RunResult run, Budget budget) {
        this.scenario = scenario;
        this.run = run;
        this.budget = budget;
    }

    public Scenario scenario() {
        return scenario;
    }

    public RunResult run() {
        return run;
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
