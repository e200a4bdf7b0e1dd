package io.netsplit.visualizer.window;

import io.netsplit.visualizer.session.Command;
import io.netsplit.visualizer.session.Commands;
import io.netsplit.visualizer.session.Desk;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** A button that does a command, and tells its key. Where that cannot be done it is grey and tells why, and so does the command. */
final class CommandButton extends Button {
    private static final String GREY = "grey";

    private final String says;
    private String whyNot = "";

    CommandButton(Desk desk, String text, String key) {
        super(text);
        Command command = Commands.of(key).orElseThrow();
        says = command.title() + " (" + key + ")";
        setMinWidth(Region.USE_PREF_SIZE);
        setAccessibleText(command.title());
        setTooltip(new Tooltip(says));
        setOnAction(event -> command.action().accept(desk));
    }

    /** @param why it cannot be done; empty where it can */
    void grey(Optional<String> why) {
        String now = why.orElse("");
        if (now.equals(whyNot)) {
            return;
        }
        whyNot = now;
        getStyleClass().remove(GREY);
        if (!now.isEmpty()) {
            getStyleClass().add(GREY);
        }
        getTooltip().setText(now.isEmpty() ? says : says + ": " + now);
        setAccessibleHelp(now);
    }
}
