package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.Style;
import java.io.PrintStream;
import java.util.Locale;

/** What the streams can show: colour only where a person looks and has not refused it, symbols only where they exist. */
final class Terminal {
    /** When to write colours. */
    enum Colour {
        auto,
        always,
        never
    }

    private final Environment environment;
    private final Style outStyle;
    private final Style errStyle;
    private final boolean progress;

    Terminal(Environment environment, Colour colour, boolean ascii, boolean quiet) {
        this.environment = environment;
        boolean symbols = !ascii && !isLegacyTerminal(environment);
        this.outStyle = Style.of(isColoured(environment, colour, environment.outIsTerminal()), symbols);
        this.errStyle = Style.of(isColoured(environment, colour, environment.errIsTerminal()), symbols);
        this.progress = environment.errIsTerminal() && !quiet;
    }

    PrintStream out() {
        return environment.out();
    }

    PrintStream err() {
        return environment.err();
    }

    Style outStyle() {
        return outStyle;
    }

    Style errStyle() {
        return errStyle;
    }

    boolean showsProgress() {
        return progress;
    }

    /** See https://no-color.org: any value that is not empty refuses colour. */
    private static boolean isColoured(Environment environment, Colour colour, boolean terminal) {
        if (colour != Colour.auto) {
            return colour == Colour.always;
        }
        return terminal
                && environment.variable("NO_COLOR").isEmpty()
                && !environment.variable("TERM").equals("dumb");
    }

    /**
     * A file or pipe always gets UTF-8, so that the output of one seed is the same on every machine. A terminal gets it where
     * the locale says so, or where it is one of the newer terminals of Windows.
     */
    private static boolean isLegacyTerminal(Environment environment) {
        if (!environment.outIsTerminal() && !environment.errIsTerminal()) {
            return false;
        }
        String locale = firstSet(environment, "LC_ALL", "LC_CTYPE", "LANG").toUpperCase(Locale.ROOT);
        boolean modern = locale.contains("UTF-8") || locale.contains("UTF8");
        return !modern && environment.variable("WT_SESSION").isEmpty();
    }

    private static String firstSet(Environment environment, String... names) {
        for (String name : names) {
            if (!environment.variable(name).isEmpty()) {
                return environment.variable(name);
            }
        }
        return "";
    }
}
