package io.netsplit.scenario.report.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.history.Operation;
import io.netsplit.scenario.report.Style;
import io.netsplit.scenario.result.OperationView;
import java.util.ArrayList;
import java.util.List;

/**
 * A violation as a terminal shows it: the sentence, a small drawing of the evidence with a lane for each client, and how
 * far the history could be explained. Distances in the drawing are not to scale: every event gets the room that it needs.
 */
public final class EvidenceText {
    /** What a terminal usually has. */
    public static final int WIDTH = 80;

    private static final int WIDTH_MIN = 40;
    private static final int LANES_MAX = 16;
    private static final int OPERATIONS_MAX = 40;
    private static final String INDENT = "  ";

    private final Exhibit exhibit;
    private final Violation violation;
    private final Style style;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private EvidenceText(Exhibit exhibit, Violation violation, Style style, int width) {
        this.exhibit = exhibit;
        this.violation = violation;
        this.style = style;
        this.width = width;
    }

    /** Lines of at most {@code width} columns (40 at least), each ended; nothing where there is no violation. */
    public static String of(Exhibit exhibit, Style style, int width) {
        Violation violation = exhibit.verdict().violation();
        return violation == null ? "" : new EvidenceText(exhibit, violation, style, Math.max(WIDTH_MIN, width)).write();
    }

    private String write() {
        paragraph(violation.sentence());
        text.append('\n');
        drawing();
        text.append('\n');
        paragraph(prefix());
        if (!violation.minimal()) {
            paragraph("There may be smaller evidence: the search for it was given up at its bound.");
        }
        return style.symbols(text.toString());
    }

    private void drawing() {
        List<OperationView> all = Views.of(violation.evidence().operations());
        int most = Math.min(OPERATIONS_MAX, all.size());
        LaneText lanes = lanes(last(all, most));
        while (most > 1 && !lanes.fits(LANES_MAX)) {
            most--;
            lanes = lanes(last(all, most));
        }
        for (String line : lanes.lines()) {
            String shown = INDENT + line;
            text.append(line.contains("cannot be placed") ? marked(shown) : shown)
                    .append('\n');
        }
        if (most < all.size()) {
            paragraph("(the last " + most + " of " + all.size() + " operations of the evidence)");
        }
    }

    private LaneText lanes(List<OperationView> shown) {
        return LaneText.of(shown, violation.stuck().index(), width - INDENT.length(), positionWord(), style);
    }

    private String marked(String line) {
        int at = line.indexOf(line.contains(LaneText.MARK) ? LaneText.MARK : "cannot be placed");
        return line.substring(0, at) + style.bad(line.substring(at));
    }

    /** The operation that cannot be placed is among the last, because it completes after all others. */
    private List<OperationView> last(List<OperationView> all, int most) {
        List<OperationView> kept = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            boolean stuck = all.get(i).index() == violation.stuck().index();
            if (stuck || kept.size() < most) {
                kept.add(0, all.get(i));
            }
        }
        return kept.size() > most && most > 1 ? kept.subList(kept.size() - most, kept.size()) : kept;
    }

    private String prefix() {
        List<Operation> order = violation.longestPrefix();
        String key = Phrases.onKey(violation.key());
        if (order.isEmpty()) {
            return "Nothing" + key + " completes before it.";
        }
        String placed = order.size() == 1 ? "One operation" : order.size() + " operations";
        return placed + key + " before it can be put in an order; after them the object holds " + Views.state(violation)
                + ".";
    }

    private String positionWord() {
        return exhibit.history().positionWord();
    }

    private void paragraph(String sentence) {
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" (?!s\\b)", -1)) {
            if (line.length() > 0 && INDENT.length() + line.length() + 1 + word.length() > width) {
                text.append(INDENT).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        text.append(INDENT).append(line).append('\n');
    }
}
