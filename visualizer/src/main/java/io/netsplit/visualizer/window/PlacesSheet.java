package io.netsplit.visualizer.window;

import io.netsplit.scenario.live.Workshop;
import io.netsplit.scenario.live.Workshop.RealPlace;
import io.netsplit.visualizer.live.Studio;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Where a scenario can run: the simulator and the back ends, each with what it is, or why it cannot be there. */
final class PlacesSheet extends VBox {
    private static final int WIDTH = 640;

    private final Consumer<String> choose;
    private final Label looking = new Label("looking for real nodes …");

    /** @param choose is given the name of a back end; empty for the simulator */
    PlacesSheet(Workshop workshop, Studio studio, Consumer<String> choose) {
        super(6);
        this.choose = choose;
        looking.getStyleClass().add("muted");
        looking.setId("places-state");
        add("", "The simulator", "At any speed, step by step; whatever is done by hand makes a branch.", List.of());
        getChildren().add(looking);
        List<RealPlace> found = new ArrayList<>();
        Background.run(() -> found.addAll(studio.places(workshop)), () -> fill(found));
    }

    void begin() {
        getChildren().get(0).requestFocus();
    }

    private void fill(List<RealPlace> found) {
        found.forEach(one -> add(one.name(), "Real nodes: " + one.name(), one.summary(), one.objections()));
        looking.setText(
                found.isEmpty()
                        ? "There are no real nodes: they have not been built, which mvn -DskipTests package does."
                        : "Real nodes run in real time: no steps, no other speed, no branches. What is done by hand is done at once.");
        looking.toFront();
    }

    private void add(String name, String title, String summary, List<String> objections) {
        Button button = new Button(title);
        button.setId("place-" + (name.isEmpty() ? "simulator" : name));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setOnAction(event -> choose.accept(name));
        button.setDisable(!objections.isEmpty());
        String below = objections.isEmpty() ? summary : "Not here: " + objections.get(0);
        Label text = new Label(below);
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMaxWidth(WIDTH);
        button.setAccessibleHelp(below);
        getChildren().addAll(button, text);
    }
}
