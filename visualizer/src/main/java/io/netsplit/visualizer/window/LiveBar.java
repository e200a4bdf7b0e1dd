package io.netsplit.visualizer.window;

import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.session.Command;
import io.netsplit.visualizer.session.Commands;
import io.netsplit.visualizer.session.Desk;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Which branch is seen, and what can be done about that. */
final class LiveBar extends HBox {
    private final Desk desk;
    private final Workbench workbench;
    private final Label branch = new Label();

    LiveBar(Desk desk, Workbench workbench) {
        this.desk = desk;
        this.workbench = workbench;
        getStyleClass().add("bar");
        branch.setId("branch");
        branch.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(branch);
        button("Gallery", "Ctrl+O");
        button("Lesson", "F11");
        button("Edit", "Ctrl+T");
        button("Live", "Ctrl+R");
        button("To the end", "Ctrl+End");
        button("Save branch", "Ctrl+S");
    }

    /** After anything changed. */
    void renew() {
        String now = workbench.branch();
        if (!now.equals(branch.getText())) {
            branch.setText(now);
        }
    }

    void button(String text, String key) {
        Command command = Commands.of(key).orElseThrow();
        Button button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(command.title());
        button.setTooltip(new Tooltip(command.title() + " (" + key + ")"));
        button.setOnAction(event -> command.action().accept(desk));
        getChildren().add(button);
    }
}
