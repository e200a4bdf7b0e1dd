package io.netsplit.scenario.plan;

import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.word.CutDirection;
import io.netsplit.scenario.format.word.IsolationDirection;
import io.netsplit.traffic.Cuts;
import io.netsplit.traffic.TrafficRun;
import java.util.BitSet;

/** Cuts of what travels from one set of nodes to another: requests to servers, and answers to balancers. */
final class LinkCuts {
    /** What is done to the link between a balancer and a server. */
    private interface Change {
        void apply(int balancer, int server);
    }

    private final TrafficRun run;
    private final TrafficNodes names;

    LinkCuts(TrafficRun run, TrafficNodes names) {
        this.run = run;
        this.names = names;
    }

    /** Whether the fault takes what its side of this number sends. */
    static boolean isLost(FaultAction action, int from) {
        if (action instanceof FaultAction.Partition one && one.direction() != CutDirection.BOTH) {
            return (one.direction() == CutDirection.FIRST_TO_SECOND) == (from == 0);
        }
        if (action instanceof FaultAction.Isolate one && one.direction() != IsolationDirection.BOTH) {
            return (one.direction() == IsolationDirection.OUTBOUND) == (from == 0);
        }
        return true;
    }

    /** Nothing that {@code from} sends reaches {@code to} meanwhile. */
    void schedule(BitSet from, BitSet to, long startNs, long endNs) {
        Cuts cuts = run.cuts();
        between(from, to, startNs, cuts::cutThere);
        between(to, from, startNs, cuts::cutBack);
        between(from, to, endNs, cuts::healThere);
        between(to, from, endNs, cuts::healBack);
    }

    private void between(BitSet balancing, BitSet serving, long atNs, Change change) {
        BitSet balancers = names.balancersAmong(balancing);
        BitSet servers = names.serversAmong(serving);
        run.simulation()
                .scheduleAt(
                        atNs,
                        () -> balancers.stream().forEach(b -> servers.stream().forEach(s -> change.apply(b, s))));
    }
}
