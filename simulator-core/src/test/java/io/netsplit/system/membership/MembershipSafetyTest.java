package io.netsplit.system.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.fault.Fault;
import io.netsplit.fault.Selector;
import io.netsplit.run.InvariantResult;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.DataType;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Failure detectors and gossip under random faults, as they are and without one safeguard after the other. */
class MembershipSafetyTest {
    private static final int SEEDS = 200;
    private static final long MS = RandomTrial.MS;
    private static final long HEALED_NS = 6_500 * MS;

    private static RandomTrial trial(Protocol protocol) {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(RandomTrial.drift(10_000));
        faults.add(RandomTrial.jump(2_000 * MS));
        faults.add(new Fault.AddNode("n", 1));
        return nobodyAsks(RandomTrial.of(protocol).withFaults(faults));
    }

    private static RandomTrial nobodyAsks(RandomTrial trial) {
        return trial.withTypes(DataType.REGISTER).withChange(spec -> spec.workload(WorkloadSpec.none()));
    }

    private static RandomTrial heartbeat() {
        return trial(new HeartbeatDetector())
                .with("heartbeat-interval", 50 * MS)
                .with("timeout", 300 * MS)
                .withTimes(HEALED_NS, 10_000 * MS);
    }

    private static RandomTrial phi() {
        return trial(new PhiAccrual())
                .with("heartbeat-interval", 50 * MS)
                .with("minimum-deviation", 10 * MS)
                .withTimes(HEALED_NS, 10_000 * MS);
    }

    private static RandomTrial swim() {
        return trial(new Swim())
                .with("period", 100 * MS)
                .with("probe-timeout", 30 * MS)
                .with("suspicion-timeout", 400 * MS)
                .with("reconnect-interval", 300 * MS)
                .withTimes(HEALED_NS, 12_000 * MS);
    }

    private static RandomTrial gossip() {
        return trial(new Gossip())
                .with("period", 50 * MS)
                .with("rumor-every", 10L)
                .withTimes(HEALED_NS, 10_000 * MS);
    }

    private static double figure(RunResult result, String name) {
        return Lab.figure(result, name);
    }

    @Test
    void heartbeatsAreRightAgainAfterTheLastFault() {
        holds(heartbeat());
    }

    @Test
    void aMonitorsViewIsRightAgainAfterTheLastFault() {
        RandomTrial monitored = heartbeat().with("monitor", List.of("watch"));
        holds(new RandomTrial(
                monitored.protocol(),
                monitored.options(),
                monitored.nodes(),
                monitored.types(),
                monitored.routes(),
                RandomTrial.cuts(),
                HEALED_NS,
                10_000 * MS,
                spec -> spec.workload(WorkloadSpec.none())
                        .topology(cluster -> cluster.group("watch", 1).group("n", 4))));
    }

    @Test
    void accrualDetectorsAreRightAgainAfterTheLastFault() {
        holds(phi());
    }

    @Test
    void swimIsRightAgainAfterTheLastFault() {
        holds(swim());
    }

    @Test
    void gossipReachesEverybodyAfterTheLastFault() {
        long checks = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result = gossip().run(seed);
            assertThat(RandomTrial.brokenInvariant(result)).as("seed %d", seed).isEmpty();
            checks += checks(result);
        }
        assertThat(checks).isGreaterThan(SEEDS);
    }

    private static void holds(RandomTrial trial) {
        long checks = 0;
        long mistakes = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result = trial.run(seed);
            assertThat(RandomTrial.brokenInvariant(result)).as("seed %d", seed).isEmpty();
            assertThat(Lab.figure(result, "view-convergence", HEALED_NS, result.endNs()))
                    .as("views after the last fault, seed %d", seed)
                    .isLessThan(4_500.0 * MS);
            checks += checks(result);
            mistakes += result.reached().getOrDefault("member confirmed dead", 0L);
        }
        assertThat(checks).as("looks at calm views").isGreaterThanOrEqualTo(SEEDS);
        assertThat(mistakes).as("beliefs that somebody is dead").isGreaterThan(SEEDS);
    }

    private static long checks(RunResult result) {
        return result.invariants().stream().mapToLong(InvariantResult::checks).sum();
    }

    /** Nothing but jumping wall clocks, which nobody who is patient enough needs to notice. */
    private static RandomTrial jumping(RandomTrial trial) {
        return trial.withFaults(List.of(RandomTrial.jump(2_000 * MS)));
    }

    /** Nothing but pauses, mostly of less than a second, and much time to object. */
    private static RandomTrial pausing() {
        return nobodyAsks(swim().withFaults(List.of(new Fault.Pause(new Selector.Share(0.1)))))
                .with("suspicion-timeout", 4_000 * MS)
                .withNodes(5);
    }

    private static Optional<String> falsePositives(RunResult result) {
        double count = figure(result, "false-positives");
        return count == 0 ? Optional.empty() : Optional.of((long) count + " living nodes were taken for dead");
    }

    @Test
    void clocksThatJumpAreNoReasonToTakeAnybodyForDead() {
        for (RandomTrial trial : List.of(jumping(heartbeat().with("timeout", 800 * MS)), jumping(patientPhi()))) {
            assertThat(trial.firstCaught(SEEDS, MembershipSafetyTest::falsePositives))
                    .isEmpty();
        }
    }

    private static RandomTrial patientPhi() {
        return phi().with("threshold", 30.0).with("minimum-deviation", 60 * MS);
    }

    @Test
    void everySafeguardOfHeartbeatsIsMissed() {
        hold(
                new HeartbeatDetector(),
                List.of(
                        caught(heartbeat(), "recovery", false, NoLiveNodeStaysDead.NAME, RandomTrial::brokenInvariant),
                        caught(
                                jumping(heartbeat().with("timeout", 800 * MS)),
                                "monotonic-clock",
                                false,
                                "false positives",
                                MembershipSafetyTest::falsePositives)));
    }

    @Test
    void everySafeguardOfAccrualDetectorsIsMissed() {
        hold(
                new PhiAccrual(),
                List.of(
                        caught(phi(), "recovery", false, NoLiveNodeStaysDead.NAME, RandomTrial::brokenInvariant),
                        caught(
                                jumping(patientPhi()),
                                "monotonic-clock",
                                false,
                                "false positives",
                                MembershipSafetyTest::falsePositives)));
    }

    @Test
    void everySafeguardOfSwimIsMissed() {
        assertThat(pausing().firstCaught(SEEDS, MembershipSafetyTest::falsePositives))
                .as("with suspicion")
                .isEmpty();
        hold(
                new Swim(),
                List.of(
                        caught(pausing(), "suspicion", false, "false positives", MembershipSafetyTest::falsePositives),
                        caught(swim(), "refutation", false, NoLiveNodeStaysDead.NAME, RandomTrial::brokenInvariant),
                        caught(
                                swim(),
                                "reconnect-interval",
                                OptionValues.OFF,
                                NoLiveNodeStaysDead.NAME,
                                RandomTrial::brokenInvariant)));
    }

    @Test
    void everySafeguardOfGossipIsMissed() {
        RandomTrial ring = gossip().withNodes(120).with("mode", "push").withFaults(RandomTrial.delays());
        hold(
                new Gossip(),
                List.of(
                        caught(
                                gossip().with("mode", "push"),
                                "anti-entropy",
                                false,
                                RumorReachesEverybody.NAME,
                                RandomTrial::brokenInvariant),
                        caught(ring, "random-peers", false, RumorReachesEverybody.NAME, RandomTrial::brokenInvariant)));
    }

    private static void hold(Protocol protocol, List<SafeguardTable.Row> rows) {
        assertThat(rows.stream().map(row -> row.safeguard().replaceAll(":.*", "")))
                .containsExactlyInAnyOrderElementsOf(protocol.options().stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold(protocol.name(), rows);
    }

    private static SafeguardTable.Row caught(
            RandomTrial trial,
            String safeguard,
            Object value,
            String checker,
            Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught = trial.with(safeguard, value).firstCaught(SEEDS, check);
        assertThat(caught).as("%s off, within %d seeds", safeguard, SEEDS).isPresent();
        String word = value.equals(OptionValues.OFF) ? "off" : value.toString();
        return new SafeguardTable.Row(
                safeguard + ": " + word, checker, caught.orElseThrow().seed());
    }

    @Test
    void aRunWithoutClientsHasNoHistory() {
        RunResult result = heartbeat().run(1);
        assertThat(result.homes()).isEmpty();
        assertThat(result.history().isEmpty()).isTrue();
        assertThat(RunSpec.of(new Swim())
                        .workload(WorkloadSpec.none())
                        .build()
                        .workload()
                        .clients())
                .isZero();
    }
}
