package io.netsplit.scenario.assertion;

import io.netsplit.check.Convergence;
import io.netsplit.check.Finding;
import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.Verdict;
import io.netsplit.workload.DataType;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Eventual consistency: if nobody writes any more, all replicas come to hold the same (Vogels, "Eventually Consistent", CACM
 * 2009). A run ends, so what can be shown is this: after the last fault there was an instant at which the replicas held the
 * same, or they do at the end. It is refuted where, though no fault was active any more, replicas differ at the end on a key
 * that nobody had written for {@link #SETTLE_NS}.
 */
final class EventualJudge {
    /** How long after the last write and the last fault replicas may still differ. */
    static final long SETTLE_NS = 1_000_000_000;

    private final RunResult run;

    EventualJudge(RunResult run) {
        this.run = run;
    }

    SeedResult judge() {
        Convergence atEnd = Convergence.of(run.contents());
        long healedNs = run.faults().stream().mapToLong(FaultSpan::endNs).max().orElse(run.warmupNs());
        if (atEnd.finding() == Finding.HOLDS) {
            return result(Verdict.PASS, atEnd.keys(), "", -1);
        }
        if (run.replicas().isReported() && run.replicas().firstConverged(healedNs, run.endNs()) >= 0) {
            return result(Verdict.PASS, atEnd.keys(), "", -1);
        }
        if (atEnd.finding() == Finding.UNKNOWN) {
            return result(Verdict.UNKNOWN, Double.NaN, "no two replicas show what they hold", -1);
        }
        if (healedNs > run.endNs() - SETTLE_NS) {
            return result(Verdict.UNKNOWN, Double.NaN, "replicas differ, but faults lasted until the end", -1);
        }
        Set<Object> late = writtenLate();
        return atEnd.differences().stream()
                .filter(difference -> !late.contains(difference.key()))
                .findFirst()
                .map(difference -> result(
                        Verdict.FAIL,
                        atEnd.keys(),
                        "replicas still differ at the end although nobody wrote it for " + Figures.duration(SETTLE_NS)
                                + ": " + difference.sentence(),
                        run.endNs() - 1))
                .orElseGet(() -> result(
                        Verdict.UNKNOWN,
                        Double.NaN,
                        "replicas differ only on keys written in the last " + Figures.duration(SETTLE_NS)
                                + " of the run: write fewer keys, or less often",
                        -1));
    }

    private Set<Object> writtenLate() {
        Set<Object> late = new LinkedHashSet<>();
        for (Operation operation : run.history().operations()) {
            boolean changes = !DataType.isRead(operation.function()) && operation.completion() != Completion.FAIL;
            if (changes && operation.completedNs() > run.endNs() - SETTLE_NS) {
                late.add(Objects.requireNonNull(operation.key()));
            }
        }
        return late;
    }

    private SeedResult result(Verdict verdict, double value, String sentence, long timeNs) {
        return new SeedResult(run.seed(), verdict, value, sentence, timeNs);
    }
}
