package io.netsplit.visualizer.window;

import io.netsplit.visualizer.live.Tour;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The caption of a lesson, large, under the panes. Arrow keys, Space and a clicker turn the pages. */
final class LessonBar extends HBox {
    private final Label caption = new Label();
    private final Label place = new Label();
    private final Runnable leave;
    private @Nullable Tour tour;

    /** @param leave what the button at its end does */
    LessonBar(Runnable leave) {
        this.leave = leave;
        setId("lesson");
        getStyleClass().add("lesson");
        setAlignment(Pos.CENTER_LEFT);
        caption.setId("caption");
        caption.setWrapText(true);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(caption, Priority.ALWAYS);
        place.setMinWidth(Region.USE_PREF_SIZE);
        place.getStyleClass().add("muted");
        getChildren()
                .addAll(
                        button("‹", "back (Left, PageUp)", () -> go(-1)),
                        button("›", "on (Right, PageDown, Space)", () -> go(1)),
                        caption,
                        place,
                        button("×", "end of the lesson (Escape, F11)", leave));
        setVisible(false);
        setManaged(false);
    }

    void begin(Tour next) {
        tour = next;
        setVisible(true);
        setManaged(true);
        show();
    }

    void end() {
        tour = null;
        setVisible(false);
        setManaged(false);
    }

    boolean isOpen() {
        return tour != null;
    }

    /** Whether the key was one of the lesson's. */
    boolean key(String name) {
        switch (name) {
            case "Right", "PageDown", "Space", "." -> go(1);
            case "Left", "PageUp" -> go(-1);
            case "Escape" -> leave.run();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void go(int steps) {
        if (tour != null) {
            tour.go(steps);
            show();
        }
    }

    private void show() {
        if (tour != null) {
            caption.setText(tour.caption());
            place.setText(tour.place());
        }
    }

    private static Button button(String text, String does, Runnable action) {
        Button button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setAccessibleText(does);
        button.setTooltip(new Tooltip(does));
        button.setOnAction(event -> action.run());
        return button;
    }
}
