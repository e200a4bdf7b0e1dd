package io.netsplit.visualizer.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A recording with what was judged of it.
 *
 * @param title of the scenario; empty where only the trace is known
 * @param replayCommand what to paste into a terminal to see the same run again
 * @param findings the claims of the scenario, in the order of the file; empty where only the trace is known
 * @param evidence what the run's judges found against its history; empty where they found nothing or where only the trace is known
 * @param scorecard what was left of availability and consistency, interval by interval; empty where nobody judged that
 * @param sweep what is known of all runs together
 * @param command how netsplit was called
 */
public record OpenedRun(
        Recording recording,
        String title,
        String replayCommand,
        List<Finding> findings,
        Optional<Evidence> evidence,
        List<Score> scorecard,
        Sweep sweep,
        String command) {
    public OpenedRun {
        findings = List.copyOf(findings);
        scorecard = List.copyOf(scorecard);
    }

    /** The same run with what is known of all runs together. */
    public OpenedRun with(Sweep all) {
        return new OpenedRun(recording, title, replayCommand, findings, evidence, scorecard, all, command);
    }

    /** Of which nobody looked into the history. */
    public OpenedRun(Recording recording, String title, String replayCommand, List<Finding> findings) {
        this(recording, title, replayCommand, findings, Optional.empty(), List.of());
    }

    /** Of which nothing but its trace and its judgement is known. */
    public OpenedRun(
            Recording recording,
            String title,
            String replayCommand,
            List<Finding> findings,
            Optional<Evidence> evidence,
            List<Score> scorecard) {
        this(recording, title, replayCommand, findings, evidence, scorecard, Sweep.NONE, "netsplit");
    }

    /** Those with an instant, in the order of time. */
    public List<Finding> violations() {
        return findings.stream()
                .filter(Finding::isViolation)
                .sorted(Comparator.comparingLong(Finding::violatedNs))
                .toList();
    }

    public long count(Finding.Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }

    /** One failed claim fails the run, else one unknown makes it unknown. */
    public Finding.Outcome verdict() {
        if (count(Finding.Outcome.FAIL) > 0) {
            return Finding.Outcome.FAIL;
        }
        boolean known = !findings.isEmpty() && count(Finding.Outcome.UNKNOWN) == 0;
        return known ? Finding.Outcome.PASS : Finding.Outcome.UNKNOWN;
    }
}
