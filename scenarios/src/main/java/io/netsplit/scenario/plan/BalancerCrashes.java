package io.netsplit.scenario.plan;

import io.netsplit.scenario.format.model.LoadBalancing;
import io.netsplit.scenario.format.model.TrafficSettings;
import io.netsplit.traffic.LabRun;
import io.netsplit.traffic.TrafficRun;
import java.util.BitSet;

/** Balancers that crash. Crashes may overlap on one: it is up again when the last one ends. */
final class BalancerCrashes {
    private final LabRun lab;
    private final TrafficSettings settings;
    private final int[] crashes;
    private boolean isPrepared;

    BalancerCrashes(LabRun lab, TrafficSettings settings, TrafficNodes nodes) {
        this.lab = lab;
        this.settings = settings;
        crashes = new int[nodes.balancers().size()];
    }

    void schedule(BitSet balancers, long startNs, long endNs) {
        if (!(lab instanceof TrafficRun run) || !(settings instanceof LoadBalancing balancing)) {
            throw new IllegalArgumentException("balancers that are no nodes do not crash");
        }
        if (!isPrepared) {
            isPrepared = true;
            run.letBalancersCrash(balancing.failoverNs());
        }
        balancers.stream().forEach(balancer -> {
            run.simulation().scheduleAt(startNs, () -> {
                if (crashes[balancer]++ == 0) {
                    run.crashBalancer(balancer);
                }
            });
            run.simulation().scheduleAt(endNs, () -> {
                if (--crashes[balancer] == 0) {
                    run.restartBalancer(balancer);
                }
            });
        });
    }
}
