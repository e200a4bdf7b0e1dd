package io.netsplit.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private final String page = HtmlReport.of(SampleSweep.failing(), SampleSweep.CONTEXT);

    @Test
    void theSameResultMakesTheSameBytes() throws IOException {
        assertThat(HtmlReport.of(SampleSweep.failing(), SampleSweep.CONTEXT)).isEqualTo(page);
        String keep = System.getProperty("netsplit.keep", "");
        if (!keep.isEmpty()) {
            Files.writeString(Path.of(keep), page);
        }
    }

    @Test
    void thePageNeedsNothingElse() {
        assertThat(page).doesNotContain("<script", "http://", "https://", "<link", "@import", "src=");
    }

    @Test
    void theVerdictAndTheCommandComeBeforeThePictures() {
        int verdict = page.indexOf("FAIL</strong>");
        int command = page.indexOf("netsplit replay split.netsplit.yaml --variant broken-quorum --seed 1");
        assertThat(verdict).isPositive();
        assertThat(command).isGreaterThan(verdict).isLessThan(page.indexOf("<figure>"));
    }

    @Test
    void theSidesOfTheCutAreNamed() {
        assertThat(page).contains("minority: n1, n2", "majority: n3, n4, n5");
    }

    @Test
    void theSplitBrainIsSaidInWords() {
        assertThat(page)
                .contains(
                        "n1 (term 1) and n4 (term 2) both believed that they led, from 10.420 s to 13.000 s",
                        "Acknowledged and lost: c1 wrote 3 to x at 12.050 s");
    }

    @Test
    void theFailingHistoryStandsWithItsSentence() {
        assertThat(page).contains("Not linearizable.", "c1 read 3 although c4 had already replaced it with 7");
    }

    @Test
    void whatTheUserWroteCannotBecomeMarkup() {
        assertThat(page).contains("elect a new leader &amp; keep serving").doesNotContain("leader & keep");
    }
}
