package io.netsplit.visualizer.window;

import io.netsplit.scenario.live.Workshop;
import io.netsplit.visualizer.live.Studio;
import io.netsplit.visualizer.session.Command;
import io.netsplit.visualizer.session.Commands;
import io.netsplit.visualizer.session.Desk;
import io.netsplit.visualizer.session.Selection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What lies over the window for a moment: the list of keys, and the palette in which commands are found by name. */
final class Sheets {
    private static final int COLUMNS = 2;

    private final StackPane root;
    private final Desk desk;

    Sheets(StackPane root, Desk desk) {
        this.root = root;
        this.desk = desk;
    }

    boolean isOpen() {
        return root.getChildren().size() > 1;
    }

    void close() {
        if (isOpen()) {
            root.getChildren().remove(1, root.getChildren().size());
            root.getChildren().get(0).requestFocus();
        }
    }

    void keys() {
        GridPane grid = new GridPane();
        grid.setHgap(18);
        grid.setVgap(5);
        List<Command> all = Commands.all();
        int rows = (all.size() + COLUMNS - 1) / COLUMNS;
        for (int i = 0; i < all.size(); i++) {
            Label keys = new Label(String.join("  ", all.get(i).keys()));
            keys.getStyleClass().add("key");
            grid.add(keys, i / rows * 2, i % rows);
            grid.add(new Label(all.get(i).title()), i / rows * 2 + 1, i % rows);
        }
        Label hint = new Label(
                "Wheel over the diagram or the strip: zoom. Drag: scrub or choose a range. Esc closes this list.");
        hint.getStyleClass().add("muted");
        open("keys", new VBox(8, heading("Keys"), grid, hint));
    }

    /** What can be done by hand, each with its key. */
    void hands() {
        VBox list = new VBox(4);
        for (Command command : Commands.ofANode()) {
            Button button = new Button(command.title() + "   " + command.keys().get(0));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
            button.setOnAction(event -> run(command));
            list.getChildren().add(button);
        }
        String node = desk.session().view().selection() instanceof Selection.Node one
                ? desk.session().recording().name(one.address())
                : "No node is selected";
        open("hands", new VBox(8, heading(node), list));
        list.getChildren().get(0).requestFocus();
    }

    /** @param choose is given the name of a scenario */
    void gallery(Workshop workshop, Consumer<String> choose) {
        GallerySheet gallery = new GallerySheet(workshop, exhibit -> {
            close();
            choose.accept(exhibit.name());
        });
        open("gallery", new VBox(8, heading("What do you want to see?"), gallery));
        gallery.begin();
    }

    /** @param choose is given the name of a back end; empty for the simulator */
    void places(Workshop workshop, Studio studio, Consumer<String> choose) {
        PlacesSheet places = new PlacesSheet(workshop, studio, name -> {
            close();
            choose.accept(name);
        });
        open("places", new VBox(8, heading("Where shall it run?"), places));
        places.begin();
    }

    void commands() {
        TextField search = new TextField();
        search.setId("command-search");
        search.setPromptText("What do you want to do?");
        ListView<Command> list = new ListView<>();
        list.setId("command-list");
        list.setPrefHeight(320);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new CommandCell());
        list.getItems().setAll(Commands.all());
        list.getSelectionModel().selectFirst();
        search.textProperty().addListener((all, old, text) -> {
            list.getItems().setAll(matching(text));
            list.getSelectionModel().selectFirst();
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int at = list.getSelectionModel().getSelectedIndex();
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                int next = at + (event.getCode() == KeyCode.DOWN ? 1 : -1);
                list.getSelectionModel()
                        .select(Math.max(0, Math.min(list.getItems().size() - 1, next)));
                list.scrollTo(Math.max(0, next - 4));
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                run(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> run(list.getSelectionModel().getSelectedItem()));
        open("commands", new VBox(8, heading("Commands"), search, list));
        search.requestFocus();
    }

    private void run(Command command) {
        close();
        if (command != null) {
            command.action().accept(desk);
        }
    }

    /** Those with all the letters in this order: "nv" finds "Next violation". */
    private static List<Command> matching(String text) {
        String wanted = text.toLowerCase(Locale.ROOT).replace(" ", "");
        return Commands.all().stream()
                .filter(command -> {
                    String title = command.title().toLowerCase(Locale.ROOT);
                    int at = 0;
                    for (int i = 0; i < wanted.length(); i++) {
                        at = title.indexOf(wanted.charAt(i), at) + 1;
                        if (at == 0) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    private void open(String id, VBox content) {
        close();
        content.setId(id);
        content.getStyleClass().add("sheet");
        content.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        StackPane.setAlignment(content, Pos.CENTER);
        root.getChildren().add(content);
    }

    private static Node heading(String text) {
        Label label = new Label(text);
        label.setStyle("-fx-font-weight: bold; -fx-font-size: 1.15em;");
        return label;
    }

    private static final class CommandCell extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(empty || command == null ? null : command.title() + "    " + String.join("  ", command.keys()));
        }
    }
}
