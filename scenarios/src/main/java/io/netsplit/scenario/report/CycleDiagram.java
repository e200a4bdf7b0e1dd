package io.netsplit.scenario.report;

import io.netsplit.scenario.result.Inconsistency;
import io.netsplit.scenario.result.Inconsistency.DependencyView;
import io.netsplit.scenario.result.OperationView;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A circle of transactions: one below the other, each with the arrow to the one that must come after it and the reason; the
 * last arrow leads back to the first.
 */
final class CycleDiagram {
    private static final double WIDTH = 960;
    private static final double LEFT = 10;
    private static final double RIGHT = 900;
    private static final double BOX = 34;
    private static final double GAP = 46;
    private static final double TOP = 8;
    private static final double ARROW_X = 60;
    private static final double HEAD = 5;
    private static final double PX_PER_LETTER = 6.6;

    private static final Pattern LONG_LIST = Pattern.compile("\\[(?:\\d+, ){2,}(\\d+)\\]");

    private final List<OperationView> transactions;
    private final List<DependencyView> dependencies;
    private final Svg svg;

    private CycleDiagram(Inconsistency found) {
        transactions = found.operations();
        dependencies = found.dependencies();
        svg = new Svg(WIDTH, y(transactions.size()) + 20, found.sentence());
    }

    /** An SVG element. */
    static String of(Inconsistency found) {
        return new CycleDiagram(found).draw();
    }

    private static double y(int row) {
        return TOP + row * (BOX + GAP);
    }

    private String draw() {
        for (int row = 0; row < transactions.size(); row++) {
            box(transactions.get(row), y(row));
        }
        for (int row = 0; row + 1 < transactions.size(); row++) {
            down(dependencies.get(row), y(row) + BOX, y(row + 1));
        }
        back(dependencies.get(dependencies.size() - 1), y(transactions.size() - 1) + BOX, y(0) + BOX / 2);
        return svg.end();
    }

    private void box(OperationView transaction, double y) {
        svg.rect(
                "op op-" + transaction.completion().name().toLowerCase(Locale.ROOT),
                LEFT,
                y,
                RIGHT - LEFT,
                BOX,
                4,
                Operations.title(transaction));
        String steps = transaction.output().isEmpty() ? transaction.input() : transaction.output();
        String text = "#" + transaction.index() + " of " + transaction.client() + "  " + inner(steps);
        int most = (int) ((RIGHT - LEFT - 20) / PX_PER_LETTER);
        String shown = text.length() <= most ? text : text.substring(0, most - 1) + "…";
        svg.rect("plate", LEFT + 6, y + 8, shown.length() * PX_PER_LETTER + 8, BOX - 16, 3, "");
        svg.text("op-label", LEFT + 10, y + BOX / 2 + 4, Svg.Anchor.start, shown);
    }

    /** Without the outer brackets of the list of steps; of a long list that was read only the end, which is what matters. */
    private static String inner(String steps) {
        boolean isList = steps.startsWith("[[") && steps.endsWith("]]");
        String inner = isList ? steps.substring(1, steps.length() - 1) : steps;
        return LONG_LIST.matcher(inner).replaceAll("[… $1]");
    }

    private void down(DependencyView dependency, double from, double to) {
        svg.line("order", ARROW_X, from, ARROW_X, to);
        String head = "M" + point(ARROW_X - HEAD, to - 2 * HEAD) + "L" + point(ARROW_X, to) + "L"
                + point(ARROW_X + HEAD, to - 2 * HEAD);
        svg.path("order", head, "");
        label(dependency, (from + to) / 2 + 4);
    }

    private void back(DependencyView dependency, double from, double to) {
        double x = RIGHT + 30;
        double below = from + 14;
        String way =
                "M" + point(ARROW_X, from) + "V" + Svg.number(below) + "H" + Svg.number(x) + "V" + Svg.number(to) + "H"
                        + Svg.number(RIGHT) + "M" + point(RIGHT + 2 * HEAD, to - HEAD) + "L" + point(RIGHT, to) + "L"
                        + point(RIGHT + 2 * HEAD, to + HEAD);
        svg.path("order", way, "");
        label(dependency, below + 18);
    }

    private void label(DependencyView dependency, double y) {
        svg.text("op-label", ARROW_X + 14, y, Svg.Anchor.start, dependency.kind() + ": " + dependency.text());
    }

    private static String point(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }
}
