package io.netsplit.system.primarybackup;

import io.netsplit.cluster.Cluster;
import io.netsplit.node.RoleChanged;
import io.netsplit.random.Distributions;
import io.netsplit.run.InvariantResult;
import io.netsplit.run.RoleSpan;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Placement;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs of primary-backup in which a test breaks things at certain times. */
final class Scene {
    static final long MS = 1_000_000;
    static final long SECOND_NS = 1_000 * MS;

    private final RunSpec.Builder spec;
    private final List<Consumer<Cluster>> steps = new ArrayList<>();

    private Scene(RunSpec.Builder spec) {
        this.spec = spec;
    }

    /** {@code nodes} nodes, one to four milliseconds apart, for ten seconds, each with a client on one of two registers. */
    static Scene of(int nodes, long seed) {
        WorkloadSpec workload = WorkloadSpec.defaults(DataType.REGISTER, nodes).withKeys(Keys.uniform(2));
        return new Scene(RunSpec.of(new PrimaryBackup())
                .seed(seed)
                .topology(cluster -> cluster.nodes(nodes).latency(Distributions.uniform(1 * MS, 4 * MS)))
                .workload(workload)
                .durationNs(10 * SECOND_NS));
    }

    static WorkloadSpec apart(int clients) {
        return WorkloadSpec.defaults(DataType.REGISTER, clients)
                .withKeys(Keys.uniform(2))
                .withPlacement(Placement.OWN_NETWORK);
    }

    Scene option(String name, Object value) {
        spec.option(name, value);
        return this;
    }

    Scene workload(WorkloadSpec workload) {
        spec.workload(workload);
        return this;
    }

    Scene seconds(long seconds) {
        spec.durationNs(seconds * SECOND_NS);
        return this;
    }

    RunSpec.Builder spec() {
        return spec;
    }

    Scene at(long milliseconds, Consumer<Cluster> step) {
        steps.add(cluster -> cluster.simulation().scheduleAt(milliseconds * MS, () -> step.accept(cluster)));
        return this;
    }

    RunResult run() {
        spec.preparation(cluster -> steps.forEach(step -> step.accept(cluster)));
        return Run.execute(spec.build());
    }

    /** Cuts these nodes from all others, in both directions. */
    static void cut(Cluster cluster, int... side) {
        between(cluster, side, (a, b) -> cluster.cut(a, b));
    }

    static void heal(Cluster cluster, int... side) {
        between(cluster, side, (a, b) -> cluster.heal(a, b));
    }

    private interface Direction {
        void change(int from, int to);
    }

    private static void between(Cluster cluster, int[] side, Direction direction) {
        List<Integer> inside = new ArrayList<>();
        for (int node : side) {
            inside.add(node);
        }
        for (int node : side) {
            for (int other = 0; other < cluster.nodes(); other++) {
                if (!inside.contains(other)) {
                    direction.change(node, other);
                    direction.change(other, node);
                }
            }
        }
    }

    /** The node that now believes that it leads with the highest epoch, or -1. */
    static int primary(Cluster cluster) {
        int found = -1;
        long epoch = -1;
        for (int node = 0; node < cluster.nodes(); node++) {
            RoleChanged role = cluster.role(node);
            if (role != null && role.role() == RoleChanged.Role.LEADER && role.epoch() > epoch) {
                found = node;
                epoch = role.epoch();
            }
        }
        return found;
    }

    static List<RoleSpan> reigns(RunResult result) {
        return result.roles().stream().filter(RoleSpan::isLeader).toList();
    }

    static Optional<String> violation(RunResult result, String invariant) {
        return invariant(result, invariant).violation().map(violation -> violation.sentence());
    }

    static InvariantResult invariant(RunResult result, String invariant) {
        return result.invariants().stream()
                .filter(one -> one.name().equals(invariant))
                .findFirst()
                .orElseThrow();
    }
}
