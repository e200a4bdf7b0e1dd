package io.netsplit.scenario.report.evidence;

import io.netsplit.check.linearizability.Violation;
import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.scenario.report.HistoryDiagram;
import io.netsplit.scenario.report.HistoryPicture;
import io.netsplit.scenario.report.PageParts;
import io.netsplit.scenario.result.OperationView;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of the page that shows one violation: the smallest evidence, and what the clients saw around it. */
final class EvidenceSection {
    /** What stands behind a section's name in the address of the operation that cannot be placed. */
    static final String ERROR = "-error";

    private static final int EVIDENCE_MAX = 60;

    private final Exhibit exhibit;
    private final Violation violation;
    private final String name;
    private final String positionWord;
    private final StringBuilder html = new StringBuilder();

    private EvidenceSection(Exhibit exhibit, Violation violation, String name) {
        this.exhibit = exhibit;
        this.violation = violation;
        this.name = name;
        positionWord = exhibit.history().positionWord();
    }

    static String of(Exhibit exhibit, Violation violation, String name) {
        return new EvidenceSection(exhibit, violation, name).write();
    }

    private String write() {
        html.append("<section class=\"run\" id=\"").append(name).append("\">\n<h2>");
        html.append(text(exhibit.title())).append("</h2>\n<p class=\"story\">");
        html.append(text(violation.sentence())).append("</p>\n");
        evidence();
        surroundings();
        table();
        html.append("</section>\n");
        return html.toString();
    }

    private void evidence() {
        List<OperationView> shown = Views.of(nearest(violation.evidence().operations()));
        int all = violation.evidence().size();
        html.append("<figure>\n<figcaption><b>The smallest part that has no order:</b> ");
        html.append(PageParts.counted(all, "operation")).append(key()).append(". ");
        if (!violation.minimal()) {
            html.append("There may be a smaller one: the search for it was given up at its bound. ");
        }
        html.append(start());
        if (shown.size() < all) {
            html.append("Drawn are the ").append(shown.size()).append(" nearest to the one that cannot be placed. ");
        }
        html.append("Distances are not to scale.").append(LEGEND).append("</figcaption>\n");
        html.append(HistoryDiagram.of(picture(shown, Map.of(), false, name + ERROR)))
                .append("</figure>\n");
    }

    private String start() {
        Operation start = violation.start();
        if (start == null) {
            return "";
        }
        boolean first =
                start.index() == violation.evidence().operations().get(0).index();
        return "Operation #" + start.index() + " shows what the object held, so that nothing before it matters"
                + (first ? ". " : "; what stands before it only shows who wrote what was seen. ");
    }

    private void surroundings() {
        Surroundings around = Surroundings.of(exhibit.history(), violation);
        List<OperationView> shown = Views.of(around.operations());
        Map<Long, Long> points = Views.points(violation);
        HistoryPicture picture = picture(shown, points, true, "");
        html.append("<figure>\n<figcaption><b>What the clients saw around it")
                .append(key())
                .append(".</b> ");
        html.append(prefix(violation.longestPrefix().size()));
        int hidden = around.leftOut() + HistoryDiagram.leftOut(picture);
        if (hidden > 0) {
            html.append(PageParts.counted(hidden, "operation")).append(" further away ");
            html.append(hidden == 1 ? "is" : "are").append(" left out.");
        }
        html.append("</figcaption>\n").append(HistoryDiagram.of(picture)).append("</figure>\n");
    }

    private String prefix(int placed) {
        if (placed == 0) {
            return violation.stateAfterPrefix().isEmpty() ? "" : "Nothing completes before it. ";
        }
        return "The longest prefix that can be linearized has " + PageParts.counted(placed, "operation")
                + "; the dots are instants at which they can have taken effect, the line is their order. After them the"
                + " object holds " + text(Views.state(violation)) + ". ";
    }

    private String key() {
        return violation.key() == null ? "" : " on key " + text(String.valueOf(violation.key()));
    }

    private HistoryPicture picture(List<OperationView> shown, Map<Long, Long> points, boolean toScale, String anchor) {
        return new HistoryPicture(
                violation.sentence(),
                shown,
                violation.stuck().index(),
                points,
                exhibit.faults(),
                positionWord,
                toScale,
                anchor);
    }

    /** Of too many, those that were invoked last: the one that cannot be placed completes after all others. */
    private List<Operation> nearest(List<Operation> operations) {
        int from = Math.max(0, operations.size() - EVIDENCE_MAX);
        return operations.subList(from, operations.size());
    }

    private void table() {
        html.append("<table class=\"operations\">\n<tr><th>operation</th><th>client</th><th></th><th>asked</th>");
        html.append("<th>ended</th><th></th></tr>\n");
        for (Operation operation : nearest(violation.evidence().operations())) {
            OperationView view = Views.of(operation);
            boolean stuck = operation.index() == violation.stuck().index();
            html.append(stuck ? "<tr class=\"fail\">" : "<tr>").append("<td>#").append(view.index());
            html.append("</td><td>").append(text(view.client())).append("</td><td>");
            html.append(text(Labels.full(view))).append("</td><td>").append(text(instant(view.invokedNs())));
            boolean open = operation.completion() == Completion.OPEN;
            html.append("</td><td>").append(open ? "" : text(instant(view.completedNs())));
            html.append("</td><td class=\"measured\">").append(stuck ? "cannot be placed" : outcome(view));
            html.append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private static String outcome(OperationView view) {
        return view.completion() == Completion.OK ? "ok" : text(word(view.completion()) + error(view.error()));
    }

    private static String word(Completion completion) {
        return completion == Completion.FAIL ? "failed" : completion == Completion.OPEN ? "still open" : "unknown";
    }

    private static String error(String error) {
        return error.isEmpty() ? "" : " (" + error + ")";
    }

    private String instant(long time) {
        if (!positionWord.isEmpty()) {
            return positionWord + " " + time;
        }
        return String.format(Locale.ROOT, "%.6f s", time / 1e9);
    }

    private static String text(String content) {
        return PageParts.escape(content);
    }

    private static final String LEGEND = """
            <span class="legend">
            <span><svg viewBox="0 0 34 12"><rect class="op op-ok" x="1" y="1" width="32" height="10" rx="2"/></svg>\
            answered ok</span>
            <span><svg viewBox="0 0 34 12"><rect class="op op-fail" x="1" y="1" width="32" height="10" rx="2"/>\
            <path class="op-cross" d="M1 1L33 11M1 11L33 1"/></svg>failed: did not happen</span>
            <span><svg viewBox="0 0 34 12"><path class="op op-info" d="M1 1H27L33 6L27 11H1Z"/></svg>\
            unknown: at any later time, or never</span>
            <span><svg viewBox="0 0 34 12"><rect class="op op-ok op-stuck" x="2" y="2" width="30" height="8" rx="2"/></svg>\
            cannot be placed</span>
            <span><svg viewBox="0 0 34 12"><path class="order" d="M2 6H32"/><circle class="point" cx="9" cy="6" r="3.2"/>\
            <circle class="point" cx="25" cy="6" r="3.2"/></svg>linearization points</span>
            </span>
            """;
}
