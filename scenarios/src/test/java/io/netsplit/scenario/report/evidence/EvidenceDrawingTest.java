package io.netsplit.scenario.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Functions;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.model.Models;
import io.netsplit.scenario.report.Golden;
import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.Style;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void everyModelHasItsSentences() {
        StringBuilder text = new StringBuilder();
        for (Exhibit exhibit : ModelSamples.all()) {
            String drawn = EvidenceText.of(exhibit, Style.PLAIN, EvidenceText.WIDTH);
            assertThat(drawn).as(exhibit.title()).isNotEmpty();
            text.append(exhibit.title()).append('\n').append(drawn).append('\n');
        }
        Golden.assertMatches("evidence-models.txt", text.toString());
    }

    @Test
    void anOperationThatTakesNoTimeHasABarAndALabel() {
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 10, 10, Functions.WRITE, 5L, null)
                .ok(1, 10, 10, Functions.READ, null, 6L)
                .ok(0, 10, 20, Functions.READ, null, 5L);
        Exhibit exhibit = Samples.exhibit("instant", history.build(), Models.register(), List.of());
        String drawn = EvidenceText.of(exhibit, Style.PLAIN, EvidenceText.WIDTH);
        assertThat(drawn).contains("|==read → 6==|");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (int width : new int[] {40, 60, 80, 120}) {
            for (Exhibit exhibit : ModelSamples.all()) {
                String drawn = EvidenceText.of(exhibit, Style.PLAIN, width);
                assertThat(drawn.lines()).as(exhibit.title()).allMatch(line -> line.length() <= width);
            }
        }
    }

    @Test
    void plainAsciiIsEnough() {
        for (Exhibit exhibit : ModelSamples.all()) {
            String drawn = EvidenceText.of(exhibit, new Style(false, false), EvidenceText.WIDTH);
            assertThat(drawn.chars()).as(drawn).allMatch(letter -> letter < 128);
        }
    }

    @Test
    void evidenceOfManyOperationsIsDrawnInPart() {
        HistoryBuilder history = new HistoryBuilder();
        for (int i = 0; i < 200; i++) {
            history.ok(i % 7, 10 * i, 10 * i + 5, Functions.ADD, 1L, null);
        }
        history.ok(8, 3_000, 3_001, Functions.READ, null, 7L);
        Exhibit exhibit = Samples.exhibit("sum", history.build(), Models.counter(), List.of());
        String drawn = EvidenceText.of(exhibit, Style.PLAIN, EvidenceText.WIDTH);
        assertThat(drawn).contains("cannot be placed").contains("of 9 operations of the evidence)");
        assertThat(drawn.lines()).hasSizeLessThan(30).allMatch(line -> line.length() <= EvidenceText.WIDTH);
    }

    @Test
    void pageOfVeryManyHistoriesStaysUnderItsCapAndSaysSo() {
        Exhibit one = Samples.staleRead();
        EvidencePage page = new EvidencePage();
        for (int i = 0; i < 3_000; i++) {
            page.add(new Exhibit("history-" + i, one.model(), one.history(), one.verdict(), one.faults()));
        }
        assertThat(page.html())
                .hasSizeLessThan(EvidencePage.SIZE_MAX)
                .contains("3 000 histories: 3 000 not linearizable")
                .contains("listed but not drawn")
                .contains("not listed");
    }

    @Test
    void longValuesDoNotMakeThePageLarge() {
        String value = "0123456789".repeat(100_000);
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, value, null)
                .ok(1, 20, 30, Functions.READ, null, value + "x");
        Exhibit exhibit = Samples.exhibit("long", history.build(), Models.register(), List.of());
        assertThat(EvidencePage.of(List.of(exhibit))).hasSizeLessThan(60_000);
    }

    @Test
    void whatAFileIsCalledCannotBecomeMarkup() {
        Exhibit one = Samples.staleRead();
        Exhibit named = new Exhibit("<b>&.edn", one.model(), one.history(), one.verdict(), one.faults());
        assertThat(EvidencePage.of(List.of(named)))
                .contains("&lt;b&gt;&amp;.edn")
                .doesNotContain("<b>&");
    }

    @Test
    void linkLeadsToTheFirstError() {
        String page = EvidencePage.of(List.of(Samples.good(), Samples.staleRead(), Samples.withoutTimes()));
        assertThat(page)
                .contains("<a href=\"#history-2-error\">Jump to the first error</a>")
                .containsOnlyOnce("id=\"history-2-error\"");
    }

    /** Shapes and not only colours: a cross for what failed, an arrow for what nobody knows, a frame for what is wrong. */
    @Test
    void endsOfOperationsAreToldApartWithoutColours() {
        String page = EvidencePage.of(List.of(Samples.staleRead()));
        String picture = page.substring(page.indexOf("What the clients saw"));
        assertThat(picture)
                .contains("class=\"op-cross\"")
                .contains("<path class=\"op op-info\"")
                .contains("op op-ok op-stuck")
                .contains("class=\"point\"")
                .contains("cut: n1 n2 | n3 n4 n5");
    }

    /** The drawing of docs/checks.md, and the fields that it lists. */
    @Test
    void documentationShowsWhatTheProgramDraws() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "checks.md")).replace("\r\n", "\n");
        assertThat(page).contains(EvidenceText.of(Samples.staleRead(), Style.PLAIN, EvidenceText.WIDTH));
        StringBuilder text = new StringBuilder();
        EvidenceObject.write(JsonWriter.pretty(text), Samples.staleRead());
        int listed = page.indexOf("| `sentence`, `key` |");
        for (String line : text.toString().lines().toList()) {
            if (line.startsWith("  \"")) {
                String field = "`" + line.substring(3, line.indexOf('"', 3)) + "`";
                int at = page.indexOf(field, listed);
                assertThat(at).as(field + " is listed in its order").isGreaterThan(listed);
                listed = at;
            }
        }
    }
}
