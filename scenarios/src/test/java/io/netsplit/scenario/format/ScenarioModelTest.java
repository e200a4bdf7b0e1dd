package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.TimeValue;
import io.netsplit.scenario.format.model.Timing;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Lose;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.Operator;
import io.netsplit.scenario.format.word.Placement;
import io.netsplit.scenario.format.word.Transport;
import io.netsplit.scenario.format.word.WorkloadType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a file says arrives in the model, with its units taken away. */
class ScenarioModelTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private static Scenario scenario(String sections) {
        ParseResult result = Example.read(sections);
        assertThat(result.text()).isEmpty();
        return result.file().orElseThrow().variants().get(0).scenario();
    }

    private static FaultStep fault(String step) {
        return scenario("faults:\n  - " + step).faults().get(0);
    }

    private final ScenarioFile split = new ScenarioReader()
            .read(Path.of("library/raft/raft-split-brain.yaml"))
            .file()
            .orElseThrow();

    @Test
    void splitBrainRunsForAMinuteWithTwentySeeds() {
        Scenario scenario = split.variants().get(0).scenario();
        assertThat(scenario.run().durationNs()).isEqualTo(60 * SECOND);
        assertThat(scenario.run().warmupNs()).isEqualTo(5 * SECOND);
        assertThat(split.seeds())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void splitBrainHasFiveNodesOnALognormalNetwork() {
        Topology topology = split.variants().get(0).scenario().topology();
        assertThat(topology.nodeCount()).isEqualTo(5);
        assertThat(topology.nodeName(4)).isEqualTo("n5");
        assertThat(topology.network().latency()).contains(new TimeValue.Lognormal(2 * MILLI, 10 * MILLI));
        assertThat(topology.network().loss()).hasValue(0.001);
        assertThat(topology.transport()).isEqualTo(Transport.DATAGRAM);
    }

    @Test
    void splitBrainHasAWorkloadOfThreeOperations() {
        Workload workload = split.variants().get(0).scenario().workload().orElseThrow();
        assertThat(workload.type()).isEqualTo(WorkloadType.REGISTER);
        assertThat(workload.clients()).isEqualTo(5);
        assertThat(workload.placement()).isEqualTo(Placement.COLOCATED);
        assertThat(workload.operations())
                .containsExactly(
                        new Workload.Share(OperationWord.READ, 0.5),
                        new Workload.Share(OperationWord.WRITE, 0.4),
                        new Workload.Share(OperationWord.CAS, 0.1));
        assertThat(workload.arrivals()).isEqualTo(new Workload.Closed(new TimeValue.Constant(20 * MILLI)));
        assertThat(workload.timeoutNs()).isEqualTo(SECOND);
        assertThat(workload.retry()).isEmpty();
    }

    @Test
    void splitBrainCutsTheLeaderAndAFollowerFromTheRest() {
        FaultStep cut = split.variants().get(0).scenario().faults().get(0);
        assertThat(cut.name()).isEqualTo("split");
        assertThat(((Timing.At) cut.timing()).at()).isEqualTo(Range.exactly(10 * SECOND));
        assertThat(cut.timing().lasts()).contains(Range.exactly(20 * SECOND));
        List<NodeSet> groups = ((FaultAction.Partition) cut.action()).groups();
        assertThat(groups).extracting(NodeSet::text).containsExactly("leader, follower", "rest");
    }

    @Test
    void splitBrainCanaryHasASmallQuorum() {
        assertThat(split.variant("broken-quorum").orElseThrow().canary()).isTrue();
        var system = split.variant("broken-quorum").orElseThrow().scenario().cluster();
        assertThat(system.options().integer("quorum")).isEqualTo(2);
        assertThat(system.options().flag("pre-vote")).isTrue();
        assertThat(split.variant("correct")
                        .orElseThrow()
                        .scenario()
                        .cluster()
                        .options()
                        .integer("quorum"))
                .isZero();
    }

    @Test
    void splitBrainClaimsElevenThings() {
        assertThat(split.assertions()).hasSize(11);
        Assertion.Threshold threshold = (Assertion.Threshold) split.assertions().get(8);
        assertThat(threshold.metric()).isEqualTo(CommonMetric.AVAILABILITY);
        assertThat(threshold.operator()).isEqualTo(Operator.AT_LEAST);
        assertThat(threshold.value()).isEqualTo(0.9);
        assertThat(threshold.scope().window().text()).isEqualTo("during split");
        assertThat(threshold.scope().where()).containsEntry(Filter.SIDE, List.of("majority"));
        assertThat(threshold.claim()).isEqualTo("availability >= 90%");
    }

    @Test
    void placesInTheModelPointIntoTheFile() {
        assertThat(split.assertions().get(0).scope().span().line()).isEqualTo(63);
        assertThat(split.assertions().get(0).scope().span().source().line(63)).contains("one-leader-per-term");
    }

    @Test
    void groupsNumberTheirNodesOneAfterTheOther() {
        Topology topology = scenario("topology: { groups: { west: { count: 2 }, east: { count: 3 } } }")
                .topology();
        assertThat(topology.nodeName(2)).isEqualTo("east1");
        assertThat(topology.node("east3")).hasValue(4);
        assertThat(topology.node("east4")).isEmpty();
        assertThat(topology.groupOf(1).name()).isEqualTo("west");
    }

    @Test
    void nodesThatJoinComeAfterAllOthers() {
        Scenario scenario = scenario("""
                topology: { groups: { west: { count: 2 }, east: { count: 1 } } }
                faults:
                  - { at: 10s, add: west, count: 2 }
                  - { at: 20s, crash: west4, for: 5s }
                """);
        assertThat(scenario.topology().joiners())
                .extracting(Topology.Joiner::name)
                .containsExactly("west3", "west4");
        assertThat(scenario.topology().nodeName(4)).isEqualTo("west4");
    }

    @Test
    void zonesHoldInBothDirectionsUnlessBothAreGiven() {
        List<Topology.LinkRule> rules = scenario("""
                        topology:
                          groups: { a: { count: 1 }, b: { count: 1 }, c: { count: 1 } }
                          zones: { a: { b: 10ms, c: 20ms }, b: { a: 30ms } }
                        """).topology().links();
        assertThat(rules).extracting(Topology.LinkRule::bothWays).containsExactly(false, true, false);
    }

    @Test
    void laterLinkRulesComeAfterZones() {
        Topology topology = scenario("""
                        topology:
                          groups: { a: { count: 1 }, b: { count: 1 } }
                          zones: { a: { b: 10ms } }
                          links: [{ from: a, to: clients, bandwidth: 2MiB/s, queue: 64KiB, corrupt: { share: 1%, detected: false } }]
                        """).topology();
        var settings = topology.links().get(1).settings();
        assertThat(settings.bandwidthBitsPerSecond()).hasValue(16_777_216);
        assertThat(settings.queueBytes()).hasValue(65_536);
        assertThat(settings.corrupt().orElseThrow().detected()).isFalse();
    }

    @Test
    void burstsCanBeGivenByShareAndLength() {
        var bursts = scenario("topology: { nodes: 3, network: { burst-loss: { share: 20%, length: 4 } } }")
                .topology()
                .network()
                .burstLoss()
                .orElseThrow();
        assertThat(bursts.leave()).isEqualTo(0.25);
        assertThat(bursts.enter()).isEqualTo(0.0625);
        assertThat(bursts.loss()).isEqualTo(1);
    }

    @Test
    void clocksOfAGroupMayBeOffFromTheStart() {
        var clock = scenario("topology: { groups: { n: { count: 3, clock: { offset: -2s, drift: 20ppm } } } }")
                .topology()
                .groups()
                .get(0)
                .clock();
        assertThat(clock.offsetNs()).isEqualTo(-2 * SECOND);
        assertThat(clock.driftPpm()).isEqualTo(20);
    }

    @Test
    void crashLosesUnsyncedWritesUnlessTheFileSaysOtherwise() {
        assertThat(((FaultAction.Crash) fault("{ at: 10s, crash: n1 }").action()).lose())
                .isEqualTo(Lose.UNSYNCED_WRITES);
        assertThat(((FaultAction.Crash)
                                fault("{ at: 10s, crash: n1, lose: nothing }").action())
                        .lose())
                .isEqualTo(Lose.NOTHING);
    }

    @Test
    void clockJumpsBackwards() {
        FaultAction.Clock clock = (FaultAction.Clock)
                fault("{ at: 10s, clock: n1, jump: -150ms }").action();
        assertThat(clock.jumpNs()).hasValue(-150 * MILLI);
    }

    @Test
    void repeatedFaultHasAGapAndBounds() {
        Timing.Every every = (Timing.Every) fault("{ every: 5s..8s, from: 10s, until: 40s, crash: random, for: 1s }")
                .timing();
        assertThat(every.gap()).isEqualTo(new Range(5 * SECOND, 8 * SECOND));
        assertThat(every.fromNs()).isEqualTo(10 * SECOND);
        assertThat(every.untilNs()).isEqualTo(40 * SECOND);
    }

    @Test
    void stepsWithoutANameGetOne() {
        List<FaultStep> steps = scenario("faults: [{ at: 1s, crash: n1 }, { at: 2s, pause: n2 }]")
                .faults();
        assertThat(steps).extracting(FaultStep::name).containsExactly("crash-1", "pause-2");
    }

    @Test
    void shareOfTheNodesIsASelector() {
        FaultAction.Crash crash =
                (FaultAction.Crash) fault("{ at: 1s, crash: 40% }").action();
        assertThat(crash.nodes().parts().get(0))
                .isInstanceOfSatisfying(
                        NodeSet.Percent.class,
                        percent -> assertThat(percent.share()).isEqualTo(0.4));
    }

    @Test
    void openLoopHasPhasesAndARate() {
        Workload.Open open =
                (Workload.Open) scenario("""
                        workload:
                          type: kv
                          arrivals: { model: open, rate: 60/m, phases: [{ for: 10s, rate: 5/s }] }
                        """).workload().orElseThrow().arrivals();
        assertThat(open.ratePerSecond()).isEqualTo(1);
        assertThat(open.phases()).containsExactly(new Workload.Phase(10 * SECOND, 5));
    }

    @Test
    void readsOfAStoreAreGets() {
        assertThat(OperationWord.READ.function(WorkloadType.KV)).isEqualTo("get");
        assertThat(OperationWord.READ.function(WorkloadType.REGISTER)).isEqualTo("read");
    }

    @Test
    void livenessPhaseBeginsBeforeTheEnd() {
        assertThat(scenario("run: { duration: 60s, liveness: 20s }").run().healAllNs())
                .isEqualTo(40 * SECOND);
    }

    @Test
    void fieldsOfOnesOwnAreIgnoredEverywhere() {
        assertThat(scenario("""
                        x-team: storage
                        run: { duration: 5s, x-why: short }
                        faults: [{ at: 1s, crash: n1, x-ticket: 17 }]
                        """).faults()).hasSize(1);
    }
}
