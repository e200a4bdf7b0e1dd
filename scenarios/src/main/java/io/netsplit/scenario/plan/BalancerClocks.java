package io.netsplit.scenario.plan;

import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.cluster.clock.Strobe;
import io.netsplit.kernel.Simulation;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.traffic.TrafficRun;
import java.util.BitSet;

/** Clocks of balancers that go wrong. Offset, drift and strobe end with the fault; a jump, and what drifted, stays. */
final class BalancerClocks {
    private BalancerClocks() {}

    static void schedule(TrafficRun run, BitSet balancers, FaultAction.Clock change, long startNs, long endNs) {
        Simulation simulation = run.simulation();
        balancers.stream().forEach(balancer -> {
            NodeClock clock = run.fleet().clock(balancer);
            simulation.scheduleAt(startNs, () -> begin(clock, change));
            simulation.scheduleAt(endNs, () -> end(clock, change));
        });
    }

    private static void begin(NodeClock clock, FaultAction.Clock change) {
        clock.jump(change.offsetNs().orElse(0) + change.jumpNs().orElse(0));
        clock.setDriftPpm(clock.driftPpm() + change.driftPpm().orElse(0));
        change.strobe().ifPresent(strobe -> clock.startStrobe(new Strobe(strobe.byNs(), strobe.everyNs())));
    }

    private static void end(NodeClock clock, FaultAction.Clock change) {
        clock.jump(-change.offsetNs().orElse(0));
        clock.setDriftPpm(clock.driftPpm() - change.driftPpm().orElse(0));
        change.strobe().ifPresent(strobe -> clock.stopStrobe(new Strobe(strobe.byNs(), strobe.everyNs())));
    }
}
