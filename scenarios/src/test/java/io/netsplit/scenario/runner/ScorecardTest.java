package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.report.ScorecardText;
import io.netsplit.scenario.report.Style;
import io.netsplit.scenario.result.ScorecardRow;
import io.netsplit.scenario.result.SweepResult;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The CAP scorecard shows the choice: an answer on both sides of a cut, or one that is right. */
class ScorecardTest {
    private static SweepResult sweep(String workload) {
        String text = String.format(Locale.ROOT, """
                netsplit: 1
                name: cap
                run: { duration: 14s, seeds: 2 }
                topology: { nodes: 3, network: { latency: 2ms } }
                system: { protocol: primary-backup, with: { mode: synchronous, failover-timeout: 1s } }
                workload: { %s, clients: { count: 6, placement: colocated }, route: local, timeout: 500ms, arrivals: { model: closed, think-time: 50ms } }
                faults:
                  - { at: 4s, name: cut, partition: [[leader], [rest]], for: 6s }
                variants:
                  consistent: { system: { with: { fencing: true } } }
                  available: { system: { with: { fencing: false, reads: any } } }
                assertions:
                  - threshold: throughput >= 1/s
                """, workload);
        ParseResult result = new ScenarioReader().read("cap.yaml", text);
        assertThat(result.text()).isEmpty();
        return Sweep.run(
                result.file().orElseThrow(),
                SweepOptions.DEFAULT.withDetail(false).withScorecard(true),
                SweepProgress.NONE);
    }

    private static ScorecardRow row(SweepResult sweep, int variant, String interval) {
        List<ScorecardRow> rows = sweep.variants().get(variant).runs().get(0).scorecard();
        return rows.stream()
                .filter(row -> row.interval().equals(interval))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void cutCostsOneVariantItsAvailabilityAndTheOtherItsConsistency() {
        SweepResult sweep = sweep("type: register, keys: { count: 3 }");
        ScorecardRow consistent = row(sweep, 0, "during cut");
        ScorecardRow available = row(sweep, 1, "during cut");
        assertThat(consistent.minority()).isLessThan(0.5);
        assertThat(consistent.consistency()).isEqualTo("linearizable");
        assertThat(available.minority()).isGreaterThan(0.9);
        assertThat(available.consistency()).isNotEqualTo("linearizable");
        assertThat(row(sweep, 0, "before").minority()).isGreaterThan(consistent.minority());
        assertThat(new ScorecardText(sweep).text(Style.PLAIN))
                .contains("CAP scorecard")
                .contains("during cut")
                .contains("in every one of 2 seeds");
    }

    @Test
    void objectsThatAreNotRegistersAreJudgedOverTheWholeRun() {
        SweepResult sweep = sweep("type: counter");
        assertThat(sweep.variants().get(0).runs().get(0).scorecard())
                .extracting(ScorecardRow::consistency)
                .containsOnly("linearizable");
    }
}
