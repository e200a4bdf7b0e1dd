package io.netsplit.validation;

import java.util.List;

/**
 * A table of figures that have one source and one way of being measured.
 *
 * @param text in Markdown: where the expected figures are from, what is simulated, what is fitted and what is not
 */
public record Section(String title, String text, List<Measurement> cases) {
    String markdown() {
        StringBuilder lines = new StringBuilder("### " + title + "\n" + text.strip() + "\n\n");
        lines.append("| case | figure | expected | simulated | off by | allowed |\n|---|---|--:|--:|--:|--:|\n");
        for (Measurement each : cases) {
            each.figures().forEach(figure -> lines.append(figure.row()));
        }
        return lines.append('\n').toString();
    }
}
