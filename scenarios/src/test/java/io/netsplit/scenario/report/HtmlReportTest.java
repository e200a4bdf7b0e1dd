package io.netsplit.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
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
        assertThat(page).contains(">minority</text>", ">majority</text>");
    }

    @Test
    void theSplitBrainIsSaidInWords() {
        assertThat(page)
                .contains(
                        "n1 (term 1) and n4 (term 2) both believed that they led, from 10.420 s to 13.000 s",
                        "1 write acknowledged in that time was lost",
                        "<li>c1 wrote 3 to x at 12.050 s</li>");
    }

    @Test
    void theFailingHistoryStandsWithItsSentence() {
        assertThat(page).contains("Not linearizable.", "c1 read 3 although c4 had already replaced it with 7");
    }

    @Test
    void theScenarioChoosesThePanelsAndTheirOrder() {
        ReportContext terms = new ReportContext("netsplit", "split", List.of(), "", List.of("terms", "availability"));
        String chosen = HtmlReport.of(SampleSweep.failing(), terms);
        assertThat(chosen)
                .contains("term of each node", "availability: operations")
                .doesNotContain("latency of operations");
        assertThat(chosen.indexOf("term of each node")).isLessThan(chosen.indexOf("availability: operations"));
    }

    @Test
    void theCommandIsQuotedWhereItsPathHasSpaces() {
        ReportContext context =
                new ReportContext("/my tools/netsplit", "a b.yaml", List.of("--set", "run.seeds=2"), "", List.of());
        assertThat(context.replay("default", 3))
                .isEqualTo("'/my tools/netsplit' replay 'a b.yaml' --seed 3 --set run.seeds=2 --around-failure");
    }

    @Test
    void theFailedVariantComesFirst() {
        assertThat(page.indexOf("<h2>broken-quorum, seed 1"))
                .isPositive()
                .isLessThan(page.indexOf("<h2>correct, seed 1"));
    }

    @Test
    void thePageOfManyVariantsStaysSmall() {
        SweepResult one = SampleSweep.failing();
        List<VariantResult> many = Collections.nCopies(60, one.variants().get(0));
        SweepResult large = new SweepResult(
                one.scenario(),
                one.title(),
                one.hypothesis(),
                one.file(),
                one.engine(),
                one.seeds(),
                one.durationNs(),
                one.warmupNs(),
                many,
                false,
                one.exit(),
                0);
        assertThat(HtmlReport.of(large, SampleSweep.CONTEXT)).hasSizeLessThan(3_000_000);
    }

    @Test
    void whatTheUserWroteCannotBecomeMarkup() {
        assertThat(page).contains("elect a new leader &amp; keep serving").doesNotContain("leader & keep");
    }
}
