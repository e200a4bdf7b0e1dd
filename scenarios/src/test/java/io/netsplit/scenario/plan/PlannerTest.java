package io.netsplit.scenario.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.fault.Fault;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.word.RandomFault;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Retry;
import io.netsplit.workload.Route;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String HEAD = """
            netsplit: 1
            name: planned
            assertions: [ { invariant: log-matching } ]
            """;

    private static final String BASE = HEAD + """
            topology: { nodes: 5 }
            system: { protocol: raft }
            workload: { type: register }
            """;

    private static Scenario scenario(String text) {
        return new ScenarioReader()
                .read("planned.yaml", text)
                .file()
                .orElseThrow(() -> new AssertionError(
                        new ScenarioReader().read("planned.yaml", text).text()))
                .variants()
                .get(0)
                .scenario();
    }

    private static RunSpec plan(String text) {
        return Planner.plan(scenario(text), 1, List.of(), Limits.DEFAULT);
    }

    private static List<String> fired(String run, String faults) {
        RunResult result = Run.execute(plan(BASE + "run: " + run + "\nfaults:\n" + faults.indent(2)));
        assertThat(result.outcome()).isEqualTo(Outcome.REACHED_TIME);
        return result.faults().stream().map(FaultSpan::fault).distinct().toList();
    }

    @Test
    void everyFaultOfTheNetworkFires() {
        assertThat(fired("{ duration: 12s }", """
                        - { at: 1s, name: a, partition: [[leader, follower], [rest]], for: 500ms }
                        - { at: 2s, name: b, partition: [[n1], [rest]], direction: first-to-second, for: 500ms }
                        - { at: 3s, name: c, partition: random-halves, for: 500ms }
                        - { at: 4s, name: d, partition: majorities-ring, for: 500ms }
                        - { at: 5s, name: e, flap: [[n1], [rest]], down: 50ms, up: 50ms..100ms, for: 500ms }
                        - { at: 6s, name: f, isolate: leader, direction: inbound, for: 500ms }
                        - { at: 7s, name: g, bridge: n3, for: 500ms }
                        - { at: 8s, name: h, swizzle: all, for: 500ms }
                        - { at: 9s, name: i, degrade: [leader, followers], latency: 10ms..30ms, loss: 5%, for: 500ms }
                        """)).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i");
    }

    @Test
    void everyFaultOfNodesFires() {
        assertThat(fired("{ duration: 16s }", """
                        - { at: 1s, name: a, crash: leader, lose: torn-writes, for: 500ms }
                        - { at: 3s, name: b, pause: minority-with-leader, for: 500ms }
                        - { at: 5s, name: c, slow: follower, factor: 20, for: 500ms }
                        - { at: 6s, name: d, disk: n1, latency: 5ms..10ms, errors: 1%, for: 500ms }
                        - { at: 7s, name: e, disk: n2, lost: true, for: 500ms }
                        - { at: 8s, name: f, clock: n1, offset: +2s, drift: 200ppm, for: 500ms }
                        - { at: 9s, name: g, clock: n3, jump: -150ms }
                        - { at: 10s, name: h, clock: n4, strobe: { by: 200ms, every: 100ms }, for: 500ms }
                        - { at: 11s, name: i, clock: n5, correct: { every: 100ms }, for: 500ms }
                        - { at: 12s, name: j, crash: n2 }
                        - { at: 13s, name: k, heal: j }
                        - { at: 14s, name: l, load: { clients: 2 }, for: 500ms }
                        """))
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
    }

    @Test
    void membershipChangesAreAskedForAndDone() {
        RunResult result = Run.execute(plan(BASE + """
                run: { duration: 20s }
                faults:
                  - { at: 3s, name: join, add: n, count: 1, watch: 4s }
                  - { at: 9s, name: hand-over, transfer: follower, watch: 2s }
                  - { at: 13s, name: leave, remove: n1, watch: 4s }
                """));
        assertThat(result.faults()).extracting(FaultSpan::fault).containsExactly("join", "hand-over", "leave");
        assertThat(result.faults().get(0).endNs()).isEqualTo(7_000_000_000L);
        assertThat(result.nodes()).containsExactly("n1", "n2", "n3", "n4", "n5", "n6");
        assertThat(result.clients()).contains("admin");
        assertThat(result.states()).anyMatch(span -> span.node() == 5 && span.startNs() == 0);
        assertThat(result.states()).anyMatch(span -> span.node() == 0 && span.endNs() == result.endNs());
    }

    @Test
    void everyRandomFaultCanBeDrawnAndQuietTimesAreQuiet() {
        String words = String.join(
                ", ", Arrays.stream(RandomFault.values()).map(RandomFault::word).toList());
        RunResult result = Run.execute(plan(BASE
                + "run: { duration: 40s, liveness: 5s, quiet: [15s..20s] }\nfaults:\n  - { random: [" + words
                + "], name: storm, every: 300ms..600ms, for: 200ms..500ms }\n"));
        assertThat(result.faults()).hasSizeGreaterThan(30);
        assertThat(result.faults()).allSatisfy(span -> {
            assertThat(span.startNs()).isLessThan(35_000_000_000L);
            assertThat(span.startNs() >= 15_000_000_000L && span.startNs() < 20_000_000_000L)
                    .isFalse();
        });
    }

    @Test
    void eachRandomFaultIsDrawnEquallyOften() {
        List<Fault> shapes = RandomFaults.of(List.of(RandomFault.PARTITION, RandomFault.PAUSE, RandomFault.CLOCK), 7);
        assertThat(shapes.stream().filter(Fault.Partition.class::isInstance)).hasSize(6);
        assertThat(shapes.stream().filter(Fault.Pause.class::isInstance)).hasSize(6);
        assertThat(shapes.stream().filter(Fault.ClockChange.class::isInstance)).hasSize(6);
    }

    @Test
    void theWorkloadIsTheOneOfTheFile() {
        RunSpec spec = plan(HEAD + """
                run: { duration: 10s, warmup: 2s }
                topology: { nodes: 3 }
                system: { protocol: raft }
                workload:
                  type: kv
                  clients: { count: 7, placement: own-network }
                  arrivals: { model: open, rate: 400/s, process: constant, phases: [ { for: 2s, rate: 50/s } ] }
                  operations: { read: 80%, write: 20% }
                  keys: { count: 100, distribution: zipfian, skew: 0.9 }
                  timeout: 250ms
                  retry: { attempts: 3, backoff: 10ms..40ms, jitter: full }
                  route: any
                """);
        assertThat(spec.workload().clients()).isEqualTo(7);
        assertThat(spec.workload().placement()).isEqualTo(Placement.OWN_NETWORK);
        assertThat(spec.workload().route()).isEqualTo(Route.ANY);
        assertThat(spec.workload().retry()).isEqualTo(new Retry(3, 10_000_000, 40_000_000, Retry.Jitter.FULL));
        assertThat(spec.workload().keys()).isEqualTo(Keys.zipfian(100, 0.9));
        assertThat(spec.workload().arrivals()).isInstanceOfSatisfying(Arrivals.Open.class, open -> {
            assertThat(open.ratePerSecond()).isEqualTo(400);
            assertThat(open.phases()).containsExactly(new Arrivals.Phase(2_000_000_000L, 50));
        });
        assertThat(spec.workload().operations().shares()).extracting("function").containsExactly("get", "put");
        assertThat(spec.workload().timeoutNs()).isEqualTo(250_000_000);
        assertThat(spec.warmupNs()).isEqualTo(2_000_000_000L);
    }

    @Test
    void linksGroupsClocksAndDisksAreThoseOfTheFile() {
        String text = HEAD + """
                run: { duration: 5s }
                system: { protocol: raft }
                workload: { type: register }
                topology:
                  groups:
                    west: { count: 2 }
                    east: { count: 3, clock: { offset: +1s, drift: 100ppm } }
                  network: { latency: 1ms, loss: 0.1% }
                  links:
                    - { between: [west, east], latency: 40ms }
                """;
        RunResult far = Run.execute(plan(text));
        RunResult near = Run.execute(plan(text.replace("latency: 40ms", "latency: 2ms")));
        assertThat(far.nodes()).containsExactly("west1", "west2", "east1", "east2", "east3");
        assertThat(far.history().size()).isLessThan(near.history().size());
    }
}
