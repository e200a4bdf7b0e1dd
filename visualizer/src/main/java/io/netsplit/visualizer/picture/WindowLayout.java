package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.session.Pane;
import java.util.ArrayList;
import java.util.List;

/** Which pane stands where: the chosen one large, the others that there is room for beside and under it. */
public record WindowLayout(List<Place> places) {
    /** Of a pane, in pixels. */
    public record Place(Pane pane, double x, double y, double width, double height) {}

    private static final double INSPECTOR = 320;
    private static final double NARROW = 900;
    private static final double LOW = 700;

    public WindowLayout {
        places = List.copyOf(places);
    }

    /** For a window with a title above and the strip below. */
    public static WindowLayout of(Pane main, double width, double height) {
        List<Place> places = new ArrayList<>();
        double top = TitlePicture.HEIGHT;
        double bottom = height - StripPicture.HEIGHT;
        boolean aside = width >= NARROW && main != Pane.INSPECTOR && !main.wide();
        double left = aside ? width - INSPECTOR : width;
        boolean under = height >= LOW && (main == Pane.CLUSTER || main == Pane.SPACE_TIME);
        double middle = under ? top + Math.round((bottom - top) * (main == Pane.CLUSTER ? 0.66 : 0.68)) : bottom;
        places.add(new Place(main, 0, top, left, middle - top));
        if (under) {
            places.add(new Place(Pane.LOG, 0, middle, left, bottom - middle));
        }
        if (aside) {
            places.add(new Place(Pane.INSPECTOR, left, top, INSPECTOR, bottom - top));
        }
        places.add(new Place(Pane.STRIP, 0, bottom, width, StripPicture.HEIGHT));
        return new WindowLayout(places);
    }
}
