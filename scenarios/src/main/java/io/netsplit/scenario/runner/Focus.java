package io.netsplit.scenario.runner;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SplitBrain;
import java.util.Optional;

/**
 * The instant of a run that a picture is drawn around: its first violation, else the beginning of its first cut, else of its
 * first split brain, its first fault, its first leader.
 *
 * @param atNs virtual nanoseconds
 * @param text what happens there
 * @param fromNs start of the window
 * @param toNs its end
 */
record Focus(long atNs, String text, long fromNs, long toNs) {
    private static final long MS = 1_000_000;
    private static final long BEFORE_NS = 100 * MS;
    private static final long AFTER_NS = 400 * MS;

    /** How long after a cut a new leader is waited for, so that the picture shows its election. */
    private static final long ELECTION_NS = 1_500 * MS;

    private static final String SIDES = " | ";

    static Focus of(TellingSeed telling, RunSummary run) {
        if (telling.violationNs() >= 0) {
            long at = telling.violationNs();
            return new Focus(
                    at, telling.violation(), Math.max(0, at - AFTER_NS), Math.min(run.simulatedNs(), at + BEFORE_NS));
        }
        Optional<FaultInterval> cut = run.faults().stream()
                .filter(fault -> fault.detail().contains(SIDES))
                .findFirst();
        if (cut.isPresent()) {
            return fault(cut.get(), run);
        }
        if (!run.splitBrains().isEmpty()) {
            SplitBrain split = run.splitBrains().get(0);
            return around(split.startNs(), "more than one node believes that it leads", run);
        }
        if (!run.faults().isEmpty()) {
            return fault(run.faults().get(0), run);
        }
        return run.leaders().isEmpty()
                ? around(0, "the run begins", run)
                : around(run.leaders().get(0).startNs(), run.leaders().get(0).node() + " leads", run);
    }

    private static Focus fault(FaultInterval fault, RunSummary run) {
        String detail = fault.detail().isEmpty() ? "" : ": " + fault.detail();
        Focus focus = around(fault.startNs(), fault.name() + " begins" + detail, run);
        long electedNs = run.leaders().stream()
                .mapToLong(RoleInterval::startNs)
                .filter(startNs -> startNs > fault.startNs() && startNs < fault.startNs() + ELECTION_NS)
                .findFirst()
                .orElse(0);
        long toNs = Math.min(run.simulatedNs(), Math.max(focus.toNs, electedNs + BEFORE_NS));
        return new Focus(focus.atNs, focus.text, focus.fromNs, toNs);
    }

    private static Focus around(long atNs, String text, RunSummary run) {
        return new Focus(atNs, text, Math.max(0, atNs - BEFORE_NS), Math.min(run.simulatedNs(), atNs + AFTER_NS));
    }
}
