package io.netsplit.visualizer.window;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.picture.Axis;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.picture.StripPicture;
import io.netsplit.visualizer.session.Commands;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What the mouse does on one pane. All of it can be done by keys, too. */
final class Gestures {
    private static final double DRAG_MIN = 6;
    private static final double WHEEL_ZOOM = 1.25;

    private final Session session;
    private final Pictures pictures;
    private double pressedX;
    private long pressedNs;
    private View pressedView;

    Gestures(Session session, Pictures pictures) {
        this.session = session;
        this.pictures = pictures;
        this.pressedView = session.view();
    }

    void onTitle(PictureView view) {
        view.setOnMouseClicked(event -> hit(view, event).ifPresent(this::follow));
    }

    void on(Pane pane, PictureView view) {
        switch (pane) {
            case STRIP -> strip(view);
            case SPACE_TIME, CONSISTENCY, COMPARE -> timed(pane, view);
            case LOG -> {
                view.setOnMouseClicked(event -> hit(view, event).ifPresent(this::follow));
                view.setOnScroll(event -> {
                    int rows = (int) Math.max(1, Math.abs(event.getDeltaY()) / 20);
                    session.moveToEvent(pictures.logNeighbour(event.getDeltaY() < 0 ? rows : -rows));
                });
            }
            default ->
                view.setOnMouseClicked(event -> {
                    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                        hit(view, event).ifPresentOrElse(this::follow, () -> unselect(pane));
                    }
                });
        }
    }

    private void unselect(Pane pane) {
        if (pane == Pane.CLUSTER) {
            session.change(view -> view.withSelection(Selection.NOTHING));
        }
    }

    /** Drag to scrub; with Shift, to choose the range that the other panes show. */
    private void strip(PictureView view) {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            pressedNs = stripTime(view, event.getX());
            if (!event.isShiftDown()) {
                session.moveTo(pressedNs);
            }
        });
        view.setOnMouseDragged(event -> {
            long now = stripTime(view, event.getX());
            if (event.isShiftDown()) {
                session.showRange(Math.min(pressedNs, now), Math.max(pressedNs, now));
            } else {
                session.moveTo(now);
            }
        });
        view.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                session.showRange(0, Long.MAX_VALUE);
            }
        });
        view.setOnScroll(event -> zoom(event, stripTime(view, event.getX())));
    }

    private long stripTime(PictureView view, double x) {
        return StripPicture.axis(session, width(view)).timeNs(view.unzoomed(x));
    }

    /** Click to select or to put the cursor; drag to zoom into a range; with Shift, to move along. */
    private void timed(Pane pane, PictureView view) {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            pressedX = event.getX();
            pressedView = session.view();
        });
        view.setOnMouseDragged(event -> {
            if (event.isShiftDown() && pictures.hasTime(pane)) {
                Axis axis = new Axis(pressedView.fromNs(), pressedView.toNs(), 0, Math.max(1, width(view)));
                long by = axis.timeNs(view.unzoomed(pressedX)) - axis.timeNs(view.unzoomed(event.getX()));
                session.showRange(pressedView.fromNs() + by, pressedView.toNs() + by);
            }
        });
        view.setOnMouseReleased(event -> {
            boolean dragged = Math.abs(event.getX() - pressedX) > DRAG_MIN;
            if (event.getButton() != MouseButton.PRIMARY || event.isShiftDown()) {
                return;
            }
            if (!pictures.hasTime(pane)) {
                hit(view, event).ifPresent(this::follow);
                return;
            }
            if (dragged) {
                long a = timeNs(pane, view, pressedX);
                long b = timeNs(pane, view, event.getX());
                session.showRange(Math.min(a, b), Math.max(a, b));
            } else if (event.getClickCount() == 2) {
                session.showRange(0, Long.MAX_VALUE);
            } else {
                hit(view, event).ifPresentOrElse(this::follow, () -> session.moveTo(timeNs(pane, view, event.getX())));
            }
        });
        view.setOnScroll(event -> {
            if (pictures.hasTime(pane)) {
                zoom(event, timeNs(pane, view, event.getX()));
            }
        });
    }

    private long timeNs(Pane pane, PictureView view, double x) {
        Axis axis = pictures.axis(pane, width(view));
        return Math.max(axis.fromNs(), Math.min(axis.toNs(), axis.timeNs(view.unzoomed(x))));
    }

    private void zoom(ScrollEvent event, long pivotNs) {
        if (event.getDeltaY() != 0) {
            session.zoom(event.getDeltaY() > 0 ? 1 / WHEEL_ZOOM : WHEEL_ZOOM, pivotNs);
        }
    }

    private static double width(PictureView view) {
        Drawing drawing = view.drawing();
        return drawing == null ? 1 : drawing.width();
    }

    private static Optional<Hit> hit(PictureView view, MouseEvent event) {
        Drawing drawing = view.drawing();
        return drawing == null
                ? Optional.empty()
                : drawing.at(view.unzoomed(event.getX()), view.unzoomed(event.getY()))
                        .map(target -> target.hit());
    }

    private void follow(Hit hit) {
        if (hit instanceof Hit.OfNode node) {
            session.change(view -> view.withSelection(new Selection.Node(node.address())));
        } else if (hit instanceof Hit.OfMessage message) {
            session.change(view -> view.withSelection(new Selection.Message(message.message())));
        } else if (hit instanceof Hit.OfEvent event) {
            Selection selection = Commands.selectionOf(session.recording(), event.event());
            session.change(view -> view.withSelection(selection));
            session.moveToEvent(event.event());
        } else if (hit instanceof Hit.OfTime time) {
            session.moveTo(time.timeNs());
        }
    }
}
