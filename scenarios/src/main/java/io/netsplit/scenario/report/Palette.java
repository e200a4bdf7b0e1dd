package io.netsplit.scenario.report;

/**
 * What tells variants apart in a chart: seven colours that the colour-blind tell apart (after Okabe and Ito, "Color Universal
 * Design", 2008) times five dash patterns. Neighbours differ in both, so that a print without colours can be read, and the
 * first 35 are all different. The style sheet has the colours for light and dark.
 */
final class Palette {
    static final int HUES = 7;
    static final int DASHES = 5;

    private Palette() {}

    /** The classes of a line. */
    static String line(int variant) {
        return "series hue-" + variant % HUES + " dash-" + (variant + variant / HUES) % DASHES;
    }

    /** A sample of the line and the variant's name, from {@code x} on. */
    static void label(Svg svg, double x, double y, int variant, String name) {
        svg.line(line(variant), x, y - 4, x + 36, y - 4);
        svg.text("series-label", x + 42, y, Svg.Anchor.start, name);
    }
}
