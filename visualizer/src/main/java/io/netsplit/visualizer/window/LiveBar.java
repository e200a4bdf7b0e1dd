package io.netsplit.visualizer.window;

import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.session.Desk;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Which branch is seen, and what can be done about that. */
final class LiveBar extends FlowPane {
    private final Workbench workbench;
    private final Label branch = new Label();
    private final CommandButton toTheEnd;

    LiveBar(Desk desk, Workbench workbench) {
        this.workbench = workbench;
        getStyleClass().add("bar");
        branch.setId("branch");
        branch.setMinWidth(Region.USE_PREF_SIZE);
        toTheEnd = new CommandButton(desk, "To end", "Ctrl+End");
        getChildren()
                .addAll(
                        branch,
                        new CommandButton(desk, "Gallery", "Ctrl+O"),
                        new CommandButton(desk, "Lesson", "F11"),
                        new CommandButton(desk, "Edit", "Ctrl+T"),
                        new CommandButton(desk, "Live", "Ctrl+R"),
                        new CommandButton(desk, "Where", "Ctrl+B"),
                        toTheEnd,
                        new CommandButton(desk, "Save", "Ctrl+S"));
    }

    /** After anything changed. */
    void renew() {
        String now = workbench.branch();
        if (!now.equals(branch.getText())) {
            branch.setText(now);
        }
        toTheEnd.grey(workbench.whyNoPace());
    }
}
