package io.netsplit.scenario.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Several sweeps as one. */
class SweepResultTest {
    @Test
    void placesSideBySideHaveTheWorstVerdictOfAllAndEverySeed() {
        SweepResult sim = sweep(List.of(1L, 2L, 3L, 4L), ExitStatus.FAIL, 10);
        SweepResult real = sweep(List.of(1L, 2L, 9L), ExitStatus.PASS, 90);
        SweepResult both = SweepResult.sideBySide(List.of(sim, real), List.of(named("sim"), named("ratis")));
        assertThat(both.seeds()).containsExactly(1L, 2L, 3L, 4L, 9L);
        assertThat(both.exit()).isEqualTo(ExitStatus.FAIL);
        assertThat(both.wallNs()).isEqualTo(100);
        assertThat(both.variants()).extracting(VariantResult::name).containsExactly("sim", "ratis");
        assertThat(exit(real, sweep(List.of(1L), ExitStatus.UNKNOWN, 0))).isEqualTo(ExitStatus.UNKNOWN);
        assertThat(exit(real, real)).isEqualTo(ExitStatus.PASS);
        assertThat(exit(sim, sweep(List.of(1L), ExitStatus.INTERRUPTED, 0))).isEqualTo(ExitStatus.INTERRUPTED);
    }

    private static ExitStatus exit(SweepResult... parts) {
        return SweepResult.sideBySide(List.of(parts), List.of()).exit();
    }

    private static VariantResult named(String name) {
        return new VariantResult(name, false, List.of(), List.of(), List.of(), null);
    }

    private static SweepResult sweep(List<Long> seeds, ExitStatus exit, long wallNs) {
        boolean interrupted = exit == ExitStatus.INTERRUPTED;
        return new SweepResult("cut", "", "", "cut.yaml", "test", seeds, 60, 5, List.of(), interrupted, exit, wallNs);
    }
}
