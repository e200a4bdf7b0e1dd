package io.netsplit.scenario.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.scenario.result.SweepResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class MachineReportsTest {
    private static final SweepResult FAILING = SampleSweep.failing();

    @Test
    void junitHasOneCasePerAssertionAndTheStoryInTheFailureText() {
        String xml = JUnitXml.of(List.of(FAILING), List.of(), List.of(SampleSweep.CONTEXT));
        Golden.assertMatches("junit-fail.xml", xml);
        Element suites = parse(xml).getDocumentElement();
        assertThat(suites.getAttribute("tests")).isEqualTo("5");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(5);
    }

    @Test
    void junitCallsAnUnknownVerdictAnError() {
        String xml = JUnitXml.of(List.of(SampleSweep.unknown()), List.of(), List.of(SampleSweep.CONTEXT));
        Element error = (Element) parse(xml).getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("type")).isEqualTo("inconclusive");
    }

    @Test
    void junitShowsAFileThatDidNotLoadAsAnError() {
        JUnitXml.Refused refused =
                new JUnitXml.Refused("bad.yaml", 14, "error[NS010]: a duration needs a <unit>\nhelp");
        String xml = JUnitXml.of(List.of(), List.of(refused), List.of());
        Element root = parse(xml).getDocumentElement();
        assertThat(root.getAttribute("errors")).isEqualTo("1");
        Element error = (Element) root.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("message")).isEqualTo("error[NS010]: a duration needs a <unit>");
    }

    @Test
    void xmlEscapesWhatItCannotHold() {
        assertThat(XmlText.escape("a\u0000<b>&\"\uD83D\uDE00\uD83D"))
                .isEqualTo("a\uFFFD&lt;b&gt;&amp;&quot;\uD83D\uDE00\uFFFD");
    }

    @Test
    void summaryJsonIsStable() {
        Golden.assertMatches("summary.json", SummaryJson.of(SampleSweep.failing()));
    }

    @Test
    void summaryAndDetailsReadBackAsTheSameResult() {
        String summary = SummaryJson.of(FAILING);
        String details = EvidenceJson.details(FAILING);
        SweepResult read = SummaryReader.read(summary, details);
        assertThat(SummaryJson.of(read)).isEqualTo(summary);
        assertThat(EvidenceJson.details(read)).isEqualTo(details);
        assertThat(HtmlReport.of(read, SampleSweep.CONTEXT)).isEqualTo(HtmlReport.of(FAILING, SampleSweep.CONTEXT));
    }

    @Test
    void aSummaryOfAnotherFormatIsRefused() {
        String other = SummaryJson.of(FAILING).replace("\"summary-format\": 1", "\"summary-format\": 9");
        assertThatThrownBy(() -> SummaryReader.read(other, "")).hasMessageContaining("summary format 9");
    }

    @Test
    void aTruncatedSummarySaysWhereItEnds() {
        String half = SummaryJson.of(FAILING).substring(0, 900);
        assertThatThrownBy(() -> SummaryReader.read(half, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("the text ends too early at line [0-9]+, character [0-9]+");
    }

    @Test
    void markdownHasTheVerdictTheTableAndTheStory() {
        Golden.assertMatches("summary-fail.md", MarkdownSummary.of(FAILING, SampleSweep.CONTEXT));
    }

    @Test
    void annotationsPointToTheAssertionAndEscapeTheirText() {
        String lines = GitHubAnnotations.of(FAILING, SampleSweep.CONTEXT);
        assertThat(lines)
                .startsWith("::error file=split.netsplit.yaml,line=31,col=5,title=split.broken-quorum%3A consistency")
                .contains("%0Aagain: netsplit replay split.netsplit.yaml --variant broken-quorum --seed 1 --set "
                        + "run.duration=60s --around-failure")
                .hasLineCount(1);
    }

    private static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + xml, e);
        }
    }
}
