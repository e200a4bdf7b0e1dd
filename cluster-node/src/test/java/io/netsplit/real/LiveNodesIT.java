package io.netsplit.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.real.ratis.RatisBackEnd;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.live.LiveRuns;
import io.netsplit.scenario.live.LiveWatcher;
import io.netsplit.scenario.live.RealTimeRun;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.trace.TraceHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real nodes under a run that somebody looks at: events come in as they happen, hands reach the processes, nothing is left. */
class LiveNodesIT {
    private static final long PATIENCE_SECONDS = 120;

    private static final String SCENARIO = """
            netsplit: 1
            name: three
            title: Three nodes
            run: { duration: 10m }
            topology: { nodes: 3 }
            system: { protocol: raft, with: { reads: log } }
            workload: { type: register, clients: 2 }
            assertions:
              - threshold: availability >= 1%
              - invariant: one-leader-per-term
            """;

    /** Keeps every line, and lets others wait for one. */
    private static final class Heard implements LiveWatcher {
        private final StringBuilder lines = new StringBuilder();
        private final CompletableFuture<Optional<SweepResult>> result = new CompletableFuture<>();
        private String problem = "";

        @Override
        public synchronized void begins(TraceHeader header) {
            lines.append("begins with ").append(header.nodes()).append('\n');
            notifyAll();
        }

        @Override
        public synchronized void goesOn(byte[] bytes, int length, long nowNs) {
            lines.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
            notifyAll();
        }

        @Override
        public synchronized void ends(Optional<SweepResult> judged, String why) {
            problem = why;
            result.complete(judged);
            notifyAll();
        }

        /** Waits until this is said after place {@code from}, and returns where that ends. */
        synchronized int await(int from, String... words) throws InterruptedException {
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (true) {
                int start = from;
                for (int end = lines.indexOf("\n", start); end >= 0; end = lines.indexOf("\n", start)) {
                    String line = lines.substring(start, end);
                    start = end + 1;
                    if (List.of(words).stream().allMatch(line::contains)) {
                        return start;
                    }
                }
                assertThat(problem).isEmpty();
                long leftMs = TimeUnit.NANOSECONDS.toMillis(endNs - System.nanoTime());
                assertThat(leftMs).as("nobody says %s", List.of(words)).isPositive();
                wait(leftMs);
            }
        }
    }

    private final ScenarioFile file =
            new ScenarioReader().read("three.yaml", SCENARIO).file().orElseThrow();
    private final Heard heard = new Heard();
    private final RealTimeRun run = LiveRuns.inRealTime(
            () -> new RealTimeRun.Place(new RatisBackEnd(), file),
            file.variants().get(0).name(),
            1,
            heard);

    @AfterEach
    void end() {
        run.abandon();
        run.awaitEnd();
    }

    private static ScenarioFile with(String step) {
        return new ScenarioReader()
                .read("three.yaml", SCENARIO + "faults:\n  - " + step + "\n")
                .file()
                .orElseThrow();
    }

    private void act(String step, String name) throws Exception {
        assertThat(run.act(with(step), name).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isPositive();
    }

    @Test
    void handsReachTheProcessesAndNothingIsLeft() throws Exception {
        int begun = heard.await(0, "begins with [n1, n2, n3]");
        int led = heard.await(begun, "leader");
        assertThat(nodes()).hasSize(3);
        act("{ at: 1s, name: kill-by-hand-1, crash: n2 }", "kill-by-hand-1");
        int killed = heard.await(led, "kill-by-hand-1");
        assertThat(nodes()).hasSize(2);
        act("{ at: 1s, name: heal-by-hand-2, heal: all }", "heal-by-hand-2");
        heard.await(killed, "restarted");
        assertThat(nodes()).hasSize(3);
        ScenarioFile clock = with("{ at: 1s, name: skew-by-hand-3, clock: n1, offset: +500ms }");
        assertThatThrownBy(() -> run.act(clock, "skew-by-hand-3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ratis cannot do this");
        run.endNow();
        SweepResult judged =
                heard.result.get(PATIENCE_SECONDS, TimeUnit.SECONDS).orElseThrow();
        assertThat(judged.variants().get(0).assertions()).hasSize(2);
        run.awaitEnd();
        assertThat(nodes()).isEmpty();
        assertThatThrownBy(() -> act("{ at: 1s, name: kill-by-hand-4, crash: n1 }", "kill-by-hand-4"))
                .hasMessageContaining("the run is over");
    }

    @Test
    void whoeverGivesItUpWhileNodesStartLeavesNothing() throws Exception {
        run.abandon();
        run.awaitEnd();
        assertThat(heard.result.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEmpty();
        assertThat(nodes()).isEmpty();
    }

    /** Those of this virtual machine's children that are nodes: no shells that tidy up after them, no rehearsal of the first run. */
    private static List<ProcessHandle> nodes() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(one -> one.info().command().orElse("").endsWith("java"))
                .filter(one -> Stream.of(one.info().arguments().orElse(new String[0]))
                        .noneMatch(argument -> argument.contains("ArchiveClassesAtExit")))
                .toList();
    }
}
