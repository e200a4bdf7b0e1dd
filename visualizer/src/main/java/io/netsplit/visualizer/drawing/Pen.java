package io.netsplit.visualizer.drawing;

import io.netsplit.visualizer.theme.Tone;

/** How a line is drawn. */
public record Pen(Ink ink, double width, Dash dash) {
    /** The second sign beside the colour of a line. */
    public enum Dash {
        SOLID,
        DASHED(6, 3),
        DOTTED(1.5, 3),
        SHORT(3, 2);

        private final double[] lengths;

        Dash(double... lengths) {
            this.lengths = lengths;
        }

        /** On, off; empty for a solid line. */
        public double[] lengths() {
            return lengths.clone();
        }
    }

    public static Pen of(Tone tone, double width) {
        return new Pen(Ink.of(tone), width, Dash.SOLID);
    }

    public static Pen of(Tone tone, double opacity, double width) {
        return new Pen(Ink.of(tone, opacity), width, Dash.SOLID);
    }

    public Pen dashed(Dash kind) {
        return new Pen(ink, width, kind);
    }
}
