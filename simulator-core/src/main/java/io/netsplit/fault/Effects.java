package io.netsplit.fault;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.NodeState;
import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.cluster.disk.DiskLoss;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What each fault does to a cluster, and what takes it back. */
final class Effects {
    /**
     * What a fault is about to do, or the reason why it cannot.
     *
     * @param sides the nodes that it befalls
     * @param detail for people: the sides, or what else there is to say
     * @param begin does it; the answer takes it back
     * @param problem null where it can begin
     */
    record Plan(
            List<List<Integer>> sides,
            String detail,
            Supplier<Runnable> begin,
            @Nullable String problem) {}

    private static final Runnable NOTHING = () -> {};

    private final Cluster cluster;
    private final Conditions conditions;
    private final Administrator administrator;
    private final LoadControl load;

    Effects(Cluster cluster, Conditions conditions, Administrator administrator, LoadControl load) {
        this.cluster = cluster;
        this.conditions = conditions;
        this.administrator = administrator;
        this.load = load;
    }

    Plan plan(Fault fault, Selections selections, long durationNs) {
        List<List<Integer>> sides = selections.resolve(fault.selectors());
        String problem = Selections.problem(sides);
        if (problem == null && (fault instanceof Fault.Partition || fault instanceof Fault.Flap)) {
            problem = overlap(sides);
        }
        if (problem != null) {
            return failed(problem);
        }
        if (fault instanceof Fault.AddNode add) {
            return addNodes(add);
        }
        if (fault instanceof Fault.LoadChange change) {
            return new Plan(List.of(), detail(change), () -> load.change(change), null);
        }
        if (fault instanceof Fault.MajoritiesRing) {
            return ring(selections);
        }
        if (fault instanceof Fault.Bridge) {
            return bridge(sides.get(0), selections);
        }
        if (fault instanceof Fault.RandomHalves) {
            return cut(halves(selections.shuffled(selections.members())), CutDirection.BOTH);
        }
        if (fault instanceof Fault.Partition partition) {
            return cut(sides, partition.direction());
        }
        if (fault instanceof Fault.Isolate isolate) {
            return isolate(isolate, sides.get(0), selections);
        }
        return planned(sides, () -> applyToNodes(fault, sides, selections, durationNs));
    }

    private Runnable applyToNodes(Fault fault, List<List<Integer>> sides, Selections selections, long durationNs) {
        List<Integer> nodes = sides.get(0);
        if (fault instanceof Fault.Flap flap) {
            Cuts cuts = Cuts.between(cluster, sides, CutDirection.BOTH);
            Flapping flapping = new Flapping(cluster.simulation(), flap, cuts, selections.random());
            flapping.begin();
            return flapping::end;
        }
        if (fault instanceof Fault.Swizzle) {
            return new Swizzling(cluster, nodes, durationNs, selections.random())::end;
        }
        if (fault instanceof Fault.Degrade degrade) {
            return degrade(degrade, nodes, sides.get(1));
        }
        List<Runnable> ends = new ArrayList<>();
        for (int node : nodes) {
            ends.add(applyToNode(fault, node));
        }
        return () -> ends.forEach(Runnable::run);
    }

    private Runnable applyToNode(Fault fault, int node) {
        if (fault instanceof Fault.Crash crash) {
            conditions.crash(node, crash.lose());
            return () -> conditions.release(node);
        }
        if (fault instanceof Fault.Pause) {
            conditions.pause(node);
            return () -> conditions.resume(node);
        }
        if (fault instanceof Fault.Slow slow) {
            conditions.addSlowness(node, slow.factor());
            cluster.announce(node, "slower by " + slow.factor());
            return () -> {
                conditions.removeSlowness(node, slow.factor());
                cluster.announce(node, "no longer slower by " + slow.factor());
            };
        }
        if (fault instanceof Fault.ClockChange change) {
            return changeClock(change, node);
        }
        if (fault instanceof Fault.DiskFault disk) {
            return breakDisk(disk, node);
        }
        if (fault instanceof Fault.RemoveNode) {
            administrator.removeNode(node, () -> cluster.removeNode(node));
            return NOTHING;
        }
        if (fault instanceof Fault.TransferLeadership) {
            administrator.transferLeadership(node);
            return NOTHING;
        }
        throw new IllegalStateException("no effect is known of " + fault.verb());
    }

    private @Nullable String overlap(List<List<Integer>> sides) {
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                if (sides.get(i).stream().anyMatch(new LinkedHashSet<>(sides.get(j))::contains)) {
                    return "a node would be on two sides: " + detail(sides);
                }
            }
        }
        return null;
    }

    private Plan cut(List<List<Integer>> sides, CutDirection direction) {
        return planned(sides, () -> begin(Cuts.between(cluster, sides, direction)));
    }

    private Plan isolate(Fault.Isolate isolate, List<Integer> nodes, Selections selections) {
        List<Integer> others = without(selections.members(), nodes);
        List<List<Integer>> sides = others.isEmpty() ? List.of(nodes) : List.of(nodes, others);
        return planned(sides, () -> begin(Cuts.around(cluster, nodes, isolate.direction())));
    }

    private Plan bridge(List<Integer> via, Selections selections) {
        List<Integer> others = without(selections.members(), via);
        if (others.size() < 2) {
            return failed("a bridge needs two nodes beside it");
        }
        List<List<Integer>> halves = halves(selections.shuffled(others));
        return planned(
                List.of(halves.get(0), via, halves.get(1)),
                () -> begin(Cuts.between(cluster, halves, CutDirection.BOTH)));
    }

    private Plan ring(Selections selections) {
        List<Integer> ring = selections.shuffled(selections.members());
        int reach = (ring.size() / 2 + 1) / 2;
        if (ring.size() < 2 * reach + 2) {
            return failed("in a ring of " + ring.size() + " every node reaches every other");
        }
        return planned(List.of(ring), () -> begin(Cuts.ring(cluster, ring, reach)));
    }

    private static Runnable begin(Cuts cuts) {
        cuts.begin();
        return cuts::end;
    }

    private Runnable degrade(Fault.Degrade degrade, List<Integer> from, List<Integer> to) {
        List<Runnable> ends = new ArrayList<>();
        for (int a : from) {
            for (int b : to) {
                if (a != b) {
                    worsen(a, b, degrade, ends);
                    if (degrade.bothWays()) {
                        worsen(b, a, degrade, ends);
                    }
                }
            }
        }
        return () -> ends.forEach(Runnable::run);
    }

    private void worsen(int from, int to, Fault.Degrade degrade, List<Runnable> ends) {
        cluster.network().change(from, to, degrade.change());
        ends.add(() -> cluster.network().restore(from, to, degrade.change()));
    }

    private Runnable changeClock(Fault.ClockChange change, int node) {
        NodeClock clock = cluster.clock(node);
        clock.jump(change.offsetNs() + change.jumpNs());
        clock.setDriftPpm(clock.driftPpm() + change.driftPpm());
        if (change.strobe() != null) {
            clock.startStrobe(change.strobe());
        }
        if (change.correction() != null) {
            conditions.addCorrection(node, change.correction());
        }
        announceClock(node);
        return () -> {
            clock.jump(-change.offsetNs());
            clock.setDriftPpm(clock.driftPpm() - change.driftPpm());
            if (change.strobe() != null) {
                clock.stopStrobe(change.strobe());
            }
            if (change.correction() != null) {
                conditions.removeCorrection(node, change.correction());
            }
            announceClock(node);
        };
    }

    private void announceClock(int node) {
        NodeClock clock = cluster.clock(node);
        cluster.announce(node, "clock ahead by " + clock.errorNs() + " ns, drift " + clock.driftPpm() + " ppm");
    }

    private Runnable breakDisk(Fault.DiskFault fault, int node) {
        if (fault.latency() != null) {
            cluster.disk(node).addLatency(fault.latency());
        }
        conditions.addErrors(node, fault.errorShare());
        conditions.changeFull(node, fault.full() ? 1 : 0);
        conditions.changeLying(node, fault.lyingSync() ? 1 : 0);
        cluster.announce(node, "disk out of order");
        if (fault.lost()) {
            conditions.crash(node, DiskLoss.EVERYTHING);
        }
        return () -> repairDisk(fault, node);
    }

    private void repairDisk(Fault.DiskFault fault, int node) {
        if (fault.latency() != null) {
            cluster.disk(node).removeLatency(fault.latency());
        }
        conditions.removeErrors(node, fault.errorShare());
        conditions.changeFull(node, fault.full() ? -1 : 0);
        conditions.changeLying(node, fault.lyingSync() ? -1 : 0);
        cluster.announce(node, "disk in order");
        if (fault.lost()) {
            conditions.release(node);
        } else {
            conditions.restartIfHalted(node);
        }
    }

    private Plan addNodes(Fault.AddNode add) {
        List<Integer> spares = cluster.group(add.group()).stream()
                .filter(node -> cluster.state(node) == NodeState.ABSENT)
                .limit(add.count())
                .toList();
        if (spares.isEmpty()) {
            return failed("no address is left for a node of group " + add.group());
        }
        return planned(List.of(spares), () -> {
            for (int i = 0; i < spares.size(); i++) {
                administrator.addNode(cluster.addNode(add.group()));
            }
            return NOTHING;
        });
    }

    private Plan planned(List<List<Integer>> sides, Supplier<Runnable> begin) {
        return new Plan(sides, detail(sides), begin, null);
    }

    private static Plan failed(String problem) {
        return new Plan(List.of(), "", () -> NOTHING, problem);
    }

    private static List<List<Integer>> halves(List<Integer> order) {
        int half = order.size() / 2;
        return List.of(
                order.subList(0, half).stream().sorted().toList(),
                order.subList(half, order.size()).stream().sorted().toList());
    }

    private static List<Integer> without(List<Integer> all, List<Integer> some) {
        return all.stream().filter(node -> !some.contains(node)).toList();
    }

    private String detail(List<List<Integer>> sides) {
        StringBuilder text = new StringBuilder();
        for (List<Integer> side : sides) {
            text.append(text.isEmpty() ? "" : " |");
            for (int node : side) {
                text.append(text.isEmpty() ? "" : " ").append(cluster.name(node));
            }
        }
        return text.toString();
    }

    private static String detail(Fault.LoadChange change) {
        String rate = change.ratePerSecond() > 0 ? change.ratePerSecond() + "/s" : "";
        String clients = change.clients() >= 0 ? change.clients() + " clients" : "";
        return rate + (rate.isEmpty() || clients.isEmpty() ? "" : " ") + clients;
    }
}
