package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.Timing;
import java.util.List;
import java.util.Optional;

/** Whether every fault fires, and ends, while the run lasts. */
final class FaultTimes {
    private FaultTimes() {}

    static void check(RunSettings run, List<FaultStep> steps, Reading reading) {
        for (FaultStep step : steps) {
            if (step.timing() instanceof Timing.At at) {
                once(run, step, at, reading);
            } else if (step.timing() instanceof Timing.Every every) {
                again(run, step, every, reading);
            }
        }
    }

    private static void once(RunSettings run, FaultStep step, Timing.At at, Reading reading) {
        Optional<String> never = whyNever(run, at.at());
        if (never.isPresent()) {
            reading.report(
                    Diagnostic.of(ErrorCode.NS026, at.span(), "'" + step.name() + "' never fires: " + never.get())
                            .withRelated(run.span(), "the run lasts " + DurationText.of(run.durationNs())));
            return;
        }
        long end = at.at().maxNs() + at.lasts().map(Range::maxNs).orElse(0L);
        long healAll = run.healAllNs();
        if (end > healAll) {
            String until = healAll < run.durationNs() ? "the liveness phase begins at " : "the run ends at ";
            reading.report(Diagnostic.of(
                            ErrorCode.NS030,
                            step.span(),
                            "'" + step.name() + "' lasts until " + DurationText.of(end) + ", but " + until
                                    + DurationText.of(healAll))
                    .withHelp("its window ends there; shorten 'for', or make the run longer"));
        }
    }

    private static Optional<String> whyNever(RunSettings run, Range at) {
        if (at.maxNs() >= run.durationNs()) {
            return Optional.of("the run is over by then");
        }
        if (at.maxNs() >= run.healAllNs()) {
            return Optional.of("in the liveness phase no fault begins");
        }
        for (Range quiet : run.quiet()) {
            if (at.maxNs() >= quiet.minNs() && at.minNs() < quiet.maxNs()) {
                return Optional.of("it falls into a quiet window");
            }
        }
        return Optional.empty();
    }

    private static void again(RunSettings run, FaultStep step, Timing.Every every, Reading reading) {
        long first = every.fromNs() + every.gap().minNs();
        long last = Math.min(run.healAllNs(), every.untilNs());
        if (first >= last) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS026,
                            every.span(),
                            "'" + step.name() + "' never fires: its first time would be " + DurationText.of(first)
                                    + ", its last time is before " + DurationText.of(last))
                    .withHelp("the first time is one gap after 'from'"));
        }
    }
}
