package io.netsplit.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.report.SummaryText.Amount;
import io.netsplit.scenario.result.SweepResult;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    private static String text(SweepResult result, Amount amount) {
        return SummaryText.of(result, SampleSweep.CONTEXT, Style.PLAIN, amount);
    }

    @Test
    void aFailureTellsItsStoryAndHowToSeeItAgain() {
        Golden.assertMatches("summary-fail.txt", text(SampleSweep.failing(), Amount.NORMAL));
    }

    @Test
    void anExpectedFailureIsAPass() {
        Golden.assertMatches("summary-pass.txt", text(SampleSweep.passing(), Amount.NORMAL));
    }

    @Test
    void anUnknownVerdictIsNeverCalledAPass() {
        Golden.assertMatches("summary-unknown.txt", text(SampleSweep.unknown(), Amount.NORMAL));
    }

    @Test
    void anInterruptedSweepSaysHowFarItCame() {
        Golden.assertMatches("summary-interrupted.txt", text(SampleSweep.interrupted(), Amount.NORMAL));
    }

    @Test
    void quietShowsOnlyWhatIsNotAsExpected() {
        Golden.assertMatches("summary-quiet.txt", text(SampleSweep.failing(), Amount.QUIET));
        assertThat(text(SampleSweep.passing(), Amount.QUIET)).startsWith("PASS").hasLineCount(1);
    }

    @Test
    void verboseShowsEveryRunWithItsDigest() {
        assertThat(text(SampleSweep.passing(), Amount.VERBOSE)).contains("seed 2  digest 00c0ffee00000002");
    }

    @Test
    void asciiStyleWritesNothingElse() {
        String ascii =
                SummaryText.of(SampleSweep.failing(), SampleSweep.CONTEXT, Style.of(false, false), Amount.NORMAL);
        assertThat(ascii).isASCII();
    }

    @Test
    void coloursAreOnlyDress() {
        String coloured =
                SummaryText.of(SampleSweep.failing(), SampleSweep.CONTEXT, Style.of(true, true), Amount.NORMAL);
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(SampleSweep.failing(), Amount.NORMAL));
    }

    @Test
    void theRealTimeStandsOnlyInTheLastLine() {
        assertThat(text(SampleSweep.failing(), Amount.VERBOSE)).doesNotContain("3.14");
        assertThat(SummaryText.lastLine(SampleSweep.failing(), SampleSweep.CONTEXT, Style.PLAIN))
                .startsWith("out/split/2026-01-01T00-00-00/")
                .endsWith("3.14 s");
    }
}
