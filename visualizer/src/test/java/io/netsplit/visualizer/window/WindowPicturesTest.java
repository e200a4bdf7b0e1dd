package io.netsplit.visualizer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.live.LibraryWorkshop;
import io.netsplit.visualizer.live.Studio;
import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The window with what no drawing holds: gallery, editor and lesson. Nothing that is written there is cut off, in a large window or
 * in a small one. With {@code -Dnetsplit.pictures=FOLDER} what is seen is written there, for the documentation.
 */
class WindowPicturesTest {
    private static final long PATIENCE_S = 60;
    private static final String FOLDER = System.getProperty("netsplit.pictures", "");
    private static final LibraryWorkshop WORKSHOP = new LibraryWorkshop();

    private static OpenedRun run;

    private final FxRobot robot = new PatientRobot();
    private Scene scene;
    private Session session;

    @BeforeAll
    static void runTheFirstScenario() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Studio studio = studio();
        studio.start();
        studio.want(Long.MAX_VALUE);
        await(() -> {
            studio.pump(null).ifPresent(one -> run = one);
            return run != null && !run.recording().isGrowing();
        });
        studio.close();
    }

    private static Studio studio() {
        return new Studio(WORKSHOP, WORKSHOP.script(WORKSHOP.first()).orElseThrow(), "broken-quorum", Optional.of(1L));
    }

    private void open(Theme theme, double width, double height) throws TimeoutException {
        session = new Session(run);
        Studio studio = studio();
        studio.startFrom(run);
        FxToolkit.setupStage(stage -> {
            DashboardWindow window = new DashboardWindow(
                    stage, session, new Workbench(session, WORKSHOP, studio), theme, 1, width, height);
            window.show();
            scene = stage.getScene();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.setupStage(Stage::hide);
    }

    private static void await(Callable<Boolean> what) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, what);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 800, 600"})
    void theGalleryOfAFirstStart(Theme theme, double width, double height) throws Exception {
        open(theme, width, height);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        await(() ->
                robot.lookup("#gallery-list").<ListView<?>>query().getItems().size() > 20);
        seen("gallery", theme);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1000, 640"})
    void aScenarioWithAMistakeBesideItsRun(Theme theme, double width, double height) throws Exception {
        open(theme, width, height);
        robot.push(KeyCode.CONTROL, KeyCode.T);
        TextArea text = robot.lookup("#scenario-text").query();
        ListView<?> mistakes = robot.lookup("#mistakes").query();
        robot.interact(() -> text.setText(text.getText().replace("protocol: raft", "protocol: rafd")));
        await(() -> mistakes.getItems().size() == 1);
        robot.type(KeyCode.F8);
        assertThat(text.getSelectedText()).isEqualTo("rafd");
        seen("editor", theme);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 800, 600"})
    void aLessonWithItsCaption(Theme theme, double width, double height) throws Exception {
        open(theme, width, height);
        robot.type(KeyCode.F11);
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(robot.lookup("#caption").<Labeled>query().getText()).startsWith("Two leaders.");
        seen("lesson", theme);
    }

    private void seen(String what, Theme theme) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        if (!FOLDER.isEmpty()) {
            write(Path.of(FOLDER, "dashboard-" + what + (theme == Theme.DARK ? "-dark" : "") + ".png"));
        }
        scene.getRoot().lookupAll(".text").forEach(this::assertWhole);
    }

    private void write(Path file) throws IOException {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = scene.snapshot(null));
        int width = (int) image[0].getWidth();
        int height = (int) image[0].getHeight();
        int[] pixels = new int[width * height];
        image[0].getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        SmallPng.write(pixels, width, height, file);
    }

    /** What is written on something, as it is meant, and within the window. */
    private void assertWhole(Node node) {
        if (node instanceof Text written
                && node.getParent() instanceof Labeled labeled
                && labeled.getText() != null
                && shown(node)) {
            assertThat(written.getText().replaceAll("\\s", ""))
                    .isEqualTo(labeled.getText().replaceAll("\\s", ""));
            Bounds place = node.localToScene(node.getBoundsInLocal());
            assertThat(place.getMaxX()).as(written.getText()).isLessThanOrEqualTo(scene.getWidth());
        }
    }

    private static boolean shown(Node node) {
        Node one = node;
        while (one != null && one.isVisible()) {
            one = one.getParent();
        }
        return one == null;
    }
}
