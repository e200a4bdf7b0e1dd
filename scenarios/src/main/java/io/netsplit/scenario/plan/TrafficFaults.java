package io.netsplit.scenario.plan;

import io.netsplit.random.Prng;
import io.netsplit.run.FaultSpan;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.TrafficSettings;
import io.netsplit.traffic.LabRun;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.arrival.ArrivalProcess;
import io.netsplit.traffic.arrival.Phases;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.service.GraphRun;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What goes wrong in one run of the traffic lab, and when. Nothing of it depends on what the servers do, so that it is drawn
 * before the run begins.
 */
final class TrafficFaults {
    /**
     * One time that a step fires.
     *
     * @param sides the nodes that it harms, or sets of nodes that it cuts from each other
     */
    private record Firing(FaultStep step, List<BitSet> sides, long startNs, long endNs, Prng random) {}

    private final Topology topology;
    private final TrafficSettings settings;
    private final TrafficNodes names;
    private final ServiceCuts cuts;
    private final List<Firing> firings;

    private TrafficFaults(
            Topology topology, TrafficSettings settings, TrafficNodes names, ServiceCuts cuts, List<Firing> firings) {
        this.settings = settings;
        this.cuts = cuts;
        this.topology = topology;
        this.names = names;
        this.firings = firings;
    }

    static TrafficFaults of(Scenario scenario, TrafficNodes nodes, long seed) {
        FiringTimes times = new FiringTimes(scenario);
        List<Firing> firings = new ArrayList<>();
        ServerGrowth growth = new ServerGrowth(nodes);
        for (FaultStep step : scenario.faults()) {
            if (step.action() instanceof FaultAction.Heal) {
                continue;
            }
            Prng random = Prng.of(seed, "fault/" + step.name());
            List<Integer> harmed = isOfBalancers(scenario, step.action())
                    ? nodes.balancers()
                    : nodes.servers().subList(0, nodes.present());
            ChosenNodes chosen = new ChosenNodes(scenario.topology(), harmed, random);
            for (FiringTimes.Time time : times.of(step, random)) {
                List<BitSet> sides = step.action() instanceof FaultAction.Add add
                        ? List.of(growth.next(add.count()))
                        : chosen.sides(step.action());
                firings.add(new Firing(step, sides, time.startNs(), time.endNs(), random));
            }
        }
        firings.sort(Comparator.comparingLong(Firing::startNs));
        TrafficSettings settings = scenario.traffic().settings();
        ServiceCuts cuts = new ServiceCuts(scenario.topology(), settings);
        return new TrafficFaults(scenario.topology(), settings, nodes, cuts, List.copyOf(firings));
    }

    private static boolean isOfBalancers(Scenario scenario, FaultAction action) {
        return action instanceof FaultAction.Clock
                || action instanceof FaultAction.Crash crash
                        && scenario.traffic().settings().isOfBalancers(scenario.topology(), crash.nodes());
    }

    List<FaultSpan> spans() {
        return firings.stream()
                .map(one -> new FaultSpan(one.step.name(), detail(one), one.startNs, one.endNs, List.of(), List.of()))
                .toList();
    }

    /** How the nodes will fare. */
    List<PlannedChange> changes() {
        PlannedChanges changes = new PlannedChanges(names);
        for (Firing one : firings) {
            if (one.sides.size() == 1) {
                changes.add(one.step.action(), one.sides.get(0), one.startNs, one.endNs);
            }
        }
        return changes.all();
    }

    /** Arrivals whose rate changes while a fault of load is active; of several, the one that began last counts. */
    ArrivalProcess underLoad(double ratePerSecond) {
        TreeSet<Long> changes = new TreeSet<>(List.of(0L));
        for (Firing one : firings) {
            if (one.step.action() instanceof FaultAction.Load) {
                changes.add(one.startNs);
                changes.add(one.endNs);
            }
        }
        List<Phases.Phase> phases = new ArrayList<>();
        for (long at : changes) {
            Long next = changes.higher(at);
            phases.add(new Phases.Phase(next == null ? 1 : next - at, rateAt(at, ratePerSecond)));
        }
        return Processes.steps(phases);
    }

    boolean changesLoad() {
        return firings.stream().anyMatch(one -> one.step.action() instanceof FaultAction.Load);
    }

    private double rateAt(long timeNs, double otherwise) {
        double rate = otherwise;
        for (Firing one : firings) {
            if (one.step.action() instanceof FaultAction.Load load && one.startNs <= timeNs && timeNs < one.endNs) {
                rate = load.ratePerSecond().orElseThrow();
            }
        }
        return rate;
    }

    private String detail(Firing firing) {
        return firing.sides.stream()
                .map(side -> side.stream().mapToObj(topology::nodeName).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    /** Plans all of them on a run that has not begun. */
    void schedule(LabRun run) {
        ServerConditions conditions = new ServerConditions(run, names.servers().size());
        ServerGrowth.begin(run, names);
        BalancerCrashes crashes = new BalancerCrashes(run, settings, names);
        for (Firing one : firings) {
            if (one.step.action() instanceof FaultAction.Flap flap) {
                flap(run, one, flap);
            } else if (one.sides.size() > 1) {
                cut(run, one, one.startNs, one.endNs);
            } else if (one.step.action() instanceof FaultAction.Clock change) {
                BitSet balancers = names.balancersAmong(one.sides.get(0));
                BalancerClocks.schedule((TrafficRun) run, balancers, change, one.startNs, one.endNs);
            } else if (one.step.action() instanceof FaultAction.Crash
                    && !names.balancersAmong(one.sides.get(0)).isEmpty()) {
                crashes.schedule(names.balancersAmong(one.sides.get(0)), one.startNs, one.endNs);
            } else if (one.step.action() instanceof FaultAction.Add
                    || one.step.action() instanceof FaultAction.Remove) {
                boolean joins = one.step.action() instanceof FaultAction.Add;
                ServerGrowth.schedule(run, names.serversAmong(one.sides.get(0)), joins, one.startNs);
            } else {
                harm(run, conditions, one);
            }
        }
    }

    private void harm(LabRun run, ServerConditions conditions, Firing one) {
        BitSet servers = names.serversAmong(one.sides.get(0));
        FaultAction action = one.step.action();
        long drainNs = action instanceof FaultAction.Crash crash ? crash.drainNs() : 0;
        long harmNs = Math.min(one.endNs, one.startNs + drainNs);
        servers.stream().forEach(server -> {
            if (drainNs > 0) {
                run.simulation().scheduleAt(one.startNs, () -> run.drain(server, true));
                run.simulation().scheduleAt(one.endNs, () -> run.drain(server, false));
            }
            run.simulation().scheduleAt(harmNs, () -> conditions.begin(server, action));
            run.simulation().scheduleAt(one.endNs, () -> conditions.end(server, action));
        });
    }

    private void flap(LabRun run, Firing one, FaultAction.Flap flap) {
        long at = one.startNs;
        while (at < one.endNs) {
            long whole = Math.min(one.endNs, at + FiringTimes.draw(flap.down(), one.random));
            cut(run, one, at, whole);
            at = whole + FiringTimes.draw(flap.up(), one.random);
        }
    }

    /** Balancers and servers of different sides do not reach each other. */
    private void cut(LabRun lab, Firing one, long startNs, long endNs) {
        if (!(lab instanceof TrafficRun run)) {
            cuts.schedule((GraphRun) lab, one.sides, startNs, endNs);
            return;
        }
        LinkCuts links = new LinkCuts(run, names);
        for (int from = 0; from < one.sides.size(); from++) {
            for (int to = 0; to < one.sides.size(); to++) {
                if (from != to && LinkCuts.isLost(one.step.action(), from)) {
                    links.schedule(one.sides.get(from), one.sides.get(to), startNs, endNs);
                }
            }
        }
    }
}
