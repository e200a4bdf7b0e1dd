package io.netsplit.scenario.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RegressionTest {
    private static SweepResult sweep(double levelMs, double noise, int seeds) {
        return new DrawnSweep(Map.of("a", levelMs * 1e6), noise, "regression" + levelMs)
                .under(LongStream.rangeClosed(1, seeds).boxed().toList());
    }

    private static Verdict verdict(SweepResult before, SweepResult after, double tolerance) {
        return Regression.of(before, after, CommonMetric.LATENCY_P99, tolerance).verdict();
    }

    /** The same chance in both, as an engine that has not changed gives it, apart from the level. */
    private static SweepResult times(double factor, int seeds) {
        return new DrawnSweep(Map.of("a", factor * 10e6), 0.02, "fixed")
                .under(LongStream.rangeClosed(1, seeds).boxed().toList());
    }

    @Test
    void whatIsFarBeyondTheToleranceFailsAndWhatIsWithinPasses() {
        assertThat(verdict(times(1, 5), times(1.2, 5), 0.1)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(times(1, 5), times(1.05, 5), 0.1)).isEqualTo(Verdict.PASS);
        assertThat(verdict(times(1, 5), times(0.5, 5), 0.1))
                .as("better is no regression")
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void whatTheSeedsCannotTellIsUnknown() {
        assertThat(verdict(sweep(10, 0.3, 4), sweep(10.001, 0.3, 4), 0.01)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(times(1, 1), times(1.2, 1), 0.1)).as("one seed").isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(times(1, 3), times(1, 0), 0.1)).as("no seed").isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void theSameRunsPassWithOneSeedToo() {
        assertThat(verdict(times(1, 1), times(1, 1), 0)).isEqualTo(Verdict.PASS);
        assertThat(Regression.of(times(1, 3), times(1.5, 3), CommonMetric.ERRORS, 0.1)
                        .verdict())
                .as("both zero")
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void aVariantThatIsInOneOfThemOnlyIsUnknown() {
        SweepResult other = new DrawnSweep(Map.of("b", 1e6), 0, "regression").under(List.of(1L, 2L));
        Regression found = Regression.of(times(1, 2), other, CommonMetric.LATENCY_P99, 0.1);
        assertThat(found.lines()).hasSize(2).allMatch(line -> line.verdict() == Verdict.UNKNOWN);
    }
}
