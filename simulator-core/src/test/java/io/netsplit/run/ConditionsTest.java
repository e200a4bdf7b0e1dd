package io.netsplit.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.LatencySummary;
import io.netsplit.random.Distributions;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run under the conditions of a real machine: what was measured comes on top, and nothing else changes. */
class ConditionsTest {
    private static final long MS = 1_000_000;
    private static final Protocol RAFT = Protocols.find("raft").orElseThrow();

    private static RunSpec spec() {
        return RunSpec.of(RAFT)
                .topology(cluster -> cluster.nodes(3).latency(Distributions.constant(MS)))
                .option("reads", "log")
                .durationNs(5_000 * MS)
                .warmupNs(1_000 * MS)
                .build();
    }

    private static long median(RunSpec spec) {
        return LatencySummary.of(Run.execute(spec).history()).p50Ns();
    }

    @Test
    void anOperationPaysForEveryWayAndForTheSync() {
        RunSpec plain = spec();
        long before = median(plain);
        Conditions met = new Conditions(List.of(3 * MS), List.of(4 * MS), plain.options());
        // To the leader's follower and back, and at least to the client's own node and back.
        assertThat(median(met.under(plain)) - before).isGreaterThanOrEqualTo(4 * 3 * MS + 3 * MS);
    }

    @Test
    void whatWasNotMeasuredChangesNothing() {
        RunSpec plain = spec();
        assertThat(Run.execute(Conditions.unmeasured(plain.options()).under(plain))
                        .digest())
                .isEqualTo(Run.execute(plain).digest());
    }

    @Test
    void optionsAreAsTheyWereThere() {
        OptionValues there = spec().options().with("election-timeout", new OptionValues.Range(500 * MS, 900 * MS));
        RunSpec under = Conditions.unmeasured(there).under(spec());
        assertThat(under.options().range("election-timeout").minNs()).isEqualTo(500 * MS);
        assertThat(under.options().choice("reads")).isEqualTo("log");
    }

    @Test
    void repetitionsAddUp() {
        OptionValues options = spec().options();
        Conditions both = new Conditions(List.of(1L), List.of(2L), options)
                .and(new Conditions(List.of(3L, 4L), List.of(5L), options));
        assertThat(both.delaysNs()).containsExactly(1L, 3L, 4L);
        assertThat(both.syncsNs()).containsExactly(2L, 5L);
    }
}
