package io.netsplit.scenario.plan;

import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.Process;
import io.netsplit.traffic.arrival.ArrivalProcess;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Phases;
import io.netsplit.traffic.arrival.Processes;
import java.util.ArrayList;
import java.util.List;

/** When the requests of a scenario are sent. */
public final class Loads {
    private Loads() {}

    public static Load of(Workload workload) {
        if (workload.arrivals() instanceof Workload.Closed closed) {
            return new Load.Closed(workload.clients(), TimeDistributions.of(closed.thinkTime()));
        }
        return new Load.Open(arrivals((Workload.Open) workload.arrivals()));
    }

    private static ArrivalProcess arrivals(Workload.Open open) {
        if (!open.phases().isEmpty()) {
            List<Phases.Phase> phases = new ArrayList<>();
            open.phases().forEach(phase -> phases.add(new Phases.Phase(phase.forNs(), phase.ratePerSecond())));
            phases.add(new Phases.Phase(1, open.ratePerSecond()));
            return Processes.steps(phases);
        }
        return open.process() == Process.POISSON
                ? Processes.poisson(open.ratePerSecond())
                : Processes.constant(open.ratePerSecond());
    }
}
