package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.theme.Tone;
import java.util.ArrayList;
import java.util.List;

/** Where something stands already: what is written beside a sign takes the first place that is free, or is left out. */
final class Occupied {
    /** Between a sign and what is written beside it. */
    private static final double GAP = 9;

    private record Area(double left, double top, double right, double bottom) {
        boolean meets(Area other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private final Canvas canvas;
    private final List<Area> areas = new ArrayList<>();

    Occupied(Canvas canvas) {
        this.canvas = canvas;
    }

    void add(double left, double top, double right, double bottom) {
        areas.add(new Area(left, top, right, bottom));
    }

    /** To the right of a sign, else to its left, below or above it. */
    void label(double x, double y, String text, Lettering lettering, Tone tone) {
        double wide = lettering.width(text);
        double tall = lettering.size();
        double[][] places = {
            {x + GAP, y + tall * 0.4},
            {x - GAP - wide, y + tall * 0.4},
            {x - wide / 2, y + GAP + tall},
            {x - wide / 2, y - GAP - 2}
        };
        for (double[] place : places) {
            Area area = new Area(place[0], place[1] - tall * 0.8, place[0] + wide, place[1] + tall * 0.2);
            boolean outside = area.left < 0 || area.right > canvas.width();
            if (!outside && areas.stream().noneMatch(area::meets)) {
                areas.add(area);
                canvas.label(place[0], place[1], text, lettering, Anchor.START, tone);
                return;
            }
        }
    }
}
