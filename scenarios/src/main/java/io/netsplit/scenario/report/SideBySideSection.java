package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.SideBySide;
import java.util.List;

/** One scenario where it took place, as part of a page: figures down, places across, then what the scenario claims. */
final class SideBySideSection {
    private SideBySideSection() {}

    static String of(SideBySide all) {
        StringBuilder html = new StringBuilder(
                "<section>\n<h2>The places side by side</h2>\n<p>The median over the "
                        + "repetitions, and the least and the most. Real time cannot be paired, so no difference is tested.</p>\n");
        table(html, SideBySideText.figures(all));
        if (!all.claims().isEmpty()) {
            table(html, SideBySideText.claims(all));
        }
        return html.append("</section>\n").toString();
    }

    private static void table(StringBuilder html, List<List<String>> rows) {
        html.append("<table class=\"side-by-side\">\n");
        for (int i = 0; i < rows.size(); i++) {
            String cell = i == 0 ? "th" : "td";
            html.append("<tr>");
            for (String text : rows.get(i)) {
                html.append('<').append(cell).append('>').append(XmlText.escape(text));
                html.append("</").append(cell).append('>');
            }
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }
}
