package io.netsplit.visualizer.drawing;

import io.netsplit.visualizer.theme.Tone;

/** A colour by its meaning, and how opaque it is, from 0 to 1. */
public record Ink(Tone tone, double opacity) {
    public static Ink of(Tone tone) {
        return new Ink(tone, 1);
    }

    public static Ink of(Tone tone, double opacity) {
        return new Ink(tone, opacity);
    }
}
