package io.netsplit.fault;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that is to go wrong in a run.
 *
 * @param steps timed and periodic faults
 * @param nemeses random ones
 * @param quiet windows in which nothing is wrong
 * @param livenessFromNs from here on everything is healed and nothing fires any more; {@link Long#MAX_VALUE} for never
 * @param leaderWaitNs how long a fault that names the leader waits where there is none, before it is given up
 */
public record FaultSchedule(
        List<FaultStep> steps, List<Nemesis> nemeses, List<QuietWindow> quiet, long livenessFromNs, long leaderWaitNs) {
    /** Nothing goes wrong. */
    public static final FaultSchedule NONE = of(List.of());

    private static final long DEFAULT_LEADER_WAIT_NS = 5_000_000_000L;

    public FaultSchedule {
        steps = List.copyOf(steps);
        nemeses = List.copyOf(nemeses);
        quiet = List.copyOf(quiet);
        if (livenessFromNs < 0 || leaderWaitNs < 0) {
            throw new IllegalArgumentException("times of a schedule must not be negative");
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : names(steps, nemeses)) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("two faults are called '" + name + "'");
            }
        }
        for (FaultStep step : steps) {
            requireOutside(step, quiet, livenessFromNs);
        }
    }

    /** Steps alone. */
    public static FaultSchedule of(List<FaultStep> steps) {
        return new FaultSchedule(steps, List.of(), List.of(), Long.MAX_VALUE, DEFAULT_LEADER_WAIT_NS);
    }

    public FaultSchedule withNemeses(List<Nemesis> value) {
        return new FaultSchedule(steps, value, quiet, livenessFromNs, leaderWaitNs);
    }

    public FaultSchedule withQuiet(List<QuietWindow> value) {
        return new FaultSchedule(steps, nemeses, value, livenessFromNs, leaderWaitNs);
    }

    public FaultSchedule withLivenessFrom(long ns) {
        return new FaultSchedule(steps, nemeses, quiet, ns, leaderWaitNs);
    }

    public FaultSchedule withLeaderWait(long ns) {
        return new FaultSchedule(steps, nemeses, quiet, livenessFromNs, ns);
    }

    /** True where faults may fire. */
    boolean isOpen(long timeNs) {
        return timeNs < livenessFromNs && quiet.stream().noneMatch(window -> window.contains(timeNs));
    }

    private static List<String> names(List<FaultStep> steps, List<Nemesis> nemeses) {
        List<String> names = new ArrayList<>();
        steps.forEach(step -> names.add(step.name()));
        nemeses.forEach(nemesis -> names.add(nemesis.name()));
        return names;
    }

    private static void requireOutside(FaultStep step, List<QuietWindow> quiet, long livenessFromNs) {
        if (!(step.trigger() instanceof Trigger.At at)) {
            return;
        }
        for (long time : new long[] {at.time().minNs(), at.time().maxNs()}) {
            if (time >= livenessFromNs || quiet.stream().anyMatch(window -> window.contains(time))) {
                throw new IllegalArgumentException(
                        "fault '" + step.name() + "' would fire at " + time + " ns, when all is to be quiet");
            }
        }
    }
}
