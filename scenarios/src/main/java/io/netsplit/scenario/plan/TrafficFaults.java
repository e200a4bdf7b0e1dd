package io.netsplit.scenario.plan;

import io.netsplit.fault.SkippedFault;
import io.netsplit.random.Prng;
import io.netsplit.run.FaultSpan;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Timing;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Role;
import io.netsplit.traffic.TrafficRun;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What goes wrong in one run of the traffic lab, and when. Nothing of it depends on what the servers do, so that it is drawn
 * before the run begins.
 */
final class TrafficFaults {
    /** One time that a step fires. */
    private record Firing(FaultStep step, List<Integer> nodes, long startNs, long endNs) {}

    private final Topology topology;
    private final TrafficNodes names;
    private final List<Firing> firings;

    private TrafficFaults(Topology topology, TrafficNodes names, List<Firing> firings) {
        this.topology = topology;
        this.names = names;
        this.firings = firings;
    }

    static TrafficFaults of(Scenario scenario, TrafficNodes nodes, long seed) {
        List<Firing> firings = new ArrayList<>();
        for (FaultStep step : scenario.faults()) {
            Prng random = Prng.of(seed, "fault/" + step.name());
            for (long[] time : times(step.timing(), scenario.run(), random)) {
                firings.add(new Firing(step, chosen(scenario.topology(), subject(step), random), time[0], time[1]));
            }
        }
        firings.sort(Comparator.comparingLong(Firing::startNs));
        return new TrafficFaults(scenario.topology(), nodes, List.copyOf(firings));
    }

    private static List<long[]> times(Timing timing, RunSettings run, Prng random) {
        List<long[]> times = new ArrayList<>();
        if (timing instanceof Timing.At at) {
            add(times, draw(at.at(), random), timing, run, random);
        } else if (timing instanceof Timing.Every every) {
            long until = Math.min(every.untilNs(), run.healAllNs());
            long busyUntil = 0;
            for (long at = every.fromNs() + draw(every.gap(), random); at < until; at += draw(every.gap(), random)) {
                if (at >= busyUntil) {
                    add(times, at, timing, run, random);
                    busyUntil = times.isEmpty() ? 0 : times.get(times.size() - 1)[1];
                }
            }
        }
        return times;
    }

    /** Healed at the latest where a quiet window or the liveness phase begins; within one, nothing fires. */
    private static void add(List<long[]> times, long atNs, Timing timing, RunSettings run, Prng random) {
        long lasts = timing.lasts().map(range -> draw(range, random)).orElse(Long.MAX_VALUE / 4);
        long endNs = Math.min(run.healAllNs(), atNs + lasts);
        for (Range quiet : run.quiet()) {
            if (atNs >= quiet.minNs() && atNs < quiet.maxNs()) {
                return;
            }
            if (atNs < quiet.minNs()) {
                endNs = Math.min(endNs, quiet.minNs());
            }
        }
        if (atNs < run.healAllNs()) {
            times.add(new long[] {atNs, endNs});
        }
    }

    private static long draw(Range range, Prng random) {
        return range.isExact() ? range.minNs() : range.minNs() + random.nextLong(range.maxNs() - range.minNs() + 1);
    }

    private static NodeSet subject(FaultStep step) {
        FaultAction action = step.action();
        if (action instanceof FaultAction.Crash one) {
            return one.nodes();
        }
        if (action instanceof FaultAction.Pause one) {
            return one.nodes();
        }
        if (action instanceof FaultAction.Slow one) {
            return one.nodes();
        }
        throw new IllegalArgumentException("the traffic lab has no fault '" + step.verb() + "'");
    }

    private static List<Integer> chosen(Topology topology, NodeSet set, Prng random) {
        BitSet chosen = new BitSet();
        for (NodeSet.Part part : set.parts()) {
            if (part instanceof NodeSet.Named named) {
                chosen.set(topology.node(named.text()).orElseThrow());
            } else if (part instanceof NodeSet.GroupNodes group) {
                Topology.Group found = topology.group(group.text()).orElseThrow();
                chosen.set(found.firstNode(), found.firstNode() + found.count());
            } else if (part instanceof NodeSet.Percent percent) {
                draw(topology, (int) StrictMath.ceil(percent.share() * topology.nodeCount()), random)
                        .forEach(chosen::set);
            } else if (part instanceof NodeSet.WithRole role && role.role() == Role.RANDOM) {
                draw(topology, 1, random).forEach(chosen::set);
            } else {
                chosen.set(0, topology.nodeCount());
            }
        }
        return chosen.stream().boxed().toList();
    }

    private static List<Integer> draw(Topology topology, int count, Prng random) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, topology.nodeCount()).boxed().toList());
        List<Integer> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    List<FaultSpan> spans() {
        return firings.stream()
                .map(one -> new FaultSpan(one.step.name(), detail(one), one.startNs, one.endNs, List.of(), List.of()))
                .toList();
    }

    private String detail(Firing firing) {
        return firing.nodes.stream().map(topology::nodeName).collect(Collectors.joining(" "));
    }

    List<SkippedFault> skipped() {
        return List.of();
    }

    /** Plans all of them on a run that has not begun. */
    void schedule(TrafficRun run) {
        Conditions conditions = new Conditions(run, names.servers().size());
        for (Firing one : firings) {
            BitSet servers = names.serversAmong(one.nodes);
            run.simulation()
                    .scheduleAt(
                            one.startNs,
                            () -> servers.stream().forEach(server -> conditions.change(server, one.step.action(), 1)));
            run.simulation()
                    .scheduleAt(
                            one.endNs,
                            () -> servers.stream().forEach(server -> conditions.change(server, one.step.action(), -1)));
        }
    }

    /** Faults may overlap on a server: it is well again when the last one ends. */
    private static final class Conditions {
        private final TrafficRun run;
        private final int[] crashes;
        private final int[] pauses;
        private final List<List<Double>> factors = new ArrayList<>();

        Conditions(TrafficRun run, int servers) {
            this.run = run;
            crashes = new int[servers];
            pauses = new int[servers];
            for (int i = 0; i < servers; i++) {
                factors.add(new ArrayList<>());
            }
        }

        void change(int server, FaultAction action, int by) {
            if (action instanceof FaultAction.Crash) {
                crashes[server] += by;
                crash(server);
            } else if (action instanceof FaultAction.Pause) {
                pauses[server] += by;
                pause(server);
            } else if (action instanceof FaultAction.Slow slow) {
                slow(server, slow.factor(), by);
            }
        }

        private void crash(int server) {
            if (crashes[server] > 0) {
                run.server(server).crash();
            } else {
                run.server(server).restart();
                pause(server);
            }
        }

        private void pause(int server) {
            if (pauses[server] > 0) {
                run.server(server).pause();
            } else {
                run.server(server).resume();
            }
        }

        private void slow(int server, double factor, int by) {
            List<Double> active = factors.get(server);
            if (by > 0) {
                active.add(factor);
            } else {
                active.remove(factor);
            }
            double product = active.stream().reduce(1.0, (a, b) -> a * b);
            run.server(server).setSpeed(1 / product);
        }
    }
}
