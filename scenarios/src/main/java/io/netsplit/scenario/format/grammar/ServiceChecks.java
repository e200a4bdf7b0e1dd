package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.CutDirection;
import io.netsplit.scenario.format.word.IsolationDirection;
import io.netsplit.scenario.format.word.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scenario may say of services that call each other. */
final class ServiceChecks {
    private ServiceChecks() {}

    /** Services are cut as a whole and both ways. */
    static void fault(FaultStep step, Reading reading) {
        FaultAction action = step.action();
        boolean good = true;
        if (action instanceof FaultAction.Partition partition) {
            good = areWhole(partition.groups()) && partition.direction() == CutDirection.BOTH;
        } else if (action instanceof FaultAction.Flap flap) {
            good = areWhole(flap.groups());
        } else if (action instanceof FaultAction.Isolate isolate) {
            good = areWhole(List.of(isolate.nodes())) && isolate.direction() == IsolationDirection.BOTH;
        }
        if (!good) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013, step.span(), "services are cut from each other as a whole, and both ways")
                    .withHelp("name groups, as partition: [[api], [db]]"));
        }
    }

    /** Services stand in no zones. */
    static void topology(Scenario scenario, Reading reading) {
        for (Topology.Group group : scenario.topology().groups()) {
            if (group.zone().isPresent()) {
                reading.report(Diagnostic.of(ErrorCode.NS013, group.span(), "'zone' means nothing to 'services'")
                        .withRelated(scenario.system().span(), "the system")
                        .withHelp("zones are for 'load-balancer'"));
            }
        }
    }

    private static boolean areWhole(List<NodeSet> sides) {
        return sides.stream()
                .flatMap(side -> side.parts().stream())
                .allMatch(part -> part instanceof NodeSet.GroupNodes);
    }

    /** What a client's request came to is not told apart by the services behind it. */
    static void applies(Assertion assertion, @Nullable Metric metric, Reading reading) {
        if (metric instanceof CommonMetric && !assertion.scope().where().isEmpty()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            assertion.scope().span(),
                            "'" + metric.word() + "' is a figure of whole requests, which several services serve")
                    .withHelp("leave 'where' out, or ask for a figure of servers or of calls"));
        }
    }
}
