package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.RolloutSettings;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.RolloutMetric;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.rollout.Strategy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a rollout can take place among the servers that there are. */
final class RolloutChecks {
    private RolloutChecks() {}

    /** Whether the servers of the old version, behind balancers like these, can be rolled out so. */
    static boolean goes(
            Values values,
            Topology topology,
            List<String> old,
            AlgorithmEntry algorithm,
            Optional<Field<?>> subset,
            Optional<RolloutSettings> rollout) {
        return rollout.isEmpty()
                || fits(values, topology, old, rollout.get())
                        && goesWith(
                                values, algorithm.name(), subset, rollout.get().strategy());
    }

    /** The new version has servers of its own: as many as the old one where it goes instance by instance. */
    private static boolean fits(Values values, Topology topology, List<String> servers, RolloutSettings rollout) {
        if (servers.contains(rollout.to())) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(RolloutGrammar.ROLLOUT),
                            "'" + rollout.to() + "' runs the old version, and cannot run the new one as well")
                    .withHelp("'servers' run the old version, 'to' names another group"));
            return false;
        }
        if (!TrafficGroups.serve(values, RolloutGrammar.ROLLOUT, topology, List.of(rollout.to()))) {
            return false;
        }
        int old = servers.stream()
                .flatMap(name -> topology.group(name).stream())
                .mapToInt(Topology.Group::count)
                .sum();
        int fresh = topology.group(rollout.to()).map(Topology.Group::count).orElse(0);
        if (rollout.strategy() instanceof Strategy.Rolling && fresh != old) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(RolloutGrammar.ROLLOUT),
                            "'rolling' replaces " + old + " instances, but '" + rollout.to() + "' has " + fresh)
                    .withHelp("give '" + rollout.to() + "' the count " + old));
            return false;
        }
        return true;
    }

    /** Options of the balancer that would have no effect, or no meaning, beside this rollout. */
    private static boolean goesWith(Values values, String algorithm, Optional<Field<?>> subset, Strategy strategy) {
        if (strategy.splits() && algorithm.equals("central-queue")) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(RolloutGrammar.ROLLOUT),
                            "'central-queue' has one line for all servers, and cannot keep two versions apart")
                    .withHelp("roll out with 'rolling', or choose another algorithm"));
            return false;
        }
        if (!strategy.splits() && subset.isPresent()) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(subset.get()),
                            "a balancer that uses a 'subset' may be left without a server by 'rolling'")
                    .withHelp("leave 'subset' out"));
            return false;
        }
        return true;
    }

    static void check(Scenario scenario, Reading reading) {
        scenario.traffic().settings().rollout().ifPresent(rollout -> {
            if (rollout.atNs() >= scenario.run().durationNs()) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS026, rollout.span(), "the rollout never begins: the run is over by then")
                        .withRelated(
                                scenario.run().span(),
                                "the run lasts "
                                        + DurationText.of(scenario.run().durationNs())));
            }
            boolean byClient = rollout.strategy() instanceof Strategy.Canary canary && canary.byClient();
            if (byClient && scenario.workload().stream().anyMatch(workload -> workload.clients() < 2)) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS013, rollout.span(), "one client cannot be shared out between two versions")
                        .withHelp("give 'workload' more 'clients', or share 'by: request'"));
            }
        });
    }

    /** A figure of a rollout needs one. */
    static void applies(Assertion assertion, @Nullable Metric metric, Scenario scenario, Reading reading) {
        if (metric instanceof RolloutMetric
                && scenario.traffic().settings().rollout().isEmpty()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            assertion.scope().span(),
                            "'" + metric.word() + "' is a figure of a rollout, and there is none")
                    .withHelp("give the system's options a 'rollout', or narrow the claim with 'variant'"));
        }
    }
}
