package io.netsplit.visualizer.window;

import io.netsplit.scenario.format.model.Lesson;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.PictureFile;
import io.netsplit.visualizer.live.Tour;
import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.session.Commands;
import io.netsplit.visualizer.session.Desk;
import io.netsplit.visualizer.session.Hands;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** One window on one session. */
public final class DashboardWindow implements Desk {
    private static final double SPEED_MIN = 1.0 / 1024;
    private static final double SPEED_MAX = 64;
    private static final double TEXT_MIN = 0.7;
    private static final double TEXT_MAX = 2.5;
    private static final int CALM_STEPS_PER_SECOND = 4;

    private final Stage stage;
    private final Session session;
    private final Pictures pictures;
    private final Board board;
    private final Toolbar toolbar;
    private final Sheets sheets;
    private final Scene scene;
    private final Player player = new Player();
    private final Workbench workbench;
    private final LiveBar liveBar;
    private final BorderPane content = new BorderPane();
    private @Nullable ScenarioEditor editor;
    private final LessonBar lessonBar = new LessonBar(this::endLesson);
    private final double usualText;
    private Theme theme;
    private double text;
    private double speed = 1.0 / 8;
    private String suggested = "";
    private Supplier<@Nullable File> chooser = this::choose;

    public DashboardWindow(Stage stage, Session session, Theme theme, double text, double width, double height) {
        this(stage, session, new Workbench(session, null, null), theme, text, width, height);
    }

    /** A window in which the run can be changed by hand. */
    public DashboardWindow(
            Stage stage, Session session, Workbench workbench, Theme theme, double text, double width, double height) {
        this.stage = stage;
        this.workbench = workbench;
        this.session = session;
        this.pictures = new Pictures(session, work -> Background.run(work, session::refresh));
        this.theme = theme;
        this.text = text;
        this.usualText = text;
        this.board = new Board(session, pictures, theme, text);
        this.toolbar = new Toolbar(this);
        content.setCenter(board);
        PaneTabs tabs = new PaneTabs(this);
        this.liveBar = new LiveBar(this, workbench);
        content.setTop(new VBox(toolbar, new TwoBars(tabs, liveBar)));
        content.setBottom(lessonBar);
        content.setFocusTraversable(true);
        StackPane root = new StackPane(content);
        // What has no room is cut off at its end, and not at both.
        content.setMinSize(0, 0);
        this.sheets = new Sheets(root, this);
        this.scene = new Scene(root, width, height);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, KeyNames.pressed(event)));
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> key(event, KeyNames.typed(event)));
        stage.setTitle("netsplit · " + session.recording().header().scenario());
        stage.setScene(scene);
        workbench.in(new Talk());
        new ClusterHands(this, board.pane(Pane.CLUSTER), board.overlay());
        stage.setOnHidden(event -> shut());
        frames.start();
        look();
        renewPlaying();
        if (!session.recording().problem().isEmpty()) {
            toolbar.say(session.recording().problem(), true);
        }
    }

    public void show() {
        stage.show();
        stage.getScene().getRoot().getChildrenUnmodifiable().get(0).requestFocus();
    }

    /** Who is asked for the name of a file: a dialog, or a test. */
    void askForFile(Supplier<@Nullable File> other) {
        chooser = other;
    }

    /** The style sheet in force. */
    String styles() {
        return String.join("", scene.getStylesheets());
    }

    /** Text fields keep the keys that they need; an open sheet is closed by Escape. */
    private void key(KeyEvent event, String name) {
        if (name.isEmpty()) {
            return;
        }
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (sheets.isOpen()) {
            if (name.equals("Escape") || name.equals("?") && !typing) {
                sheets.close();
                event.consume();
            }
            return;
        }
        if (typing) {
            if (name.equals("Escape")) {
                scene.getRoot().getChildrenUnmodifiable().get(0).requestFocus();
                event.consume();
            } else if (editor != null && editorKey(editor, name)) {
                event.consume();
            }
            return;
        }
        if (lessonBar.isOpen() && lessonBar.key(name)) {
            event.consume();
            return;
        }
        Commands.of(name).ifPresent(command -> {
            event.consume();
            command.action().accept(this);
        });
    }

    private void shut() {
        player.stop();
        frames.stop();
        workbench.close();
    }

    @Override
    public Hands hands() {
        return workbench;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public int logNeighbour(int steps) {
        return pictures.logNeighbour(steps);
    }

    @Override
    public String cursorWords() {
        return pictures.words(session.view().cursorEvent());
    }

    @Override
    public void togglePlaying() {
        if (workbench.isInRealTime()) {
            workbench.toggleFollowing();
        } else if (player.running) {
            player.stop();
        } else {
            player.start();
        }
        renewPlaying();
    }

    private void renewPlaying() {
        boolean on = workbench.isInRealTime() ? workbench.isFollowing() : player.running;
        toolbar.playing(on, speed, workbench.whyNoPace());
    }

    @Override
    public void speed(double factor) {
        if (workbench.whyNoPace().isPresent()) {
            toolbar.say(workbench.whyNoPace().get(), true);
            return;
        }
        speed = Math.max(SPEED_MIN, Math.min(SPEED_MAX, speed * factor));
        renewPlaying();
    }

    @Override
    public void toggleTheme() {
        theme = theme.other();
        look();
    }

    @Override
    public void textSize(double factor) {
        text = factor == 0 ? usualText : Math.max(TEXT_MIN, Math.min(TEXT_MAX, text * factor));
        look();
    }

    @Override
    public void copy(String what) {
        ClipboardContent content = new ClipboardContent();
        content.putString(what);
        Clipboard.getSystemClipboard().setContent(content);
        toolbar.say("copied: " + what.lines().findFirst().orElse(""), false);
    }

    @Override
    public void export() {
        Pane pane = session.view().pane();
        suggested = pane.word() + ".png";
        File file = chooser.get();
        if (file == null) {
            return;
        }
        Drawing shown = board.pane(pane).drawing();
        try {
            if (shown != null) {
                PictureFile.write(shown, theme, text, file.toPath());
                toolbar.say("wrote " + file.getName(), false);
            }
        } catch (IOException e) {
            toolbar.say("Cannot write " + file.getName() + ": " + e.getMessage(), true);
        }
    }

    @Override
    public void showKeys() {
        sheets.keys();
    }

    @Override
    public void showCommands() {
        sheets.commands();
    }

    private boolean editorKey(ScenarioEditor open, String name) {
        switch (name) {
            case "Ctrl+S" -> open.save();
            case "Ctrl+T" -> toggleEditor();
            case "F8" -> open.nextMistake();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void toggleEditor() {
        if (editor != null) {
            editor = null;
            content.setLeft(null);
            content.requestFocus();
            return;
        }
        workbench
                .studio()
                .ifPresentOrElse(
                        studio -> {
                            editor = new ScenarioEditor(
                                    workbench, studio.script(), name -> new Talk().askWhere(name), this::toggleEditor);
                            editor.prefWidthProperty()
                                    .bind(Bindings.min(
                                            ScenarioEditor.WIDTH,
                                            scene.widthProperty().multiply(0.45)));
                            content.setLeft(editor);
                            editor.begin();
                        },
                        () -> toolbar.say("The scenario of this trace is not known here", true));
    }

    @Override
    public void showGallery() {
        workbench
                .workshop()
                .ifPresentOrElse(
                        workshop -> sheets.gallery(
                                workshop,
                                name -> workshop.script(name)
                                        .ifPresent(script -> workbench.open(script, this::beginLesson))),
                        () -> toolbar.say("There are no scenarios to choose from here", true));
    }

    @Override
    public void showPlaces() {
        workbench
                .studio()
                .ifPresentOrElse(
                        studio -> sheets.places(workbench.workshop().orElseThrow(), studio, where -> {
                            player.stop();
                            workbench.runOn(where);
                        }),
                        () -> toolbar.say("The scenario of this trace is not known here", true));
    }

    @Override
    public void toggleLesson() {
        if (lessonBar.isOpen()) {
            endLesson();
            return;
        }
        Optional<Lesson> lesson = workbench.lesson();
        if (lesson.isEmpty()) {
            toolbar.say("This scenario has no lesson; those that have one stand first in the gallery (Ctrl+O)", true);
        } else if (workbench.shows(lesson.get())) {
            beginLesson();
        } else {
            workbench.studio().ifPresent(studio -> workbench.open(studio.script(), this::beginLesson));
        }
    }

    private void beginLesson() {
        player.stop();
        renewPlaying();
        workbench.lesson().ifPresentOrElse(lesson -> lessonBar.begin(new Tour(session, lesson)), lessonBar::end);
        stage.setTitle("netsplit · " + session.recording().header().scenario());
    }

    private void endLesson() {
        lessonBar.end();
    }

    @Override
    public void showHands() {
        sheets.hands();
    }

    @Override
    public void editFilter() {
        toolbar.editFilter();
    }

    @Override
    public void close() {
        stage.close();
    }

    private @Nullable File choose() {
        FileChooser dialog = new FileChooser();
        dialog.setInitialFileName(suggested);
        if (suggested.endsWith(".yaml")) {
            dialog.getExtensionFilters().add(new FileChooser.ExtensionFilter("Scenarios", "*.yaml"));
        } else {
            dialog.getExtensionFilters()
                    .addAll(
                            new FileChooser.ExtensionFilter("Pictures", "*.png"),
                            new FileChooser.ExtensionFilter("Drawings", "*.svg"));
        }
        return dialog.showSaveDialog(stage);
    }

    private void look() {
        scene.getStylesheets().setAll(StyleSheet.url(theme, text));
        board.look(theme, text);
    }

    /** Takes up, once a frame, what a run that takes place has told meanwhile. */
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            workbench.pump();
            liveBar.renew();
            renewPlaying();
            if (editor != null) {
                editor.watch(now);
            }
        }
    };

    /** Where the workbench says something, and asks. */
    private final class Talk implements Workbench.Room {
        @Override
        public void say(String what, boolean wrong) {
            toolbar.say(what, wrong);
        }

        @Override
        public Optional<Path> askWhere(String name) {
            suggested = name;
            File file = chooser.get();
            return Optional.ofNullable(file).map(File::toPath);
        }
    }

    /** Moves the cursor along with the time of the wall, at the chosen speed, until the end of the run. */
    private final class Player extends AnimationTimer {
        private boolean running;
        private long last;
        private double left;

        @Override
        public void start() {
            running = true;
            last = 0;
            left = 0;
            if (session.view().cursorNs() >= session.recording().endNs() && !workbench.isLive()) {
                session.moveTo(0);
            }
            super.start();
        }

        @Override
        public void stop() {
            running = false;
            super.stop();
        }

        @Override
        public void handle(long now) {
            if (last != 0) {
                left += Math.min(now - last, 1_000_000_000L / CALM_STEPS_PER_SECOND) * speed;
                long whole = (long) left;
                left -= whole;
                session.moveTo(workbench.reach(session.view().cursorNs() + whole));
            }
            last = now;
            boolean atEnd = session.view().cursorNs() >= session.recording().endNs() && !workbench.isLive();
            if (atEnd || session.view().locked()) {
                stop();
                renewPlaying();
            }
        }
    }
}
