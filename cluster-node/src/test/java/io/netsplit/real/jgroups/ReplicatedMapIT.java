package io.netsplit.real.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Functions;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.real.Served;
import io.netsplit.run.BackEnd;
import io.netsplit.run.FaultSpan;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real members of a map that is replicated over JGroups' views, one of which is cut off for twelve seconds. */
class ReplicatedMapIT {
    private static final int NODES = 3;
    private static final int KEYS = 3;
    private static final long SECOND_NS = 1_000_000_000;
    private static final long CUT_END_NS = 14 * SECOND_NS;
    private static final long MOST_NS = 120 * SECOND_NS;

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();
    private final Served served = Served.onceBegun();
    private final Agreement agreement = new Agreement();

    /**
     * Whether each key has been the same everywhere once since the merge. A merge may take in one member after the other, and
     * clients are served between; so a run that ended once they are served could end before that.
     */
    private static final class Agreement implements Observer {
        private final Map<Integer, Map<Integer, Long>> heldOf = new TreeMap<>();
        private final Set<Integer> agreed = new TreeSet<>();
        private long atNs;

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (event instanceof ObjectHeld held && timeNs > CUT_END_NS) {
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
        FaultStep cut = new FaultStep(
                "cut",
                new Trigger.At(DurationRange.of(2 * SECOND_NS)),
                DurationRange.of(CUT_END_NS - 2 * SECOND_NS),
                new Fault.Isolate(new Selector.Named("n3"), CutDirection.BOTH));
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
                .faults(FaultSchedule.of(List.of(cut)))
                .observer(new Observer() {
                    @Override
                    public void protocol(long timeNs, int node, ProtocolEvent event) {
                        events.add(event.type());
                        if (event.type().equals("merged") && timeNs > CUT_END_NS) {
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
        FaultSpan cut = result.faults().get(0);
        assertThat(result.beliefs())
                .as("n3 coordinates a view of its own while it is cut off")
                .anyMatch(belief ->
                        belief.node() == 2 && belief.fromNs() > cut.startNs() && belief.fromNs() < cut.endNs());
        assertThat(result.beliefs().stream()
                        .filter(belief -> belief.fromNs() < cut.endNs() && belief.toNs() >= cut.endNs()))
                .as("coordinators when the cut heals")
                .hasSize(2);
        assertThat(result.beliefs().stream().filter(belief -> belief.toNs() >= result.endNs()))
                .as("coordinators in the end")
                .hasSize(1);
        assertThat(events).contains("view", "merge-view", "merged");
        assertThat(result.lostWrites().lost()).as("what the merge has lost").isNotEmpty();
        assertThat(result.meter().measure("merge-conflicts", List.of(new Meter.Window(0, result.endNs()))))
                .as("keys with two values")
                .isPositive();
        assertThat(result.replicas().firstConverged(cut.endNs(), result.endNs()))
                .as("when all held the same")
                .isPositive();
        assertThat(result.contents()).hasSize(3);
    }
}
