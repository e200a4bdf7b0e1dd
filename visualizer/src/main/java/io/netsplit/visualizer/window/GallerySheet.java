package io.netsplit.visualizer.window;

import io.netsplit.scenario.live.Workshop;
import io.netsplit.scenario.live.Workshop.Exhibit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Scenarios to choose from, a sentence each. They are read while the sheet is open already. */
final class GallerySheet extends VBox {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 480;

    private final TextField search = new TextField();
    private final ListView<Exhibit> list = new ListView<>();
    private final List<Exhibit> all = new ArrayList<>();
    private final Consumer<Exhibit> choose;

    GallerySheet(Workshop workshop, Consumer<Exhibit> choose) {
        super(8);
        this.choose = choose;
        search.setId("gallery-search");
        search.setPromptText("raft, split brain, balancing …");
        list.setId("gallery-list");
        list.setPlaceholder(new Label("reading the scenarios …"));
        list.setPrefSize(WIDTH, HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        search.textProperty().addListener((property, old, text) -> filter(text));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(event -> choose());
        getChildren().addAll(search, list);
        Thread reading = new Thread(
                () -> {
                    List<Exhibit> found = workshop.gallery();
                    Platform.runLater(() -> fill(found));
                },
                "gallery");
        reading.setDaemon(true);
        reading.start();
    }

    void begin() {
        search.requestFocus();
    }

    private void fill(List<Exhibit> found) {
        all.addAll(found);
        list.setPlaceholder(new Label("nothing of that name"));
        filter(search.getText());
    }

    private void filter(String text) {
        String wanted = text.toLowerCase(Locale.ROOT).strip();
        list.getItems()
                .setAll(all.stream()
                        .filter(one -> (one.name() + " " + one.topic() + " " + one.title() + " " + one.sentence())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .toList());
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0) {
            int next = list.getSelectionModel().getSelectedIndex() + step;
            list.getSelectionModel().select(Math.max(0, Math.min(list.getItems().size() - 1, next)));
            list.scrollTo(Math.max(0, next - 2));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        }
    }

    private void choose() {
        Exhibit chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            choose.accept(chosen);
        }
    }

    private static final class Cell extends ListCell<Exhibit> {
        private final Label name = new Label();
        private final Label sentence = new Label();
        private final VBox box = new VBox(1, name, sentence);

        Cell() {
            name.setStyle("-fx-font-weight: bold;");
            name.setWrapText(true);
            name.setMaxWidth(WIDTH - 60);
            sentence.setWrapText(true);
            sentence.setMaxWidth(WIDTH - 60);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Exhibit exhibit, boolean empty) {
            super.updateItem(exhibit, empty);
            if (empty || exhibit == null) {
                setGraphic(null);
                return;
            }
            String topic = exhibit.topic().isEmpty() ? "" : "   " + exhibit.topic();
            name.setText(exhibit.title() + "   (" + exhibit.name() + ")" + topic
                    + (exhibit.isLesson() ? "   ★ lesson" : ""));
            sentence.setText(exhibit.sentence());
            setGraphic(box);
        }
    }
}
