package io.netsplit.visualizer.window;

import io.netsplit.visualizer.session.Desk;
import io.netsplit.visualizer.session.Filter;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The buttons above the panes, and the filter. Every button is a command, and tells its key. */
final class Toolbar extends HBox {
    private final Desk desk;
    private final CommandButton play;
    private final CommandButton slower;
    private final CommandButton faster;
    private final Label speed = new Label();
    private final TextField filter = new TextField();
    private final Label remark = new Label();

    Toolbar(Desk desk) {
        this.desk = desk;
        getStyleClass().add("bar");
        play = button("Play", "Space");
        slower = button("−", "[");
        faster = button("+", "]");
        speed.setId("speed");
        speed.setMinWidth(Region.USE_PREF_SIZE);
        filter.setId("filter");
        filter.setPromptText("filter: kind=drop & node=n3 & t>3s");
        filter.setAccessibleText("Filter of the log");
        filter.setPrefColumnCount(24);
        filter.setMinWidth(90);
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                apply();
            }
        });
        remark.setId("remark");
        remark.getStyleClass().add("muted");
        remark.setMinWidth(0);
        HBox.setHgrow(remark, Priority.ALWAYS);
        remark.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(button("‹", "Left"), play, button("›", "Right"), slower, speed, faster);
        getChildren().addAll(filter, remark, button("Link", "Ctrl+L"), button("Export", "Ctrl+E"));
        getChildren().addAll(button("Commands", "Ctrl+K"), button("Theme", "t"), button("?", "?"));
        desk.session().listen(() -> {
            if (!filter.isFocused()) {
                filter.setText(desk.session().view().filter());
            }
        });
        filter.setText(desk.session().view().filter());
    }

    void editFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** @param whyNoPace why the speed cannot be chosen; empty where it can */
    void playing(boolean on, double times, Optional<String> whyNoPace) {
        play.setText(on ? "Pause" : "Play");
        String chosen = times >= 1
                ? String.format(Locale.ROOT, "×%.0f", times)
                : String.format(Locale.ROOT, "×1/%.0f", 1 / times);
        speed.setText(whyNoPace.isPresent() ? "real time" : chosen);
        slower.grey(whyNoPace);
        faster.grey(whyNoPace);
    }

    void say(String text, boolean wrong) {
        remark.setText(text);
        remark.getStyleClass().setAll("label", wrong ? "wrong" : "muted");
    }

    private void apply() {
        try {
            Filter.parse(filter.getText());
        } catch (Filter.Mistake e) {
            filter.positionCaret(e.at());
            say(String.valueOf(e.getMessage()), true);
            return;
        }
        say("", false);
        String text = filter.getText();
        desk.session().change(view -> view.withFilter(text));
        getParent().requestFocus();
    }

    private CommandButton button(String text, String key) {
        return new CommandButton(desk, text, key);
    }
}
