package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.Verdict;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Levels of consistency in scenario files: judged in each run, with their evidence, or refused with their place. */
class ConsistencyLevelsTest {
    private static final String ASYNCHRONOUS = """
            netsplit: 1
            name: levels
            run: { duration: 20s, seeds: 2 }
            topology: { nodes: 3, network: { latency: 40ms } }
            system: { protocol: primary-backup, with: { mode: asynchronous, reads: any } }
            workload: { %s, clients: { count: 4 }, keys: { count: 3 }, route: any }
            assertions:
            """;

    private static ParseResult read(String workload, String assertions) {
        return new ScenarioReader()
                .read("levels.yaml", String.format(Locale.ROOT, ASYNCHRONOUS, workload) + assertions);
    }

    private static SweepResult sweep(String assertions) {
        ParseResult result = read("type: register", assertions);
        assertThat(result.text()).isEmpty();
        return Sweep.run(result.file().orElseThrow(), SweepOptions.DEFAULT, SweepProgress.NONE);
    }

    @Test
    void readsFromAnyReplicaOfAnAsynchronousStoreMissTheSessionsOwnWrites() {
        SweepResult sweep = sweep("  - consistency: read-your-writes\n  - consistency: eventual\n");
        List<AssertionResult> assertions = sweep.variants().get(0).assertions();
        assertThat(assertions.get(0).holds()).isEqualTo(Verdict.FAIL);
        assertThat(assertions.get(0).evidence().get(0)).contains("although it had itself: c");
        assertThat(assertions.get(1).holds()).isEqualTo(Verdict.PASS);
    }

    @Test
    void evidenceIsKeptWithTheRun() {
        SweepResult sweep = sweep("  - consistency: sequential\n  - consistency: pram\n");
        Inconsistency found = sweep.variants().get(0).runs().get(0).inconsistency();
        assertThat(found).isNotNull();
        assertThat(found.model()).isEqualTo("sequentially consistent");
        assertThat(found.operations()).hasSizeGreaterThan(1);
        assertThat(found.sentence()).isNotBlank();
    }

    @Test
    void levelThatTheTypeCannotShowIsRefusedWithItsPlace() {
        assertThat(read("type: set", "  - consistency: causal\n").text())
                .contains("levels.yaml:8:5")
                .contains("this workload cannot show whether it is 'causal'")
                .contains("use type register, cas-register or kv");
    }

    @Test
    void levelThatTheOperationsCannotShowIsRefused() {
        assertThat(read("type: kv, operations: { read: 50%, delete: 50% }", "  - consistency: pram\n")
                        .text())
                .contains("leave out append and delete");
        assertThat(read("type: register, operations: { write: 100% }", "  - consistency: pram\n")
                        .text())
                .contains("it needs both reads and writes");
    }

    @Test
    void everyTypeCanBeHeldToLinearizabilityAndConvergence() {
        assertThat(read("type: set", "  - consistency: linearizable\n  - consistency: eventual\n")
                        .text())
                .isEmpty();
    }
}
