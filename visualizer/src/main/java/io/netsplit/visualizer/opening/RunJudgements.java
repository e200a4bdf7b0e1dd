package io.netsplit.visualizer.opening;

import io.netsplit.history.Completion;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.OperationView;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.ScorecardRow;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.visualizer.model.Ending;
import io.netsplit.visualizer.model.Evidence;
import io.netsplit.visualizer.model.Operations;
import io.netsplit.visualizer.model.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the results of a run say of its history. */
final class RunJudgements {
    private RunJudgements() {}

    /** The summaries of one run: in the list of all, and, with more in it, as the most telling one of its variant. */
    static List<RunSummary> of(VariantResult variant, long seed) {
        List<RunSummary> all = new ArrayList<>(variant.runs());
        if (variant.detail() != null) {
            all.add(variant.detail().summary());
        }
        all.removeIf(run -> run.seed() != seed);
        return all;
    }

    static List<Score> scorecard(List<RunSummary> runs) {
        return runs.stream()
                .map(RunSummary::scorecard)
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(RunJudgements::score)
                .toList();
    }

    static Optional<Evidence> evidence(List<RunSummary> runs) {
        for (RunSummary run : runs) {
            if (run.inconsistency() != null) {
                return Optional.of(evidence(run.inconsistency()));
            }
        }
        return Optional.empty();
    }

    private static Score score(ScorecardRow row) {
        return new Score(
                row.interval(),
                row.startNs(),
                row.endNs(),
                row.majority(),
                row.minority(),
                row.p50Ns(),
                row.p99Ns(),
                row.consistency());
    }

    private static Evidence evidence(Inconsistency found) {
        List<Evidence.Bar> bars = new ArrayList<>();
        List<Evidence.Need> needs = new ArrayList<>();
        for (OperationView one : found.operations()) {
            bars.add(bar(one, !found.dependencies().isEmpty()));
        }
        for (Inconsistency.DependencyView one : found.dependencies()) {
            needs.add(
                    new Evidence.Need(place(found, one.earlier()), place(found, one.later()), one.kind(), one.text()));
        }
        return new Evidence(found.model(), found.key(), found.sentence(), place(found, found.stuck()), bars, needs);
    }

    private static int place(Inconsistency found, long index) {
        for (int i = 0; i < found.operations().size(); i++) {
            if (found.operations().get(i).index() == index) {
                return i;
            }
        }
        return -1;
    }

    private static Evidence.Bar bar(OperationView one, boolean transaction) {
        Ending ending = one.completion() == Completion.OK
                ? Ending.OK
                : one.completion() == Completion.FAIL ? Ending.FAILED : Ending.UNKNOWN;
        String steps = one.output().isEmpty() ? one.input() : one.output();
        String label = transaction
                ? "#" + one.index() + "  " + steps
                : one.function()
                        + (one.input().isEmpty() ? "" : " " + one.input())
                        + (one.output().isEmpty() || one.output().equals("true") ? "" : " → " + one.output());
        long endNs = ending == Ending.UNKNOWN ? Operations.OPEN : one.completedNs();
        return new Evidence.Bar(one.client(), label, ending, one.invokedNs(), endNs, 0, "");
    }
}
