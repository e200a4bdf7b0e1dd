package io.netsplit.visualizer.window;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.picture.WindowLayout;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.util.EnumMap;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The panes of the window, placed as in an exported picture, drawn again after every change: once per frame at most. */
final class Board extends Region {
    private final Session session;
    private final Pictures pictures;
    private final PictureView title = new PictureView("title");
    private final Map<Pane, PictureView> panes = new EnumMap<>(Pane.class);
    private final javafx.scene.layout.Pane overlay = new javafx.scene.layout.Pane();
    private Theme theme;
    private double zoom;
    private boolean asked;

    Board(Session session, Pictures pictures, Theme theme, double zoom) {
        this.session = session;
        this.pictures = pictures;
        this.theme = theme;
        this.zoom = zoom;
        title.setFocusTraversable(false);
        getChildren().add(title);
        new Gestures(session, pictures).onTitle(title);
        for (Pane pane : Pane.values()) {
            if (pane != Pane.WINDOW) {
                PictureView view = new PictureView(pane.word());
                panes.put(pane, view);
                getChildren().add(view);
                new Gestures(session, pictures).on(pane, view);
                tips(view);
            }
        }
        tips(title);
        overlay.setMouseTransparent(true);
        getChildren().add(overlay);
        session.listen(this::redraw);
    }

    void look(Theme otherTheme, double otherZoom) {
        theme = otherTheme;
        zoom = otherZoom;
        redraw();
    }

    /** Lies over all panes, for what is drawn while the mouse is held. */
    javafx.scene.layout.Pane overlay() {
        return overlay;
    }

    PictureView pane(Pane pane) {
        PictureView view = panes.get(pane);
        if (view == null) {
            throw new IllegalArgumentException(pane + " is not one pane");
        }
        return view;
    }

    /** Before the next frame, however often it is asked for. */
    void redraw() {
        if (!asked) {
            asked = true;
            Platform.runLater(this::requestLayout);
        }
    }

    @Override
    protected void layoutChildren() {
        asked = false;
        double width = getWidth() / zoom;
        double height = getHeight() / zoom;
        if (width < 2 || height < 2) {
            return;
        }
        show(title, pictures.title(width), 0, 0);
        WindowLayout layout = WindowLayout.of(session.view().pane(), width, height);
        panes.values().forEach(view -> view.setVisible(false));
        for (WindowLayout.Place place : layout.places()) {
            if (place.width() >= 2 && place.height() >= 2) {
                PictureView view = pane(place.pane());
                view.setVisible(true);
                show(view, pictures.draw(place.pane(), place.width(), place.height()), place.x(), place.y());
            }
        }
    }

    private void show(PictureView view, Drawing drawing, double x, double y) {
        view.show(drawing, theme, zoom);
        view.resizeRelocate(x * zoom, y * zoom, drawing.width() * zoom, drawing.height() * zoom);
    }

    private static void tips(PictureView view) {
        Tooltip tip = new Tooltip();
        view.setOnMouseMoved(event -> {
            Drawing drawing = view.drawing();
            String words = drawing == null
                    ? ""
                    : drawing.at(view.unzoomed(event.getX()), view.unzoomed(event.getY()))
                            .map(target -> target.words())
                            .orElse("");
            if (words.isEmpty()) {
                Tooltip.uninstall(view, tip);
            } else if (!words.equals(tip.getText())) {
                tip.setText(words);
                Tooltip.install(view, tip);
            }
        });
    }
}
