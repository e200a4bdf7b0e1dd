package io.netsplit.scenario.plan;

import io.netsplit.random.Prng;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Timing;
import java.util.ArrayList;
import java.util.List;

/** When the steps of a time line fire whose course does not depend on the run. */
final class FiringTimes {
    /** From when to when a fault is active. */
    record Time(long startNs, long endNs) {}

    private final RunSettings run;
    private final List<FaultStep> steps;

    FiringTimes(Scenario scenario) {
        run = scenario.run();
        steps = scenario.faults();
    }

    List<Time> of(FaultStep step, Prng random) {
        List<Time> times = new ArrayList<>();
        if (step.timing() instanceof Timing.At at) {
            add(times, step, draw(at.at(), random), random);
        } else if (step.timing() instanceof Timing.Every every) {
            long until = Math.min(every.untilNs(), run.healAllNs());
            long busyUntil = 0;
            for (long at = every.fromNs() + draw(every.gap(), random); at < until; at += draw(every.gap(), random)) {
                if (at >= busyUntil) {
                    add(times, step, at, random);
                    busyUntil = times.isEmpty() ? 0 : times.get(times.size() - 1).endNs;
                }
            }
        }
        return times;
    }

    /** Healed at the latest where a quiet window or the liveness phase begins; within one, nothing fires. */
    private void add(List<Time> times, FaultStep step, long atNs, Prng random) {
        long lasts = step.timing().lasts().map(range -> draw(range, random)).orElse(Long.MAX_VALUE / 4);
        long endNs = Math.min(Math.min(run.healAllNs(), atNs + lasts), healedNs(step, atNs));
        for (Range quiet : run.quiet()) {
            if (atNs >= quiet.minNs() && atNs < quiet.maxNs()) {
                return;
            }
            if (atNs < quiet.minNs()) {
                endNs = Math.min(endNs, quiet.minNs());
            }
        }
        if (atNs < run.healAllNs()) {
            times.add(new Time(atNs, endNs));
        }
    }

    /** The first time after {@code atNs} that a step heals this one. */
    private long healedNs(FaultStep step, long atNs) {
        long healed = Long.MAX_VALUE;
        for (FaultStep other : steps) {
            if (other.action() instanceof FaultAction.Heal heal
                    && heal.fault().map(step.name()::equals).orElse(true)
                    && other.timing() instanceof Timing.At at
                    && at.at().minNs() >= atNs) {
                healed = Math.min(healed, at.at().minNs());
            }
        }
        return healed;
    }

    static long draw(Range range, Prng random) {
        return range.isExact() ? range.minNs() : range.minNs() + random.nextLong(range.maxNs() - range.minNs() + 1);
    }
}
