package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How requests come, from a file to the figures of a run. */
class ArrivalsRunTest {
    private static final String BASE = """
            netsplit: 1
            name: arrivals
            run: { duration: 40s, seeds: 1 }
            topology:
              groups:
                balancer: { count: 1 }
                web: { count: 1, service-time: 4ms, discipline: priority }
              network: { latency: 0ms }
            system: { protocol: load-balancer, with: { servers: web } }
            workload: { type: requests, WORKLOAD }
            assertions:
              - CLAIM
            """;
    private static final String ALL = "invariant: every-request-answered-once";

    private static String scenario(String workload, String claim) {
        return BASE.replace("WORKLOAD", workload).replace("CLAIM", claim);
    }

    private static SweepResult run(ParseResult read) {
        assertThat(read.text()).isEmpty();
        SweepResult result =
                Sweep.run(read.file().orElseThrow(), SweepOptions.DEFAULT.withDetail(false), SweepProgress.NONE);
        return result;
    }

    private static SweepResult run(String workload, String claim) {
        return run(new ScenarioReader().read("arrivals.yaml", scenario(workload, claim)));
    }

    private static RunSummary only(SweepResult result) {
        return result.variants().get(0).runs().get(0);
    }

    /** A record of 400 requests, one each 50 ms from 2.0 s on: neither more nor others are sent. */
    @Test
    void aRecordIsSentAsItWasRecorded(@TempDir Path folder) throws IOException {
        StringBuilder record = new StringBuilder("time,path\n");
        for (int i = 0; i < 400; i++) {
            record.append(2 + i * 0.05).append(",/item/").append(i).append('\n');
        }
        Files.writeString(folder.resolve("recorded.csv"), record);
        Path file = folder.resolve("arrivals.yaml");
        Files.writeString(file, scenario("arrivals: { model: open, recorded: recorded.csv }", ALL));
        RunSummary run = only(run(new ScenarioReader().read(file)));
        assertThat(run.operations()).isEqualTo(400);
        assertThat(run.metrics().get("latency.max")).isCloseTo(4e6, within(1e4));
        long before = run.availability().get(0).buckets().stream()
                .filter(bucket -> bucket.endNs() <= 2_000_000_000L)
                .mapToLong(bucket -> bucket.invoked())
                .sum();
        assertThat(before).isZero();
    }

    /** Nine in ten cost 1 and one costs 11: the mean is 2, and 50 requests of 8 ms on average take 40 % of a server. */
    @Test
    void classesCostWhatTheySay() {
        RunSummary run = only(run(
                "arrivals: { model: open, rate: 50/s }, classes: [{ name: light, share: 90%, priority: 1 },"
                        + " { name: heavy, share: 10%, cost: 11 }]",
                ALL));
        assertThat(run.metrics().get("utilisation.mean")).isCloseTo(0.4, within(0.04));
    }

    /** Half a period low, half a period high: the second quarter of each period has most requests, the last fewest. */
    @Test
    void aDaySwings() {
        RunSummary run = only(run("arrivals: { model: open, diurnal: { low: 10/s, high: 190/s, period: 40s } }", ALL));
        double atNight = invoked(run, 0, 4);
        double atNoon = invoked(run, 18, 22);
        // The mean of 100 − 90·cos over a tenth of the period around its bottom and around its top.
        assertThat(atNoon / 4).isCloseTo(188.5, within(4 * Math.sqrt(188.5 / 4)));
        assertThat(atNight / 4).isBetween(10.0, 30.0);
    }

    /** Ten clients that think for 96 ms and are served for 4 ms, hardly ever in each other's way: 100 per second. */
    @Test
    void clientsThatWaitSendWhenTheyAreAnswered() {
        RunSummary run = only(run("clients: 10, arrivals: { model: closed, think-time: 96ms }", ALL));
        assertThat(run.metrics().get("throughput")).isCloseTo(98, within(4.0));
    }

    /** States of 2 s at 300 per second and 2 s at none: the mean is 150, and steps without a request are many. */
    @Test
    void burstsComeAndGo() {
        RunSummary run = only(
                run("arrivals: { model: open, bursts: [{ rate: 0/s, mean: 2s }, { rate: 200/s, mean: 2s }] }", ALL));
        long silent = run.availability().get(0).buckets().stream()
                .filter(bucket -> bucket.invoked() == 0)
                .count();
        assertThat(silent).isGreaterThan(5);
        assertThat(run.operations()).isBetween(1500L, 6500L);
    }

    /** Nobody was answered in time: that has no percentile, and a claim about it is neither right nor wrong. */
    @Test
    void aPercentileOfNothingIsUnknown() {
        SweepResult result =
                run("timeout: 1ms, arrivals: { model: open, rate: 10/s }", "threshold: latency.p99 < 100ms");
        assertThat(only(result).metrics()).doesNotContainKey("latency.p99").containsEntry("availability", 0.0);
        assertThat(result.variants().get(0).assertions().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static double invoked(RunSummary run, long fromSecond, long toSecond) {
        List<Long> counts = run.availability().get(0).buckets().stream()
                .filter(bucket ->
                        bucket.startNs() >= fromSecond * 1_000_000_000L && bucket.endNs() <= toSecond * 1_000_000_000L)
                .map(bucket -> bucket.invoked())
                .toList();
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
