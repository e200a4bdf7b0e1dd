package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Timing;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Operator;
import io.netsplit.scenario.format.word.Unit;
import java.util.Optional;

/** Whether an assertion's window holds anything, and whether its claim says anything. */
final class WindowChecks {
    private WindowChecks() {}

    static void check(Assertion assertion, Scenario scenario, Reading reading) {
        Window window = assertion.scope().window();
        Optional<FaultStep> fault = scenario.faults().stream()
                .filter(step -> step.name().equals(window.fault()))
                .findFirst();
        fault.ifPresent(step -> window(assertion, window, step, scenario.run(), reading));
        fault.filter(step -> assertion.scope().where().containsKey(Filter.SIDE) && !cutsSides(step.action()))
                .ifPresent(step -> reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                assertion.scope().span(),
                                "'" + step.name() + "' does not cut the nodes into sides")
                        .withRelated(step.span(), "this fault")
                        .withHelp("'side' needs a partition, flap or isolate")));
        if (assertion instanceof Assertion.Threshold threshold && cannotFail(threshold)) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS032,
                            assertion.scope().span(),
                            "'" + threshold.claim() + "' holds whatever happens")
                    .withHelp("an assertion that cannot fail proves nothing"));
        }
    }

    private static boolean cutsSides(FaultAction action) {
        return action instanceof FaultAction.Partition
                || action instanceof FaultAction.RandomHalves
                || action instanceof FaultAction.Flap
                || action instanceof FaultAction.Isolate;
    }

    private static void window(Assertion assertion, Window window, FaultStep step, RunSettings run, Reading reading) {
        if (!(step.timing() instanceof Timing.At at) || at.at().maxNs() >= run.healAllNs()) {
            return;
        }
        long begin = at.at().minNs();
        long end = Math.min(run.durationNs(), end(step, at, run));
        long length = switch (window.kind()) {
            case BEFORE -> begin - run.warmupNs();
            case DURING -> end - Math.max(begin, run.warmupNs());
            case AFTER -> run.durationNs() - end;
            case WHOLE -> run.durationNs() - run.warmupNs();
        };
        if (length <= 0) {
            reading.report(
                    Diagnostic.of(ErrorCode.NS031, assertion.scope().span(), "there is no time '" + window.text() + "'")
                            .withRelated(step.span(), "this fault")
                            .withHelp("an assertion over nothing is inconclusive; the warm-up does not count"));
        } else if (assertion instanceof Assertion.Eventually eventually && eventually.withinNs() > length) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS033,
                            assertion.scope().span(),
                            "'within " + DurationText.of(eventually.withinNs())
                                    + "' is longer than the window, which has " + DurationText.of(length))
                    .withHelp("what has not come true by then is inconclusive"));
        }
    }

    private static long end(FaultStep step, Timing.At at, RunSettings run) {
        boolean isMoment = step.watchNs() >= 0;
        long lasts = isMoment ? step.watchNs() : at.lasts().map(Range::maxNs).orElse(Long.MAX_VALUE / 2);
        return isMoment
                ? at.at().maxNs() + lasts
                : Math.min(run.healAllNs(), at.at().maxNs() + lasts);
    }

    private static boolean cannotFail(Assertion.Threshold threshold) {
        Metric metric = threshold.metric();
        Operator operator = threshold.operator();
        double largest = metric.unit() == Unit.SHARE ? 1 : Double.POSITIVE_INFINITY;
        boolean atLeastNothing = operator == Operator.AT_LEAST && threshold.value() <= 0;
        boolean atMostAll = operator == Operator.AT_MOST && threshold.value() >= largest;
        return atLeastNothing || atMostAll || (operator == Operator.ABOVE && threshold.value() < 0);
    }
}
