package io.netsplit.system.timestamped;

import static io.netsplit.system.RandomTrial.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.fault.Fault;
import io.netsplit.history.Completion;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import io.netsplit.validation.ValidationPage;
import io.netsplit.workload.DataType;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimestampedKvTest {
    private static final int SEEDS = 200;
    private static final long UNCERTAINTY_NS = 50 * MS;

    /** Cuts, crashes that keep the disk, pauses, and clocks that are off by less than they say. */
    private static RandomTrial trial() {
        List<Fault> faults = new ArrayList<>(RandomTrial.of(new TimestampedKv()).faults());
        faults.add(RandomTrial.jump(UNCERTAINTY_NS / 3));
        faults.add(RandomTrial.jump(-UNCERTAINTY_NS / 3));
        return RandomTrial.of(new TimestampedKv())
                .with("uncertainty", UNCERTAINTY_NS)
                .withTypes(DataType.REGISTER)
                .withFaults(faults)
                .withTimes(2_500 * MS, 3_500 * MS);
    }

    @Test
    void itIsLinearizableUnderRandomFaultsAsLongAsClocksAreAsRightAsTheySay() {
        long ok = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result = trial().run(seed);
            assertThat(RandomTrial.notLinearizable(result)).as("seed %d", seed).isEmpty();
            assertThat(result.lostWrites().lost()).as("seed %d", seed).isEmpty();
            ok += result.history().completed(Completion.OK).size();
        }
        assertThat(ok).as("operations that were answered").isGreaterThan(30L * SEEDS);
    }

    @Test
    void eachMissingSafeguardIsNoticed() {
        List<SafeguardTable.Row> rows = new ArrayList<>();
        rows.add(row("commit-wait: false", trial().with("commit-wait", false)));
        rows.add(row("fsync-before-reply: false", trial().with("fsync-before-reply", false)));
        rows.add(row("uncertainty: 0ms, with clocks that are off by more", trial().with("uncertainty", 0L)));
        SafeguardTable.hold("timestamped-kv", rows);
    }

    private static SafeguardTable.Row row(String safeguard, RandomTrial trial) {
        Optional<RandomTrial.Caught> caught = trial.firstCaught(SEEDS, RandomTrial::notLinearizable);
        assertThat(caught).as(safeguard).isPresent();
        RandomTrial.Caught found = caught.orElseThrow();
        assertThat(found.sentence()).as("%s, seed %d", safeguard, found.seed()).startsWith("linearizable");
        return new SafeguardTable.Row(safeguard, "linearizable", found.seed());
    }

    @Test
    void aWriteWaitsForTwiceTheUncertainty() {
        Measurement wait = new Measurement("commit wait", () -> List.of(commitWait()));
        wait.assertHolds();
        ValidationPage.check(
                "commit-wait",
                "Commit wait",
                "A write takes the late end of the clock's interval for its timestamp and is answered when the early end has passed"
                        + " it (Corbett et al., OSDI 2012, sections 4.1.2 and 4.2.1).",
                List.of(new Section(
                        "With a constant uncertainty",
                        "Three nodes, a network and disks that take some ten microseconds: what is left is the wait, which is twice"
                                + " the uncertainty.",
                        List.of(wait))));
    }

    private static Figure commitWait() {
        RunResult result = Run.execute(RunSpec.of(new TimestampedKv())
                .option("uncertainty", 4 * MS)
                .topology(cluster -> cluster.nodes(3)
                        .links(LinkSettings.of(Distributions.constant(10_000)))
                        .diskSync(Distributions.constant(10_000)))
                .workload(WorkloadSpec.defaults(DataType.REGISTER, 3))
                .durationNs(5_000 * MS)
                .build());
        double meanNs = result.meter().measure("commit-wait.mean", List.of(new Meter.Window(0, result.endNs())));
        return new Figure("uncertainty 4 ms", "mean (ms)", 8, meanNs / MS, Tolerance.absolute(0.1));
    }
}
