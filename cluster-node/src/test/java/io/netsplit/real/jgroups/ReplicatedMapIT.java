package io.netsplit.real.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.real.Cut;
import io.netsplit.real.Served;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.ObjectHeld;
import io.netsplit.system.datagrid.DataGrid;
import io.netsplit.trace.Observer;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.OperationMix;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real members of a map that is replicated over JGroups' views, one of which is cut off. The cut heals, and the run ends,
 * as soon as there is what the test has to show, however long the machine takes to it.
 */
class ReplicatedMapIT {
    private static final int NODES = 3;
    private static final int KEYS = 3;
    private static final long SECOND_NS = 1_000_000_000;
    private static final int CUT_OFF = 2;
    private static final int ADDS = 30;
    private static final long MOST_NS = 120 * SECOND_NS;

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();
    private final Served served = Served.onceBegun();
    private final Split split = new Split();
    private final Agreement agreement = new Agreement();

    /** Cuts n3 off until it coordinates alone, somebody else the others, and clients have been served on both sides since. */
    private final class Split implements Observer {
        private final Map<Integer, RoleChanged.Role> roles = new TreeMap<>();
        private @Nullable Cluster cluster;
        private long beganNs = Long.MAX_VALUE;
        private long twoLeadNs = Long.MAX_VALUE;
        private long healedNs = Long.MAX_VALUE;
        private int addsBeside;
        private int addsElsewhere;

        void follow(Cluster whole) {
            cluster = whole;
            whole.observe(this);
            whole.simulation().schedule(SECOND_NS, () -> {
                beganNs = whole.simulation().now();
                Cut.begin(whole, node -> node == CUT_OFF);
            });
        }

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (event instanceof RoleChanged changed) {
                roles.put(node, changed.role());
                boolean split = leads(CUT_OFF) && (leads(0) || leads(1));
                twoLeadNs = beganNs < timeNs && split ? Math.min(twoLeadNs, timeNs) : Long.MAX_VALUE;
            }
        }

        private boolean leads(int node) {
            return roles.get(node) == RoleChanged.Role.LEADER;
        }

        @Override
        public void operationCompleted(long timeNs, Operation operation) {
            if (healedNs < timeNs
                    || operation.invokedNs() < twoLeadNs
                    || !operation.isOk()
                    || !operation.function().equals(Functions.ADD)) {
                return;
            }
            if (operation.answeredBy() == CUT_OFF) {
                addsBeside++;
            } else {
                addsElsewhere++;
            }
            if (addsBeside >= ADDS && addsElsewhere >= ADDS) {
                healedNs = timeNs;
                Cluster whole = Objects.requireNonNull(cluster);
                whole.simulation().schedule(0, () -> Cut.heal(whole, node -> node == CUT_OFF));
            }
        }
    }

    /**
     * Whether each key has been the same everywhere once since the merge. A merge may take in one member after the other, and
     * clients are served between; so a run that ended once they are served could end before that.
     */
    private final class Agreement implements Observer {
        private final Map<Integer, Map<Integer, Long>> heldOf = new TreeMap<>();
        private final Set<Integer> agreed = new TreeSet<>();
        private long atNs;

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (event instanceof ObjectHeld held && timeNs > split.healedNs) {
                if (timeNs > atNs) {
                    look();
                }
                atNs = timeNs;
                heldOf.computeIfAbsent(held.key(), key -> new TreeMap<>()).put(node, held.contentDigest());
            }
        }

        private void look() {
            heldOf.forEach((key, digests) -> {
                if (digests.size() == NODES && Set.copyOf(digests.values()).size() == 1) {
                    agreed.add(key);
                }
            });
        }

        private boolean isReached() {
            return agreed.size() == KEYS;
        }
    }

    private boolean isDone() {
        return served.isDone() && agreement.isReached();
    }

    private RunSpec spec() {
        return RunSpec.of(new DataGrid())
                .nodes(NODES)
                .option("backups", 2L)
                .workload(WorkloadSpec.defaults(DataType.SET, 6)
                        .withKeys(Keys.uniform(KEYS))
                        .withOperations(new OperationMix(List.of(
                                new OperationMix.Share(Functions.ADD, 0.8),
                                new OperationMix.Share(Functions.READ, 0.2))))
                        .withPlacement(Placement.COLOCATED)
                        .withRoute(Route.LOCAL))
                .preparation(split::follow)
                .observer(new Observer() {
                    @Override
                    public void protocol(long timeNs, int node, ProtocolEvent event) {
                        events.add(event.type());
                        if (event.type().equals("merged") && timeNs > split.healedNs) {
                            served.begin(timeNs);
                        }
                    }
                })
                .observer(served)
                .observer(agreement)
                .limits(Limits.DEFAULT.withInterrupted(this::isDone))
                .durationNs(MOST_NS)
                .build();
    }

    @Test
    void twoCoordinatorsDuringTheCutOneAfterTheMergeWhichLosesWrites() throws Exception {
        BackEnd jgroups = new JGroupsBackEnd();
        assertThat(jgroups.objections(spec())).isEmpty();
        RunResult result;
        try (BackEnd.Deployment deployment = jgroups.deploy(spec(), folder)) {
            result = Run.execute(deployment.spec(), deployment.pace());
        }
        assertThat(result.outcome())
                .as("it ends when it serves and all hold the same after the merge; events were %s", events)
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(result.beliefs().stream()
                        .filter(belief -> belief.fromNs() < split.healedNs && belief.toNs() >= split.healedNs))
                .as("coordinators when the cut heals, n3 among them")
                .hasSize(2)
                .anyMatch(belief -> belief.node() == CUT_OFF);
        assertThat(result.beliefs().stream().filter(belief -> belief.toNs() >= result.endNs()))
                .as("coordinators in the end")
                .hasSize(1);
        assertThat(events).contains("view", "merge-view", "merged");
        assertThat(result.lostWrites().lost()).as("what the merge has lost").isNotEmpty();
        assertThat(result.meter().measure("merge-conflicts", List.of(new Meter.Window(0, result.endNs()))))
                .as("keys with two values")
                .isPositive();
        assertThat(result.replicas().firstConverged(split.healedNs, result.endNs()))
                .as("when all held the same")
                .isPositive();
        assertThat(result.contents()).hasSize(3);
    }
}
