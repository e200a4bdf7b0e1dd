package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.result.SweepResult;
import java.util.List;

/** A comparison as one page that needs nothing else: no network, no script, no font. */
public final class ComparisonPage {
    private ComparisonPage() {}

    public static String of(SweepResult result, List<Comparison> comparisons, ComparisonNotes notes) {
        StringBuilder html = new StringBuilder(PageParts.head(result.scenario() + ": comparison"));
        html.append("<header>\n<p class=\"brand\">netsplit</p>\n<h1>").append(PageParts.escape(result.scenario()));
        html.append("</h1>\n<p class=\"title\">")
                .append(PageParts.escape(result.title()))
                .append("</p>\n<p class=\"facts\">");
        html.append(PageParts.escape(Figures.seedWord(result.seeds()))).append(" · ");
        html.append(Figures.span(result.durationNs())).append(" simulated each · engine ");
        html.append(PageParts.escape(result.engine())).append("</p>\n</header>\n<main>\n");
        html.append(ComparisonSection.of(result, comparisons, notes, List.of())).append("</main>\n<footer>netsplit ");
        html.append(PageParts.escape(result.engine()))
                .append(" · times are virtual · variants see the same arrivals under the same seed</footer>\n");
        return html.append("</body>\n</html>\n").toString();
    }
}
