package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.theme.Tone;
import java.util.List;

/** A line for each variant: after the colours are used up, the dash changes. */
final class VariantPens {
    private static final List<Tone> TONES = List.of(Tone.TRAFFIC, Tone.LEADER_EVEN, Tone.RARE, Tone.CLIENT);
    private static final List<Dash> DASHES = List.of(Dash.SOLID, Dash.DASHED, Dash.DOTTED);

    private VariantPens() {}

    static Pen of(int variant) {
        Tone tone = TONES.get(variant % TONES.size());
        Dash dash = DASHES.get(variant / TONES.size() % DASHES.size());
        return new Pen(Ink.of(tone), 1.8, dash);
    }
}
