package io.netsplit.scenario.runner;

import io.netsplit.check.Belief;
import io.netsplit.check.LatencySummary;
import io.netsplit.check.SplitBrain.Side;
import io.netsplit.check.consistency.Contradiction;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.transaction.Anomaly;
import io.netsplit.check.transaction.Dependency;
import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.RoleSpan;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.assertion.AnomalyText;
import io.netsplit.scenario.assertion.ClusterFacts;
import io.netsplit.scenario.assertion.WholeRun;
import io.netsplit.scenario.result.AvailabilitySeries;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.Latency;
import io.netsplit.scenario.result.OperationView;
import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SplitBrain;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Boils a run down to what is kept of it. */
final class RunSummaries {
    private RunSummaries() {}

    static RunSummary of(String variant, ClusterFacts facts) {
        RunResult run = facts.run();
        WholeRun whole = new WholeRun(facts);
        return new RunSummary(
                variant,
                run.seed(),
                run.digest(),
                run.outcome(),
                run.events(),
                run.endNs(),
                run.history().size(),
                whole.metrics(),
                run.reached(),
                facts.scenario().system().system().epochWord(),
                run.roles().stream()
                        .filter(RoleSpan::isLeader)
                        .map(span -> role(run, span))
                        .toList(),
                run.faults().stream().map(RunSummaries::fault).toList(),
                facts.splitBrains().stream().map(one -> splitBrain(run, one)).toList(),
                latencies(whole.sample()),
                availability(run),
                inconsistency(facts),
                List.of());
    }

    static RoleInterval role(RunResult run, RoleSpan span) {
        return new RoleInterval(run.name(span.node()), span.role().word(), span.epoch(), span.startNs(), span.endNs());
    }

    static FaultInterval fault(FaultSpan span) {
        return new FaultInterval(span.fault(), span.detail(), span.startNs(), span.endNs());
    }

    private static SplitBrain splitBrain(RunResult run, io.netsplit.check.SplitBrain one) {
        List<SplitBrain.Leader> leaders = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (Side side : one.leaders()) {
            Belief belief = side.belief();
            leaders.add(new SplitBrain.Leader(
                    run.name(belief.node()),
                    belief.epoch(),
                    belief.fromNs(),
                    belief.toNs(),
                    !one.losers().contains(side),
                    side.acknowledged().size(),
                    side.lost().size()));
            side.lost().forEach(write -> lost.add(write.sentence()));
        }
        return new SplitBrain(one.fromNs(), one.toNs(), one.detectedNs(), leaders, lost);
    }

    private static List<Latency> latencies(History sample) {
        List<Latency> latencies = new ArrayList<>();
        latencies.add(latency("all", sample));
        sample.operations().stream()
                .map(Operation::function)
                .distinct()
                .sorted()
                .forEach(function -> latencies.add(latency(function, sample.withFunction(function))));
        latencies.removeIf(latency -> latency.count() == 0);
        return latencies;
    }

    private static Latency latency(String function, History sample) {
        LatencySummary found = LatencySummary.of(sample);
        return new Latency(
                function,
                found.count(),
                found.meanNs(),
                found.p50Ns(),
                found.p90Ns(),
                found.p95Ns(),
                found.p99Ns(),
                found.p999Ns(),
                found.maxNs());
    }

    private static List<AvailabilitySeries> availability(RunResult run) {
        List<AvailabilitySeries> series = new ArrayList<>();
        series.add(Buckets.availability("all", run, operation -> true));
        FaultSpan cut = run.faults().stream()
                .filter(span -> !span.minority().isEmpty())
                .findFirst()
                .orElse(null);
        if (cut != null) {
            series.add(side("majority", run, cut.majority()));
            series.add(side("minority", run, cut.minority()));
        }
        return series;
    }

    private static AvailabilitySeries side(String side, RunResult run, List<Integer> nodes) {
        return Buckets.availability(
                side, run, operation -> nodes.contains(run.homes().get(operation.client())));
    }

    private static @Nullable Inconsistency inconsistency(ClusterFacts facts) {
        RunResult run = facts.run();
        Verdict verdict = facts.linearizabilityIfKnown();
        Violation violation = verdict == null ? null : verdict.violation();
        if (violation != null) {
            List<Operation> operations = violation.evidence().operations();
            String sentence = violation.sentence();
            return inconsistency(run, "linearizable", violation.key(), sentence, violation.stuck(), operations);
        }
        IsolationLevel broken = facts.brokenIsolation().orElse(null);
        if (broken != null) {
            Anomaly anomaly = facts.against(broken).orElseThrow();
            return new Inconsistency(
                    broken.word(),
                    "",
                    AnomalyText.of(anomaly),
                    -1,
                    anomaly.transactions().stream()
                            .map(one -> operation(run, one))
                            .toList(),
                    anomaly.dependencies().stream()
                            .map(RunSummaries::dependency)
                            .toList());
        }
        return facts.firstContradiction()
                .map(judged -> {
                    Contradiction why = Objects.requireNonNull(judged.contradiction());
                    String model = judged.level().adjective();
                    return inconsistency(run, model, why.key(), why.sentence(), why.read(), why.operations());
                })
                .orElse(null);
    }

    private static Inconsistency inconsistency(
            RunResult run,
            String model,
            @Nullable Object key,
            String sentence,
            Operation stuck,
            List<Operation> operations) {
        return new Inconsistency(
                model,
                key == null ? "" : String.valueOf(key),
                sentence,
                stuck.index(),
                operations.stream().map(operation -> operation(run, operation)).toList());
    }

    private static Inconsistency.DependencyView dependency(Dependency one) {
        return new Inconsistency.DependencyView(
                one.earlier().index(), one.later().index(), one.kind().word(), one.text());
    }

    static OperationView operation(RunResult run, Operation operation) {
        return new OperationView(
                operation.index(),
                "c" + (operation.client() + 1),
                operation.process(),
                operation.function(),
                text(operation.key()),
                text(operation.input()),
                text(operation.output()),
                operation.completion(),
                operation.invokedNs(),
                Math.min(operation.completedNs(), run.endNs()),
                operation.error());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
