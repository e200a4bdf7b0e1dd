package io.netsplit.scenario.runner;

import io.netsplit.history.Operation;
import io.netsplit.run.NodeSpan;
import io.netsplit.run.RoleSpan;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.result.OperationView;
import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunDetail.Mark;
import io.netsplit.scenario.result.RunDetail.NodeState;
import io.netsplit.scenario.result.RunSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts together what the report draws of one run. */
final class Details {
    private Details() {}

    static RunDetail of(
            RunSummary summary,
            TellingSeed telling,
            Focus focus,
            RunResult run,
            DetailRecorder recorder,
            String traceFile) {
        List<Operation> open = run.history().operations().stream()
                .filter(one -> one.invokedNs() <= focus.toNs() && one.completedNs() >= focus.fromNs())
                .toList();
        return new RunDetail(
                summary,
                telling.reason(),
                run.nodes(),
                run.clients(),
                traceFile,
                focus.atNs(),
                focus.text(),
                focus.fromNs(),
                focus.toNs(),
                roles(run),
                states(run),
                marks(telling, run, recorder),
                recorder.messages(run),
                recorder.leftOut(),
                operations(run, open),
                Math.max(0, open.size() - RunDetail.MAX_OPERATIONS),
                Buckets.latency(run));
    }

    private static List<RoleInterval> roles(RunResult run) {
        return run.roles().stream()
                .sorted(Comparator.comparingInt(RoleSpan::node).thenComparingLong(RoleSpan::startNs))
                .map(span -> RunSummaries.role(run, span))
                .toList();
    }

    private static List<NodeState> states(RunResult run) {
        return run.states().stream()
                .filter(span -> span.node() < run.nodes().size())
                .map(span -> state(run, span))
                .toList();
    }

    private static NodeState state(RunResult run, NodeSpan span) {
        return new NodeState(run.name(span.node()), span.state().word(), span.startNs(), span.endNs());
    }

    private static List<Mark> marks(TellingSeed telling, RunResult run, DetailRecorder recorder) {
        List<Mark> marks = new ArrayList<>(recorder.marks(run));
        if (telling.violationNs() >= 0) {
            marks.add(new Mark(telling.violationNs(), "", "violation", telling.violation()));
            marks.sort(Comparator.comparingLong(Mark::timeNs));
        }
        return marks;
    }

    private static List<OperationView> operations(RunResult run, List<Operation> open) {
        return open.stream()
                .limit(RunDetail.MAX_OPERATIONS)
                .map(one -> RunSummaries.operation(run, one))
                .toList();
    }
}
