package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.LoadBalancing;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Topology;
import java.util.List;
import java.util.Optional;

/** Faults that would harm nobody in the traffic lab are refused: servers fail and balancers' clocks do, not the other way. */
final class TrafficFaultChecks {
    private TrafficFaultChecks() {}

    static void check(Scenario scenario, FaultStep step, Reading reading) {
        FaultAction action = step.action();
        if (action instanceof FaultAction.Crash crash) {
            if (crash.saidToLose().isPresent()) {
                refuse(scenario, step, "servers of the traffic lab have no disks", "leave 'lose' out", reading);
            }
            crash(scenario, step, crash, reading);
        } else if (action instanceof FaultAction.Pause
                || action instanceof FaultAction.Slow
                || action instanceof FaultAction.Capacity) {
            areAmong(scenario, step, ((FaultAction.OnNodes) action).nodes(), reading);
        } else if (action instanceof FaultAction.Clock clock) {
            clock(scenario, step, clock, reading);
        } else if (action instanceof FaultAction.Add add) {
            grow(scenario, step, reading);
            if (!scenario.traffic().settings().servers().contains(add.group())) {
                refuse(
                        scenario,
                        step,
                        "'" + add.group() + "' does not serve, and cannot grow",
                        "servers are "
                                + String.join(
                                        ", ", scenario.traffic().settings().servers()),
                        reading);
            }
        } else if (action instanceof FaultAction.Remove remove) {
            grow(scenario, step, reading);
            areAmong(scenario, step, remove.nodes(), reading);
        }
    }

    /** Servers crash, or balancers do. */
    private static void crash(Scenario scenario, FaultStep step, FaultAction.Crash crash, Reading reading) {
        if (!isOfBalancers(scenario, step)) {
            areAmong(scenario, step, crash.nodes(), reading);
            return;
        }
        if (crash.drainNs() > 0) {
            refuse(scenario, step, "nobody stops asking a balancer before it crashes", "leave 'drain' out", reading);
        }
        if (scenario.traffic().settings() instanceof LoadBalancing balancing
                && balancing.algorithm().name().equals("central-queue")) {
            refuse(
                    scenario,
                    step,
                    "the one line of 'central-queue' is held by no balancer that could crash",
                    "choose another algorithm",
                    reading);
        }
    }

    /** Where no balancer crashes, nobody fails over from it. */
    static void failover(Scenario scenario, Reading reading) {
        if (scenario.traffic().settings() instanceof LoadBalancing balancing
                && balancing.failoverSpan().isPresent()
                && scenario.faults().stream().noneMatch(step -> isOfBalancers(scenario, step))) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            balancing.failoverSpan().get(),
                            "'failover' has no effect without a fault that crashes a balancer")
                    .withHelp("give 'faults' one, as { at: 10s, crash: "
                            + balancing.balancers().get(0) + ", for: 5s }, or leave 'failover' out"));
        }
    }

    private static boolean isOfBalancers(Scenario scenario, FaultStep step) {
        return step.action() instanceof FaultAction.Crash crash
                && scenario.traffic().settings().isOfBalancers(scenario.topology(), crash.nodes());
    }

    private static void grow(Scenario scenario, FaultStep step, Reading reading) {
        boolean isFixed = !(scenario.traffic().settings() instanceof LoadBalancing balancing)
                || balancing.rollout().isPresent();
        if (isFixed) {
            refuse(
                    scenario,
                    step,
                    "servers join and leave where 'load-balancer' has no 'rollout'",
                    "leave the step out",
                    reading);
        }
    }

    private static void clock(Scenario scenario, FaultStep step, FaultAction.Clock clock, Reading reading) {
        if (!(scenario.traffic().settings() instanceof LoadBalancing balancing)
                || balancing.balancers().isEmpty()) {
            String help = "give 'load-balancer' a group of balancers, as lb: { count: 2 }";
            refuse(scenario, step, "there is no balancer whose clock could be wrong", help, reading);
            return;
        }
        if (clock.correction().isPresent()) {
            refuse(scenario, step, "nobody leads a balancer's clock back", "leave 'correct' out", reading);
        }
        named(scenario.topology(), clock.nodes(), balancing.servers())
                .ifPresent(server -> refuse(
                        scenario,
                        step,
                        "'" + server + "' serves, and servers read no clock",
                        "balancers are " + String.join(", ", balancing.balancers()),
                        reading));
    }

    private static void areAmong(Scenario scenario, FaultStep step, NodeSet nodes, Reading reading) {
        List<String> balancers = scenario.traffic().settings().balancers();
        named(scenario.topology(), nodes, balancers)
                .ifPresent(balancer -> refuse(
                        scenario,
                        step,
                        "'" + balancer + "' balances, and of balancers only a 'crash' is known that names nobody else",
                        "servers are "
                                + String.join(
                                        ", ", scenario.traffic().settings().servers()),
                        reading));
    }

    /** The first of the nodes or groups named that belongs to one of these groups. */
    private static Optional<String> named(Topology topology, NodeSet nodes, List<String> groups) {
        return nodes.parts().stream()
                .filter(part -> part instanceof NodeSet.GroupNodes && groups.contains(part.text())
                        || part instanceof NodeSet.Named
                                && groups.contains(topology.groupOf(
                                                topology.node(part.text()).orElseThrow())
                                        .name()))
                .map(NodeSet.Part::text)
                .findFirst();
    }

    private static void refuse(Scenario scenario, FaultStep step, String what, String help, Reading reading) {
        reading.report(Diagnostic.of(ErrorCode.NS013, step.span(), what)
                .withRelated(scenario.system().span(), "the system")
                .withHelp(help));
    }
}
