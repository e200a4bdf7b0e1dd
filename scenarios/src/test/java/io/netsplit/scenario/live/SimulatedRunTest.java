package io.netsplit.scenario.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.Sweep;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.trace.TraceHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that is let go on bit by bit. */
class SimulatedRunTest {
    private static final long PATIENCE_S = 60;
    private static final long SECOND = 1_000_000_000;
    private static final Script SCRIPT = new Script("three", """
            netsplit: 1
            name: three
            run: { duration: 4s, seeds: [7, 8] }
            topology: { nodes: 3 }
            system: { protocol: raft }
            workload: { type: register, clients: 3 }
            faults:
              - at: 2s
                isolate: leader        # the first time
                for: 500ms
            assertions:
              - invariant: one-leader-per-term
            """, Optional.empty());

    /** What a watcher was told; the last has a result or a problem. */
    private record Told(String lines, long nowNs, Optional<SweepResult> result, boolean isEnd) {}

    private static final class Watcher implements LiveWatcher {
        private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
        private TraceHeader header;

        @Override
        public void begins(TraceHeader first) {
            header = first;
        }

        @Override
        public void goesOn(byte[] lines, int length, long nowNs) {
            told.add(new Told(new String(lines, 0, length, StandardCharsets.UTF_8), nowNs, Optional.empty(), false));
        }

        @Override
        public void ends(Optional<SweepResult> result, String problem) {
            told.add(new Told(problem, -1, result, true));
        }

        Told next() throws InterruptedException {
            Told next = told.poll(PATIENCE_S, TimeUnit.SECONDS);
            assertThat(next).as("the run says nothing").isNotNull();
            return next;
        }

        Told at(long nowNs) throws InterruptedException {
            StringBuilder all = new StringBuilder();
            while (true) {
                Told next = next();
                all.append(next.lines);
                if (next.isEnd || next.nowNs >= nowNs) {
                    return new Told(all.toString(), next.nowNs, next.result, next.isEnd);
                }
            }
        }
    }

    private final Watcher watcher = new Watcher();
    private LiveRun run;

    @AfterEach
    void giveUp() {
        run.abandon();
    }

    private static ScenarioFile file(String text) {
        return SCRIPT.withText(text).read().file().orElseThrow();
    }

    private static String digest(SweepResult result) {
        return result.variants().get(0).runs().get(0).digest();
    }

    @Test
    void itIsTheRunOfASweepWhereverItWasHeldUp() throws InterruptedException {
        run = SimulatedRun.start(file(SCRIPT.text()), "default", 7, watcher);
        run.openUntil(SECOND);
        assertThat(watcher.at(SECOND).nowNs).isEqualTo(SECOND);
        for (int i = 0; i < 20; i++) {
            run.step();
            assertThat(watcher.next().lines).isNotEmpty();
        }
        run.openUntil(Long.MAX_VALUE);
        SweepResult live = watcher.at(Long.MAX_VALUE).result.orElseThrow();
        SweepResult plain =
                Sweep.run(file(SCRIPT.text()), SweepOptions.DEFAULT.withSeeds(List.of(7L)), SweepProgress.NONE);
        assertThat(digest(live)).isEqualTo(digest(plain));
        assertThat(watcher.header.nodes()).containsExactly("n1", "n2", "n3");
        assertThat(watcher.header.durationNs()).isEqualTo(4 * SECOND);
    }

    @Test
    void aStepIsOneHappening() throws InterruptedException {
        run = SimulatedRun.start(file(SCRIPT.text()), "default", 7, watcher);
        run.openUntil(SECOND);
        watcher.at(SECOND);
        run.step();
        Told first = watcher.next();
        run.step();
        Told second = watcher.next();
        assertThat(first.nowNs).isGreaterThanOrEqualTo(SECOND);
        assertThat(second.nowNs).isGreaterThanOrEqualTo(first.nowNs);
        assertThat(first.lines.lines().map(line -> line.replaceAll("^\\{\"t\":(\\d+),.*", "$1")))
                .isNotEmpty()
                .allMatch(time -> Long.parseLong(time) == first.nowNs);
    }

    @Test
    void whatIsAddedByHandLeavesThePastAsItWas() throws InterruptedException {
        String cut = "{ at: 2.1s, name: cut-1, partition: [[n1], [rest]] }";
        String changed = FaultLines.add(SCRIPT, "default", List.of(cut, "{ at: 2.8s, name: heal-2, heal: cut-1 }"));
        assertThat(changed).contains("# the first time").contains("    for: 500ms\n  - " + cut + "\n  - { at: 2.8s");
        run = SimulatedRun.start(file(SCRIPT.text()), "default", 8, watcher);
        run.openUntil(2_100_000_000L - 1);
        String before = watcher.at(2_100_000_000L - 1).lines;
        run.abandon();
        Watcher second = new Watcher();
        run = SimulatedRun.start(file(changed), "default", 8, second);
        run.openUntil(2_100_000_000L - 1);
        assertThat(second.at(2_100_000_000L - 1).lines).isEqualTo(before);
        run.openUntil(Long.MAX_VALUE);
        Told end = second.at(Long.MAX_VALUE);
        assertThat(end.lines).contains("\"fault\",\"name\":\"cut-1\"", "\"heal\",\"name\":\"cut-1\"");
        SweepResult plain = Sweep.run(file(changed), SweepOptions.DEFAULT.withSeeds(List.of(8L)), SweepProgress.NONE);
        assertThat(digest(end.result.orElseThrow())).isEqualTo(digest(plain));
    }

    @Test
    void aRunThatIsGivenUpEndsWithoutAVerdict() throws InterruptedException {
        run = SimulatedRun.start(file(SCRIPT.text()), "default", 7, watcher);
        run.openUntil(SECOND);
        watcher.at(SECOND);
        run.abandon();
        Told end = watcher.at(Long.MAX_VALUE);
        assertThat(end.isEnd).isTrue();
        assertThat(end.result).isEmpty();
        assertThat(end.lines).isEmpty();
    }
}
