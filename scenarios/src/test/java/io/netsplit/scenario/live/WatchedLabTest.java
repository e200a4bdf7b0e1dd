package io.netsplit.scenario.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.LabLook;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantCharts.ServerSeries;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run of the traffic lab that is let go on bit by bit. */
class WatchedLabTest {
    private static final long PATIENCE_S = 60;
    private static final long SECOND = 1_000_000_000;
    private static final Script BALANCED = new Script("two", """
            netsplit: 1
            name: two
            run: { duration: 4s, warmup: 1s, seeds: [7] }
            topology:
              groups:
                lb: { count: 2 }
                web: { count: 3, service-time: { distribution: exponential, mean: 10ms } }
            system:
              protocol: load-balancer
              with: { servers: web, balancers: lb, algorithm: least-connections }
            workload:
              type: requests
              arrivals: { model: open, rate: 200/s }
              timeout: 1s
            faults:
              - { at: 1500ms, name: slower, slow: web1, factor: 10, for: 500ms }
            assertions:
              - threshold: availability > 10%
            """, Optional.empty());

    private record Told(
            String lines, long nowNs, Optional<LabLook> look, Optional<SweepResult> result, boolean isEnd) {}

    private static final class Watcher implements LiveWatcher {
        private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
        private Optional<LabLook> look = Optional.empty();
        private TraceHeader header;

        @Override
        public void begins(TraceHeader first) {
            header = first;
        }

        @Override
        public void looks(LabLook now) {
            look = Optional.of(now);
        }

        @Override
        public void goesOn(byte[] lines, int length, long nowNs) {
            String text = new String(lines, 0, length, StandardCharsets.UTF_8);
            told.add(new Told(text, nowNs, look, Optional.empty(), false));
        }

        @Override
        public void ends(Optional<SweepResult> result, String problem) {
            told.add(new Told(problem, -1, look, result, true));
        }

        Told at(long nowNs) throws InterruptedException {
            StringBuilder all = new StringBuilder();
            while (true) {
                Told next = told.poll(PATIENCE_S, TimeUnit.SECONDS);
                assertThat(next).as("the run says nothing").isNotNull();
                all.append(next.lines);
                if (next.isEnd || next.nowNs >= nowNs) {
                    return new Told(all.toString(), next.nowNs, next.look, next.result, next.isEnd);
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
        var read = BALANCED.withText(text).read();
        assertThat(read.file()).as("%s", read.diagnostics()).isPresent();
        return read.file().orElseThrow();
    }

    private static SweepResult plain(String text) {
        return Sweep.run(file(text), SweepOptions.DEFAULT, SweepProgress.NONE);
    }

    private static String digest(SweepResult result) {
        return result.variants().get(0).runs().get(0).digest();
    }

    @Test
    void itIsTheRunOfASweepWhereverItWasHeldUp() throws InterruptedException {
        run = SimulatedRun.start(file(BALANCED.text()), "default", 7, watcher);
        run.openUntil(SECOND);
        assertThat(watcher.at(SECOND).nowNs).isEqualTo(SECOND);
        for (int i = 0; i < 20; i++) {
            run.step();
            assertThat(watcher.at(SECOND).lines).isNotEmpty();
        }
        run.openUntil(Long.MAX_VALUE);
        Told end = watcher.at(Long.MAX_VALUE);
        SweepResult plain = plain(BALANCED.text());
        assertThat(digest(end.result.orElseThrow())).isEqualTo(digest(plain));
        VariantCharts seen = end.look.orElseThrow().charts();
        VariantCharts judged = plain.variants().get(0).charts();
        assertThat(seen.curve()).isEqualTo(judged.curve());
        assertThat(seen.overTime()).isEqualTo(judged.overTime());
        assertThat(seen.servers()).isEqualTo(judged.servers());
        assertThat(end.look.orElseThrow().figures().get("availability"))
                .isEqualTo(plain.variants().get(0).runs().get(0).metrics().get("availability"));
        assertThat(watcher.header.nodes()).containsExactly("lb1", "lb2", "web1", "web2", "web3");
    }

    @Test
    void whileItRunsQueuesAndLatenciesAreThoseOfThePresent() throws InterruptedException {
        run = SimulatedRun.start(file(BALANCED.text()), "default", 7, watcher);
        run.openUntil(1_900_000_000L);
        Told told = watcher.at(1_900_000_000L);
        VariantCharts charts = told.look.orElseThrow().charts();
        assertThat(charts.servers()).extracting(ServerSeries::name).containsExactly("web1", "web2", "web3");
        ServerSeries slow = charts.servers().get(0);
        assertThat(slow.queue()).hasSize((int) (1_900_000_000L / slow.stepNs()) + 1);
        long there = occurrences(told.lines, "\"e\":\"deliver\",.*\"to\":2\\b")
                - occurrences(told.lines, "\"e\":\"send\",.*\"from\":2\\b");
        assertThat(slow.queue().get(slow.queue().size() - 1)).isEqualTo((double) there);
        assertThat(there).isGreaterThan(1);
        assertThat(charts.curve()).isNotEmpty();
        assertThat(charts.overTime()).allMatch(step -> step.startNs() < 1_900_000_000L);
        assertThat(told.lines).contains("\"name\":\"slower\"", "\"node\":2,\"change\":\"changed\"");
    }

    private static long occurrences(String lines, String pattern) {
        return lines.lines().filter(line -> line.matches(".*" + pattern + ".*")).count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crash: web2",
                "crash: lb1",
                "pause: web3",
                "slow: web2, factor: 20",
                "clock: lb2, offset: +500ms",
                "partition: [[lb1], [web1, web2]]",
                "partition: [[web1], [rest]], direction: first-to-second",
            })
    void whatIsDoneByHandLeavesThePastAsItWas(String hand) throws InterruptedException {
        String step = "{ at: 2s, name: by-hand-1, " + hand + " }";
        String changed =
                FaultLines.add(BALANCED, "default", List.of(step, "{ at: 3s, name: heal-2, heal: by-hand-1 }"));
        long before = 2 * SECOND - 1;
        run = SimulatedRun.start(file(BALANCED.text()), "default", 7, watcher);
        run.openUntil(before);
        String past = watcher.at(before).lines;
        run.abandon();
        Watcher second = new Watcher();
        run = SimulatedRun.start(file(changed), "default", 7, second);
        run.openUntil(before);
        assertThat(second.at(before).lines).isEqualTo(past);
        run.openUntil(Long.MAX_VALUE);
        Told end = second.at(Long.MAX_VALUE);
        assertThat(end.lines).contains("\"fault\",\"name\":\"by-hand-1\"", "\"heal\",\"name\":\"by-hand-1\"");
        assertThat(digest(end.result.orElseThrow()))
                .isEqualTo(digest(plain(changed)))
                .isNotEqualTo(digest(plain(BALANCED.text())));
    }

    @Test
    void aRunThatIsGivenUpEndsWithoutAVerdict() throws InterruptedException {
        run = SimulatedRun.start(file(BALANCED.text()), "default", 7, watcher);
        run.openUntil(SECOND);
        watcher.at(SECOND);
        run.abandon();
        Told end = watcher.at(Long.MAX_VALUE);
        assertThat(end.isEnd).isTrue();
        assertThat(end.result).isEmpty();
        assertThat(end.lines).isEmpty();
    }
}
