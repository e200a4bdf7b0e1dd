package io.netsplit.visualizer.window;

import io.netsplit.visualizer.session.Command;
import io.netsplit.visualizer.session.Commands;
import io.netsplit.visualizer.session.Desk;
import io.netsplit.visualizer.session.Pane;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** A button for each pane that can be the main one, with its key; the one that is chosen stands out in weight and by a line. */
final class PaneTabs extends FlowPane {
    private static final String CHOSEN = "chosen";

    private final Map<Pane, Button> tabs = new EnumMap<>(Pane.class);

    PaneTabs(Desk desk) {
        setId("panes");
        getStyleClass().add("bar");
        for (Pane pane : Pane.main()) {
            Command command = Commands.of(pane.key()).orElseThrow();
            Button tab = new Button(pane.key() + "  " + pane.title());
            tab.setId("tab-" + pane.word());
            tab.getStyleClass().add("tab");
            tab.setMinWidth(Region.USE_PREF_SIZE);
            tab.setTooltip(new Tooltip(pane.title() + " (" + pane.key() + ")"));
            tab.setOnAction(event -> command.action().accept(desk));
            tabs.put(pane, tab);
            getChildren().add(tab);
        }
        desk.session().listen(() -> choose(desk.session().view().pane()));
        choose(desk.session().view().pane());
    }

    private void choose(Pane chosen) {
        tabs.forEach((pane, tab) -> {
            tab.getStyleClass().remove(CHOSEN);
            tab.setAccessibleText(pane.title() + (pane == chosen ? ", shown" : ""));
            if (pane == chosen) {
                tab.getStyleClass().add(CHOSEN);
            }
        });
    }
}
