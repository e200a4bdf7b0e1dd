package io.netsplit.scenario.report;

import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.Latency;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SplitBrain;
import io.netsplit.scenario.result.VariantResult;
import java.util.List;
import java.util.Map;

/** The part of the page that shows the most telling run of one variant. */
final class VariantSection {
    private static final int SPLITS_MAX = 5;
    private static final int WRITES_MAX = 3;

    private final VariantResult variant;
    private final RunDetail detail;
    private final ReportContext context;
    private final RunDrawing drawing;
    private final int messagesMax;
    private final StringBuilder html = new StringBuilder();

    private VariantSection(
            VariantResult variant, RunDetail detail, ReportContext context, RunDrawing drawing, int messagesMax) {
        this.variant = variant;
        this.detail = detail;
        this.context = context;
        this.drawing = drawing;
        this.messagesMax = messagesMax;
    }

    static String of(
            VariantResult variant, RunDetail detail, ReportContext context, RunDrawing drawing, int messagesMax) {
        return new VariantSection(variant, detail, context, drawing, messagesMax).write();
    }

    private String write() {
        html.append("<section class=\"run\">\n<h2>")
                .append(text(variant.name()))
                .append(", seed ");
        html.append(detail.summary().seed())
                .append("</h2>\n<p class=\"reason\">")
                .append(text(detail.reason()));
        html.append(" · <code>")
                .append(text(context.replay(variant.name(), detail.summary().seed())));
        html.append("</code></p>\n");
        splitBrains();
        if (!drawing.remark().isEmpty()) {
            html.append("<p class=\"left-out\">").append(text(drawing.remark())).append("</p>\n");
        }
        if (context.isSpaceTimeFirst()) {
            spaceTime();
            timeline();
        } else {
            timeline();
            spaceTime();
        }
        answers(detail.summary().inconsistency());
        latencies(detail.summary().latencies());
        return html.append("</section>\n").toString();
    }

    private void splitBrains() {
        List<SplitBrain> splits = detail.summary().splitBrains();
        if (splits.isEmpty()) {
            return;
        }
        html.append("<ul class=\"splits\">\n");
        for (SplitBrain split : splits.subList(0, Math.min(SPLITS_MAX, splits.size()))) {
            html.append("<li><b>")
                    .append(text(Sentences.splitBrain(split, detail.summary().epochWord())))
                    .append(".</b> ")
                    .append(text(split.leaders().isEmpty() ? "" : capital(Sentences.detection(split)) + ". "))
                    .append(text(capital(String.join("; ", Sentences.shares(split)))))
                    .append('.');
            lost(split.lostWrites());
            html.append("</li>\n");
        }
        if (splits.size() > SPLITS_MAX) {
            html.append("<li>and ").append(splits.size() - SPLITS_MAX).append(" more times</li>\n");
        }
        html.append("</ul>\n");
    }

    private static String capital(String sentence) {
        // Names of nodes stay as they are written.
        return sentence.startsWith("nobody") ? "N" + sentence.substring(1) : sentence;
    }

    private void lost(List<String> writes) {
        if (writes.isEmpty()) {
            return;
        }
        html.append(" ").append(Figures.counted(writes.size(), "write"));
        html.append(" acknowledged in that time ")
                .append(writes.size() == 1 ? "was" : "were")
                .append(" lost:\n<ul>\n");
        for (String write : writes.subList(0, Math.min(WRITES_MAX, writes.size()))) {
            html.append("<li>").append(text(write)).append("</li>\n");
        }
        if (writes.size() > WRITES_MAX) {
            html.append("<li>and ")
                    .append(Figures.count(writes.size() - WRITES_MAX))
                    .append(" more</li>\n");
        }
        html.append("</ul>\n");
    }

    /** Where no node has a lane, as in the traffic lab, there is nothing to draw. */
    private void spaceTime() {
        if (detail.nodes().isEmpty()) {
            return;
        }
        String focus = "<b>" + text(ended(detail.focusText())) + "</b> Space-time diagram, "
                + Figures.shortSeconds(detail.windowStartNs()) + " to " + Figures.shortSeconds(detail.windowEndNs())
                + " s.";
        if (drawing.spaceTime().isEmpty()) {
            figure(SpaceTimeDiagram.of(detail, messagesMax), focus + leftOut() + LEGEND);
            return;
        }
        figure(drawing.spaceTime(), focus + DRAWING_LEGEND);
        if (!drawing.cluster().isEmpty()) {
            figure(drawing.cluster(), "<b>The cluster</b> at " + Figures.instant(detail.focusNs()) + ".");
        }
    }

    private void figure(String svg, String caption) {
        html.append("<figure>\n<figcaption>").append(caption).append("</figcaption>\n");
        html.append(svg).append("</figure>\n");
    }

    private static String ended(String sentence) {
        return sentence.isEmpty() || sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private String leftOut() {
        int hidden = detail.messagesLeftOut() + Math.max(0, detail.messages().size() - messagesMax);
        return hidden == 0 ? "" : " " + Figures.count(hidden) + " messages far from the focus are left out.";
    }

    /** Where the strip is drawn it has faults and leaders, and the charts below it need not name them again. */
    private void timeline() {
        List<String> panels = context.panels();
        if (panels.isEmpty()) {
            return;
        }
        boolean drawn = panels.contains(RunTimeline.LEADERS) && !drawing.strip().isEmpty();
        List<String> charts = panels.stream()
                .filter(panel -> !drawn || !panel.equals(RunTimeline.LEADERS))
                .toList();
        String below = charts.isEmpty() ? "" : RunTimeline.of(detail, charts, !drawn);
        String framed = detail.nodes().isEmpty() ? "" : " The framed part is the space-time diagram.";
        figure((drawn ? drawing.strip() : "") + below, "<b>The whole run</b> on one time axis." + framed);
    }

    /** The lanes of the clients where they are drawn, else the part of the history that fails. */
    private void answers(@org.jspecify.annotations.Nullable Inconsistency found) {
        String caption = found == null
                ? "<b>What clients were answered</b> around that instant."
                : "<b>Not " + text(found.model()) + ".</b> " + text(found.sentence());
        if (!drawing.consistency().isEmpty()) {
            figure(drawing.consistency(), caption);
        } else if (found != null) {
            figure(part(found), caption);
        }
    }

    private String part(Inconsistency found) {
        if (!found.dependencies().isEmpty()) {
            return CycleDiagram.of(found);
        }
        return found.operations().isEmpty() ? "" : HistoryDiagram.of(picture(found));
    }

    private HistoryPicture picture(Inconsistency found) {
        return new HistoryPicture(
                found.sentence(),
                found.operations(),
                found.stuck(),
                Map.of(),
                detail.summary().faults(),
                "",
                false,
                "");
    }

    private void latencies(List<Latency> latencies) {
        if (latencies.isEmpty()) {
            return;
        }
        html.append("<table class=\"latencies\">\n<tr><th>latency</th><th>count</th><th>mean</th><th>p50</th>");
        html.append("<th>p90</th><th>p95</th><th>p99</th><th>p99.9</th><th>max</th></tr>\n");
        for (Latency row : latencies) {
            html.append("<tr><td>")
                    .append(text(row.function()))
                    .append("</td><td>")
                    .append(Figures.count(row.count()));
            html.append("</td>");
            for (double value : new double[] {
                row.meanNs(), row.p50Ns(), row.p90Ns(), row.p95Ns(), row.p99Ns(), row.p999Ns(), row.maxNs()
            }) {
                html.append("<td>").append(Figures.latency(value)).append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private static final String LEGEND = """
            <span class="legend">
            <span><svg viewBox="0 0 34 12"><rect class="band leader-0" x="1" y="1" width="32" height="10" rx="2"/></svg>\
            leads</span>
            <span><svg viewBox="0 0 34 12"><rect class="candidate" x="1" y="3" width="32" height="6" rx="2"/></svg>\
            candidate</span>
            <span><svg viewBox="0 0 34 12"><path class="message" d="M1 6H32M28 3L32 6L28 9"/></svg>message</span>
            <span><svg viewBox="0 0 34 12"><path class="vote" d="M1 6H32M28 3L32 6L28 9"/></svg>vote</span>
            <span><svg viewBox="0 0 34 12"><path class="lost" d="M1 6H22M19 3L25 9M19 9L25 3"/></svg>did not arrive</span>
            <span><svg viewBox="0 0 34 12"><rect class="op op-ok" x="1" y="1" width="32" height="10" rx="2"/></svg>\
            answered</span>
            <span><svg viewBox="0 0 34 12"><rect class="op op-info" x="1" y="1" width="32" height="10" rx="2"/></svg>\
            no answer</span>
            <span><svg viewBox="0 0 34 12"><rect class="op op-fail" x="1" y="1" width="32" height="10" rx="2"/></svg>\
            refused</span>
            </span>
            """;

    private static final String DRAWING_LEGEND =
            "<span class=\"legend\">Bars are leaders, hatched where there are more than"
                    + " one; thin arrows are messages of clients, dashed ones what nodes send seldom, as votes; a cross did not arrive."
                    + "</span>\n";

    private static String text(String content) {
        return XmlText.escape(content);
    }
}
