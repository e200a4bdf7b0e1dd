package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunSummary;

/** One run on one line. */
final class RunLine {
    private RunLine() {}

    static String of(RunSummary run) {
        StringBuilder line = new StringBuilder("seed ").append(run.seed());
        line.append("  digest ").append(run.digest());
        line.append("  ").append(Figures.count(run.events())).append(" events");
        line.append(", ").append(Figures.count(run.operations())).append(" operations");
        Double availability = run.metrics().get("availability");
        if (availability != null) {
            line.append(", availability ").append(Figures.percent(availability));
        }
        Double p99 = run.metrics().get("latency.p99");
        if (p99 != null) {
            line.append(", p99 ").append(Figures.latency(p99));
        }
        if (run.outcome().isUnknown()) {
            line.append(", ended by ").append(run.outcome());
        }
        return line.toString();
    }
}
