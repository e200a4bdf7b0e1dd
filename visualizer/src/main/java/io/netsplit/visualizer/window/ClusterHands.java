package io.netsplit.visualizer.window;

import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.session.Desk;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/**
 * The mouse on the cluster: from one node to another it cuts the link between them, or heals it; around nodes it marks them; the
 * other button has everything that can be done to a node. Keys do all of it, too.
 */
final class ClusterHands {
    private static final double DRAG_MIN = 6;
    private static final int NOWHERE = -1;

    private final Desk desk;
    private final Session session;
    private final PictureView view;
    private final Line link = new Line();
    private final Rectangle lasso = new Rectangle();
    private int from = NOWHERE;
    private double startX;
    private double startY;

    /** @param overlay lies over the whole board and takes no mouse */
    ClusterHands(Desk desk, PictureView view, Pane overlay) {
        this.desk = desk;
        this.session = desk.session();
        this.view = view;
        link.getStyleClass().add("by-hand");
        lasso.getStyleClass().add("by-hand");
        overlay.getChildren().addAll(link, lasso);
        hide();
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    }

    private void press(MouseEvent event) {
        hide();
        startX = event.getX();
        startY = event.getY();
        from = node(event.getX(), event.getY());
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !isFar(event)) {
            return;
        }
        double x = view.getLayoutX();
        double y = view.getLayoutY();
        if (from != NOWHERE) {
            link.setStartX(x + startX);
            link.setStartY(y + startY);
            link.setEndX(x + event.getX());
            link.setEndY(y + event.getY());
            link.setVisible(true);
        } else {
            lasso.setX(x + Math.min(startX, event.getX()));
            lasso.setY(y + Math.min(startY, event.getY()));
            lasso.setWidth(Math.abs(event.getX() - startX));
            lasso.setHeight(Math.abs(event.getY() - startY));
            lasso.setVisible(true);
        }
    }

    private void release(MouseEvent event) {
        hide();
        if (event.getButton() == MouseButton.SECONDARY && from != NOWHERE) {
            session.change(old -> old.withSelection(new Selection.Node(from)));
            desk.showHands();
        }
        if (event.getButton() != MouseButton.PRIMARY || !isFar(event)) {
            return;
        }
        int to = node(event.getX(), event.getY());
        if (from != NOWHERE && to != NOWHERE && from != to) {
            desk.hands().cutOrHeal(from, to, event.isShiftDown());
        } else if (from == NOWHERE) {
            markWithin(event);
        }
    }

    private void markWithin(MouseEvent event) {
        double left = view.unzoomed(Math.min(startX, event.getX()));
        double right = view.unzoomed(Math.max(startX, event.getX()));
        double top = view.unzoomed(Math.min(startY, event.getY()));
        double bottom = view.unzoomed(Math.max(startY, event.getY()));
        session.clearMarked();
        Drawing drawing = view.drawing();
        if (drawing == null) {
            return;
        }
        for (Shape shape : drawing.shapes()) {
            if (shape instanceof Shape.Target target && target.hit() instanceof Hit.OfNode node) {
                double x = target.x() + target.width() / 2;
                double y = target.y() + target.height() / 2;
                boolean inside = x >= left && x <= right && y >= top && y <= bottom;
                if (inside && !session.recording().isClient(node.address())) {
                    session.toggleMarked(node.address());
                }
            }
        }
    }

    private int node(double x, double y) {
        Drawing drawing = view.drawing();
        return drawing == null
                ? NOWHERE
                : drawing.at(view.unzoomed(x), view.unzoomed(y))
                        .filter(target -> target.hit() instanceof Hit.OfNode)
                        .map(target -> ((Hit.OfNode) target.hit()).address())
                        .filter(address -> !session.recording().isClient(address))
                        .orElse(NOWHERE);
    }

    private boolean isFar(MouseEvent event) {
        return Math.hypot(event.getX() - startX, event.getY() - startY) > DRAG_MIN;
    }

    private void hide() {
        link.setVisible(false);
        lasso.setVisible(false);
    }
}
