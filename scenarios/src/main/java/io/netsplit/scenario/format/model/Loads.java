package io.netsplit.scenario.format.model;

import io.netsplit.traffic.arrival.ArrivalProcess;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.ModulatedPoisson;
import io.netsplit.traffic.arrival.Phases;
import io.netsplit.traffic.arrival.Processes;
import java.util.ArrayList;
import java.util.List;

/** When the requests of a scenario are sent. */
public final class Loads {
    /** As the process 'bursty' of operations has it. */
    private static final double BURST_NS = 200e6;

    private static final double QUIET_NS = 800e6;

    private Loads() {}

    public static Load of(Workload workload) {
        if (workload.arrivals() instanceof Workload.Closed closed) {
            return new Load.Closed(workload.clients(), TimeDistributions.of(closed.thinkTime()));
        }
        return new Load.Open(arrivals(workload.arrivals()));
    }

    private static ArrivalProcess arrivals(Workload.Arrivals arrivals) {
        if (arrivals instanceof Workload.Bursts bursts) {
            return Processes.modulated(bursts.states().stream()
                    .map(state -> new ModulatedPoisson.State(state.ratePerSecond(), state.meanNs()))
                    .toList());
        }
        if (arrivals instanceof Workload.Diurnal day) {
            return Processes.diurnal(day.lowPerSecond(), day.highPerSecond(), day.periodNs());
        }
        if (arrivals instanceof Workload.Recorded recorded) {
            return Processes.recorded(
                    recorded.timesNs().stream().mapToLong(Long::longValue).toArray());
        }
        return steady((Workload.Open) arrivals);
    }

    private static ArrivalProcess steady(Workload.Open open) {
        if (!open.phases().isEmpty()) {
            List<Phases.Phase> phases = new ArrayList<>();
            open.phases().forEach(phase -> phases.add(new Phases.Phase(phase.forNs(), phase.ratePerSecond())));
            phases.add(new Phases.Phase(1, open.ratePerSecond()));
            return Processes.steps(phases);
        }
        return switch (open.process()) {
            case POISSON -> Processes.poisson(open.ratePerSecond());
            case CONSTANT -> Processes.constant(open.ratePerSecond());
            case BURSTY ->
                Processes.modulated(List.of(
                        new ModulatedPoisson.State(0, QUIET_NS),
                        new ModulatedPoisson.State(open.ratePerSecond() * (QUIET_NS + BURST_NS) / BURST_NS, BURST_NS)));
        };
    }
}
