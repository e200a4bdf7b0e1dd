package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.system.Measure;
import io.netsplit.system.Protocol;
import io.netsplit.system.SystemUnderTest;
import java.util.List;
import java.util.Optional;

/** Refuses a figure that the system does not have, or that no run of the scenario could measure. */
final class MetricChecks {
    private MetricChecks() {}

    static void ofSystem(Assertion assertion, SystemUnderTest system, Reading reading) {
        Optional<Metric> metric = metric(assertion);
        if (metric.isEmpty()) {
            return;
        }
        String word = metric.get().word();
        if (!Metrics.has(system, metric.get())) {
            List<String> own = system.measures().stream().map(Measure::name).toList();
            reading.report(Diagnostic.of(
                            ErrorCode.NS023,
                            assertion.scope().span(),
                            "'" + system.name() + "' has no metric '" + word + "'")
                    .withHelp(
                            own.isEmpty()
                                    ? "it has only those that every system has"
                                    : "of its own it has " + String.join(", ", own)));
        } else if (system instanceof Protocol protocol
                && !protocol.hasLeader()
                && metric.get() instanceof CommonMetric common
                && common.isOfLeaders()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            assertion.scope().span(),
                            "'" + system.name() + "' has no leader, so '" + word + "' has nothing to measure")
                    .withHelp("name the variants that have one with 'variant'"));
        }
    }

    static void ofWorkload(Assertion assertion, Scenario scenario, Reading reading) {
        metric(assertion)
                .ifPresent(metric ->
                        scenario.workload().ifPresent(workload -> transactions(assertion, metric, workload, reading)));
        boolean traces = metric(assertion)
                .filter(metric -> metric instanceof CommonMetric common && common.tracesReads())
                .isPresent();
        Optional<Workload> workload = scenario.workload();
        if (!traces || workload.isEmpty()) {
            return;
        }
        ConsistencyChecks.tracing(workload.get())
                .ifPresent(help -> reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                assertion.scope().span(),
                                "this workload cannot show '"
                                        + metric(assertion).orElseThrow().word() + "'")
                        .withRelated(workload.get().span(), "the workload")
                        .withHelp(help)));
    }

    private static void transactions(Assertion assertion, Metric metric, Workload workload, Reading reading) {
        if (!Metrics.has(workload.type(), metric)) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            assertion.scope().span(),
                            "this workload has no transactions, so '" + metric.word() + "' cannot be measured")
                    .withRelated(workload.span(), "the workload")
                    .withHelp("use type list-append, rw-register or transactions"));
        }
    }

    private static Optional<Metric> metric(Assertion assertion) {
        if (assertion instanceof Assertion.Threshold threshold) {
            return Optional.of(threshold.metric());
        }
        return assertion instanceof Assertion.Compare compare ? Optional.of(compare.metric()) : Optional.empty();
    }
}
