package io.netsplit.visualizer.window;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/**
 * Lines under parts of a text that stay while one reads and scrolls: a wave under a mistake, dots under what is only a warning. They
 * lie over the text, take no mouse, and are gone from the moment at which the text changes until they are shown anew.
 */
final class Underlines extends Pane {
    private static final double WAVE = 2.5;
    private static final int MARKS_MAX = 100;
    private static final int LINES_MAX = 20;

    /** The characters from one offset to another, without the last. */
    record Mark(int from, int to, boolean mistake) {}

    private final TextArea text;
    private List<Mark> marks = List.of();

    Underlines(TextArea text) {
        this.text = text;
        setId("underlines");
        setMouseTransparent(true);
        setManaged(false);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(text.widthProperty());
        clip.heightProperty().bind(text.heightProperty());
        setClip(clip);
        text.textProperty().addListener((property, old, now) -> show(List.of()));
        text.scrollTopProperty().addListener((property, old, now) -> draw());
        text.scrollLeftProperty().addListener((property, old, now) -> draw());
        text.layoutBoundsProperty().addListener((property, old, now) -> later());
        text.fontProperty().addListener((property, old, now) -> later());
        text.skinProperty().addListener((property, old, now) -> later());
    }

    void show(List<Mark> now) {
        marks = List.copyOf(now.subList(0, Math.min(now.size(), MARKS_MAX)));
        getChildren().clear();
        if (!marks.isEmpty()) {
            later();
        }
    }

    /** Once the text has been laid out. */
    private void later() {
        Platform.runLater(this::draw);
    }

    private void draw() {
        getChildren().clear();
        if (!(text.getSkin() instanceof TextAreaSkin skin) || text.getScene() == null) {
            return;
        }
        text.applyCss();
        text.layout();
        for (Mark mark : marks) {
            int last = Math.min(mark.to(), text.getLength());
            int start = mark.from();
            for (int line = 0; line < LINES_MAX && start < Math.max(last, mark.from() + 1); line++) {
                int newline = text.getText().indexOf('\n', start);
                int end = newline < 0 ? last : Math.min(newline, last);
                add(skin, start, end, mark.mistake());
                start = end + 1;
            }
        }
    }

    /** Under one line; where there is nothing in it, under the place of one character. */
    private void add(TextAreaSkin skin, int from, int to, boolean mistake) {
        if (text.getLength() == 0) {
            return;
        }
        Rectangle2D first = skin.getCharacterBounds(Math.min(from, text.getLength() - 1));
        Rectangle2D last = skin.getCharacterBounds(Math.max(from, Math.min(to, text.getLength()) - 1));
        double left = text.snappedLeftInset() + first.getMinX();
        double right = Math.max(text.snappedLeftInset() + last.getMaxX(), left + 3 * WAVE);
        double y = text.snappedTopInset() + first.getMaxY();
        Path path = new Path(new MoveTo(left, y));
        boolean up = mistake;
        for (double x = left + WAVE; x <= right; x += WAVE) {
            path.getElements().add(new LineTo(x, up ? y - WAVE : y));
            up = mistake && !up;
        }
        path.getStyleClass().add(mistake ? "mistake" : "warning");
        getChildren().add(path);
    }
}
