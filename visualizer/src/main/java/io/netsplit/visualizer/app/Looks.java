package io.netsplit.visualizer.app;

import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRefused.Reason;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.system.OptionText;
import io.netsplit.visualizer.session.Filter;
import io.netsplit.visualizer.session.Link;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How to look at a run, read from what was typed.
 *
 * @param pane null where the choice is the dashboard's
 */
record Looks(
        ViewRequest.Look typed,
        @org.jspecify.annotations.Nullable Pane pane,
        Theme theme,
        double width,
        double height) {
    private static final double SIZE_MIN = 320;
    private static final double SIZE_MAX = 8192;
    private static final double SCALE_MIN = 0.5;
    private static final double SCALE_MAX = 4;

    static Looks of(ViewRequest request) throws ViewRefused {
        ViewRequest.Look look = request.look();
        Pane pane = look.pane().isEmpty() ? null : pane(look.pane());
        double[] size = size(look.size());
        if (!(look.scale() >= SCALE_MIN && look.scale() <= SCALE_MAX)) {
            throw usage("--scale takes a number from 0.5 to 4, not " + look.scale() + ".");
        }
        return new Looks(look, pane, theme(look.theme()), size[0], size[1]);
    }

    double scale() {
        return typed.scale();
    }

    /** Puts the session where the request wants it; a link first, then what was typed beside it. */
    void apply(Session session) throws ViewRefused {
        if (!typed.link().isEmpty()) {
            try {
                Link.follow(typed.link(), session);
            } catch (IllegalArgumentException e) {
                throw usage("--link: " + e.getMessage() + ".");
            }
        }
        if (!typed.from().isEmpty() || !typed.to().isEmpty()) {
            range(session);
        }
        if (!typed.at().isEmpty()) {
            session.moveTo(timeNs("--at", typed.at()));
        }
        if (!typed.select().isEmpty()) {
            try {
                var selection = Link.selection(typed.select(), session.recording());
                session.change(view -> view.withSelection(selection));
            } catch (IllegalArgumentException e) {
                throw usage("--select: " + e.getMessage() + ".");
            }
        }
        filter(session);
        if (pane != null) {
            session.change(view -> view.withPane(pane));
        }
        if (typed.quiet()) {
            session.change(view -> view.withQuiet(true));
        }
        if (typed.cone()) {
            session.change(view -> view.withCone(true));
        }
    }

    private void range(Session session) throws ViewRefused {
        long from = typed.from().isEmpty() ? 0 : timeNs("--from", typed.from());
        long to = typed.to().isEmpty() ? session.recording().endNs() : timeNs("--to", typed.to());
        if (to <= from) {
            throw usage("The range ends before it begins: --from " + typed.from() + " --to " + typed.to() + ".");
        }
        if (from >= session.recording().endNs()) {
            throw usage("--from " + typed.from() + " lies after the end of the run.");
        }
        session.showRange(from, to);
    }

    private void filter(Session session) throws ViewRefused {
        if (typed.filter().isEmpty()) {
            return;
        }
        try {
            Filter.parse(typed.filter());
        } catch (Filter.Mistake e) {
            throw usage("--filter: " + e.getMessage() + ".\n  " + typed.filter() + "\n  " + " ".repeat(e.at()) + "^");
        }
        session.change(view -> view.withFilter(typed.filter()));
    }

    private static Pane pane(String word) throws ViewRefused {
        return Pane.of(word)
                .orElseThrow(() -> usage("There is no pane '" + word + "'; there are "
                        + Arrays.stream(Pane.values()).map(Pane::word).collect(Collectors.joining(", ")) + "."));
    }

    private static Theme theme(String word) throws ViewRefused {
        return switch (word) {
            case "", "light" -> Theme.LIGHT;
            case "dark" -> Theme.DARK;
            default -> throw usage("There is no theme '" + word + "'; there are light and dark.");
        };
    }

    private static double[] size(String text) throws ViewRefused {
        if (text.isEmpty()) {
            return new double[] {1280, 800};
        }
        if (text.matches("\\d{1,5}x\\d{1,5}")) {
            int x = text.indexOf('x');
            double width = Double.parseDouble(text.substring(0, x));
            double height = Double.parseDouble(text.substring(x + 1));
            if (Math.min(width, height) >= SIZE_MIN && Math.max(width, height) <= SIZE_MAX) {
                return new double[] {width, height};
            }
        }
        throw usage("--size takes WIDTHxHEIGHT from 320 to 8192, as 1280x800, not " + text + ".");
    }

    private static long timeNs(String flag, String text) throws ViewRefused {
        try {
            return OptionText.durationNs(text);
        } catch (IllegalArgumentException e) {
            throw usage(flag + ": " + e.getMessage() + ".");
        }
    }

    static ViewRefused usage(String message) {
        return new ViewRefused(Reason.USAGE, message);
    }
}
