package io.netsplit.visualizer.window;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.DiagnosticText;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.live.Script;
import io.netsplit.visualizer.live.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The scenario beside its run. Mistakes are told while one types, with line and column; a click, or F8, selects the place. What is
 * saved is run at once, also where another editor saved it.
 */
final class ScenarioEditor extends VBox {
    private static final Duration REST = Duration.millis(250);
    /** Where the window has room for more than it; in a small one the run keeps the larger part. */
    static final int WIDTH = 470;

    private static final long LOOK_NS = 1_000_000_000;

    private final Workbench workbench;
    private final Function<String, Optional<Path>> ask;
    private final TextArea text = new TextArea();
    private final Underlines underlines = new Underlines(text);
    private final ListView<Diagnostic> mistakes = new ListView<>();
    private final Label state = new Label();
    private final PauseTransition rest = new PauseTransition(REST);
    private Script script;
    private @Nullable FileTime written;
    private long lookedNs;

    /** @param ask where to save a file of this name */
    ScenarioEditor(Workbench workbench, Script script, Function<String, Optional<Path>> ask, Runnable close) {
        super(6);
        this.workbench = workbench;
        this.script = script;
        this.ask = ask;
        setId("editor");
        getStyleClass().add("editor");
        text.setId("scenario-text");
        text.setText(script.text());
        text.setAccessibleText("The scenario");
        text.textProperty().addListener((property, old, now) -> rest.playFromStart());
        StackPane marked = new StackPane(text, underlines);
        VBox.setVgrow(marked, Priority.ALWAYS);
        rest.setOnFinished(event -> look());
        mistakes.setId("mistakes");
        mistakes.setPrefHeight(140);
        mistakes.setCellFactory(view -> new Cell());
        mistakes.getSelectionModel().selectedItemProperty().addListener((property, old, one) -> select(one));
        Button save = new Button("Save and run");
        save.setId("save-scenario");
        save.setOnAction(event -> save());
        Button done = new Button("Close");
        done.setOnAction(event -> close.run());
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        save.setMinWidth(USE_PREF_SIZE);
        done.setMinWidth(USE_PREF_SIZE);
        state.setId("editor-state");
        getChildren().addAll(new HBox(6, state, save, done), marked, mistakes);
        written = modified();
        look();
    }

    void begin() {
        text.requestFocus();
        text.positionCaret(0);
    }

    /** Reads what stands there now, and says what is wrong with it. */
    private void look() {
        List<Diagnostic> found = script.withText(text.getText()).read().diagnostics();
        mistakes.getItems().setAll(found);
        underlines.show(found.stream().map(this::mark).toList());
        String changed = text.getText().equals(script.text()) ? "" : " (not saved)";
        state.setText(
                script.name() + changed + (found.isEmpty() ? ": no mistake" : ": " + DiagnosticText.count(found)));
        state.getStyleClass().setAll("label", found.stream().anyMatch(Diagnostic::isError) ? "wrong" : "muted");
    }

    /** Selects the next mistake in the text. */
    void nextMistake() {
        int next = mistakes.getSelectionModel().getSelectedIndex() + 1;
        if (!mistakes.getItems().isEmpty()) {
            mistakes.getSelectionModel().clearSelection();
            mistakes.getSelectionModel().select(next % mistakes.getItems().size());
        }
    }

    private void select(@Nullable Diagnostic one) {
        if (one != null) {
            Underlines.Mark mark = mark(one);
            text.selectRange(mark.from(), mark.to());
        }
    }

    private Underlines.Mark mark(Diagnostic one) {
        Span span = one.span();
        int from = offset(span.line(), span.column());
        return new Underlines.Mark(from, Math.max(from, offset(span.endLine(), span.endColumn())), one.isError());
    }

    private int offset(int line, int column) {
        String all = text.getText();
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = all.indexOf('\n', start) + 1;
        }
        return Math.min(all.length(), start + column - 1);
    }

    /** Writes the file, asking for a place where it has none, and runs it where it has no mistake. */
    void save() {
        Optional<Path> file = script.file().or(() -> ask.apply(name()));
        if (file.isEmpty()) {
            return;
        }
        script = new Script(String.valueOf(file.get().getFileName()), text.getText(), file);
        try {
            Files.writeString(file.get(), script.text());
            written = modified();
            look();
            workbench.reload(script);
        } catch (IOException e) {
            state.setText("Cannot write " + file.get() + ": " + e.getMessage());
            state.getStyleClass().setAll("label", "wrong");
        }
    }

    private String name() {
        String plain = script.name().replaceFirst(".*[/\\\\]", "").replaceFirst("(\\.netsplit)?\\.ya?ml$", "");
        return plain + ".netsplit.yaml";
    }

    /** Once a second: has somebody else saved the file? What was typed here and not saved stays. */
    void watch(long nowNs) {
        if (nowNs - lookedNs < LOOK_NS) {
            return;
        }
        lookedNs = nowNs;
        FileTime now = modified();
        if (now == null || now.equals(written)) {
            return;
        }
        written = now;
        if (!text.getText().equals(script.text())) {
            state.setText(script.name() + " was changed by somebody else; what is typed here is not saved");
            return;
        }
        try {
            script = script.withText(Files.readString(script.file().orElseThrow()));
            text.setText(script.text());
            look();
            workbench.reload(script);
        } catch (IOException e) {
            state.setText("Cannot read " + script.name() + ": " + e.getMessage());
        }
    }

    private @Nullable FileTime modified() {
        try {
            return script.file().isPresent()
                    ? Files.getLastModifiedTime(script.file().get())
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static final class Cell extends ListCell<Diagnostic> {
        Cell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Diagnostic one, boolean empty) {
            super.updateItem(one, empty);
            setText(
                    empty || one == null
                            ? null
                            : one.span().line() + ":" + one.span().column() + "  "
                                    + one.severity().word() + ": " + one.message()
                                    + (one.help().isEmpty() ? "" : "; " + one.help()));
        }
    }
}
