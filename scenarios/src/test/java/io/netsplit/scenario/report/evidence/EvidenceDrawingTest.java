package io.netsplit.scenario.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.report.Golden;
import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.Style;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class EvidenceDrawingTest {
    @Test
    void terminalShowsTheSentenceAndALaneForEachClient() {
        Golden.assertMatches(
                "evidence-stale-read.txt", EvidenceText.of(Samples.staleRead(), Style.PLAIN, EvidenceText.WIDTH));
    }

    @Test
    void terminalCountsLinesWhereNobodyKnowsTheTime() {
        Golden.assertMatches(
                "evidence-without-times.txt", EvidenceText.of(Samples.withoutTimes(), Style.PLAIN, EvidenceText.WIDTH));
    }

    @Test
    void terminalSaysNothingOfAGoodHistory() {
        assertThat(EvidenceText.of(Samples.good(), Style.PLAIN, EvidenceText.WIDTH))
                .isEmpty();
    }

    @Test
    void jsonHasItsFieldsInOrder() throws IOException {
        StringBuilder text = new StringBuilder();
        JsonWriter json = JsonWriter.pretty(text);
        EvidenceObject.write(json, Samples.staleRead());
        json.end();
        Golden.assertMatches("evidence-stale-read.json", text.toString());
    }

    @Test
    void pageOfSeveralHistoriesIsAsKept() throws Exception {
        List<Exhibit> all =
                List.of(Samples.good(), Samples.staleRead(), Samples.nothingToJudge(), Samples.withoutTimes());
        String page = EvidencePage.of(all);
        assertThat(EvidencePage.of(all)).isEqualTo(page);
        assertThat(page).doesNotContain("<script", "http://", "https://", "<link", "@import", "src=");
        Golden.assertMatches("evidence.html", page);
    }

    /** Every element is closed: apart from the doctype and the head's void elements, the page is XML. */
    @Test
    void bodyOfThePageIsWellFormed() throws Exception {
        String page = EvidencePage.of(List.of(Samples.staleRead(), Samples.withoutTimes()));
        String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    }
}
