package io.netsplit.visualizer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.SampleTrace;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.opening.Besides;
import io.netsplit.visualizer.session.Lanes;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window on the headless platform: keys, mouse and export. */
class DashboardWindowTest {
    private static final long SECOND = SampleTrace.SECOND;

    private final FxRobot robot = new PatientRobot();
    private Session session;
    private DashboardWindow window;

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() throws TimeoutException {
        session = new Session(SampleTrace.judged(SampleTrace.splitBrain().read()));
        FxToolkit.setupStage(stage -> {
            window = new DashboardWindow(stage, session, Theme.LIGHT, 1, 1280, 800);
            window.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.setupStage(Stage::hide);
    }

    @Test
    void keysChangeThePane() {
        type(KeyCode.DIGIT2);
        assertThat(session.view().pane()).isEqualTo(Pane.SPACE_TIME);
        type(KeyCode.DIGIT3);
        assertThat(session.view().pane()).isEqualTo(Pane.LOG);
        type(KeyCode.DIGIT4);
        assertThat(session.view().pane()).isEqualTo(Pane.INSPECTOR);
        type(KeyCode.DIGIT6);
        assertThat(session.view().pane()).isEqualTo(Pane.CONSISTENCY);
        type(KeyCode.DIGIT1);
        assertThat(session.view().pane()).isEqualTo(Pane.CLUSTER);
    }

    @Test
    void everyPaneHasATabThatTellsWhichIsShown() {
        for (Pane pane : Pane.main()) {
            robot.clickOn("#tab-" + pane.word());
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(session.view().pane()).isEqualTo(pane);
            assertThat(robot.lookup("#tab-" + pane.word()).query().getAccessibleText())
                    .isEqualTo(pane.title() + ", shown");
        }
    }

    @Test
    void arrowsStepFromEventToEvent() {
        int before = session.view().cursorEvent();
        type(KeyCode.RIGHT);
        assertThat(session.view().cursorEvent()).isEqualTo(before + 1);
        type(KeyCode.LEFT);
        assertThat(session.view().cursorEvent()).isEqualTo(before);
        type(KeyCode.HOME);
        assertThat(session.view().cursorNs()).isZero();
        type(KeyCode.END);
        assertThat(session.view().cursorNs()).isEqualTo(10 * SECOND);
    }

    @Test
    void lettersJumpToFaultsLeadersAndViolations() {
        type(KeyCode.HOME);
        type(KeyCode.P);
        assertThat(session.view().cursorNs()).isEqualTo(3 * SECOND);
        type(KeyCode.L);
        assertThat(session.view().cursorNs()).isEqualTo(3 * SECOND + SECOND / 2);
        type(KeyCode.E);
        assertThat(session.view().cursorNs()).isEqualTo(6 * SECOND);
        shifted(KeyCode.P);
        assertThat(session.view().cursorNs()).isEqualTo(3 * SECOND);
    }

    @Test
    void theViewCanBeUndoneAndDoneAgain() {
        View first = session.view();
        type(KeyCode.DIGIT2);
        type(KeyCode.H);
        View last = session.view();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(session.view()).isEqualTo(first);
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertThat(session.view()).isEqualTo(last);
    }

    @Test
    void lanesAreOrderedHiddenAndFoldedByKeys() {
        type(KeyCode.DIGIT2);
        shifted(KeyCode.O);
        assertThat(session.view().lanes().byOrder()).isTrue();
        type(KeyCode.V);
        assertThat(session.view().lanes().hidden()).isEmpty();
        type(KeyCode.DOWN);
        type(KeyCode.V);
        assertThat(session.view().lanes().hidden()).containsExactly(0);
        type(KeyCode.DOWN);
        type(KeyCode.J);
        // At 6 s n2 is cut off together with n1.
        assertThat(session.view().lanes().folds()).containsExactly(List.of(0, 1));
        type(KeyCode.DOWN);
        type(KeyCode.S);
        type(KeyCode.DOWN);
        type(KeyCode.S);
        type(KeyCode.J);
        assertThat(session.view().lanes().folds()).containsExactly(List.of(0, 1), List.of(2, 3));
        shifted(KeyCode.V);
        assertThat(session.view().lanes()).isEqualTo(Lanes.USUAL.withOrder(true));
        shifted(KeyCode.O);
        assertThat(session.view().lanes()).isEqualTo(Lanes.USUAL);
    }

    @Test
    void zoomMarkersLockAndCone() {
        type(KeyCode.PLUS);
        type(KeyCode.EQUALS);
        assertThat(session.view().toNs() - session.view().fromNs()).isLessThan(6 * SECOND);
        type(KeyCode.MINUS);
        type(KeyCode.DIGIT0);
        assertThat(session.view().fromNs()).isZero();
        type(KeyCode.M);
        assertThat(session.view().markersNs()).containsExactly(6 * SECOND);
        type(KeyCode.C);
        type(KeyCode.HOME);
        assertThat(session.view().cursorNs()).isEqualTo(6 * SECOND);
        type(KeyCode.G);
        assertThat(session.view().cone()).isTrue();
    }

    @Test
    void nodesAreSelectedByArrowsAndLetGoByEscape() {
        type(KeyCode.DOWN);
        assertThat(session.view().selection()).isEqualTo(new Selection.Node(0));
        type(KeyCode.UP);
        assertThat(session.view().selection()).isEqualTo(new Selection.Node(6));
        type(KeyCode.ESCAPE);
        assertThat(session.view().selection()).isEqualTo(Selection.NOTHING);
    }

    @Test
    void aNodeIsSelectedByTheMouse() {
        robot.clickOn(leader());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.view().selection()).isInstanceOf(Selection.Node.class);
    }

    @Test
    void aKeyAndAClickGoToWhereTwoRunsPart() {
        type(KeyCode.HOME);
        robot.push(KeyCode.SHIFT, KeyCode.D);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.view().cursorNs()).as("there is none beside it").isZero();
        String other = SampleTrace.splitBrain().whole().replaceFirst("\"term\":2", "\"term\":3");
        OpenedRun there = SampleTrace.judged(SampleTrace.read(other));
        WaitForAsyncUtils.asyncFx(() -> session.holdAgainst(Optional.of(Besides.of(session.run(), there))));
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.SHIFT, KeyCode.D);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.view().pane()).isEqualTo(Pane.COMPARE);
        assertThat(session.view().cursorNs()).isEqualTo(3_490_000_000L);
        PictureView both = robot.lookup("#compare").query();
        assertThat(both.getAccessibleText()).contains("f.term is 2 in A and 3 in B");
        type(KeyCode.HOME);
        robot.clickOn(place(both, "go to where they part"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.view().cursorNs()).isEqualTo(3_490_000_000L);
        long shown = session.view().toNs() - session.view().fromNs();
        type(KeyCode.EQUALS);
        assertThat(session.view().toNs() - session.view().fromNs()).isLessThan(shown);
    }

    @Test
    void theStripScrubs() {
        robot.clickOn("#strip");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.view().cursorNs()).isBetween(4 * SECOND, 6 * SECOND - 1);
    }

    @Test
    void aFilterIsTypedAndAWrongOneIsTold() {
        type(KeyCode.SLASH);
        robot.write("kind=drop");
        type(KeyCode.ENTER);
        assertThat(session.view().filter()).isEqualTo("kind=drop");
        type(KeyCode.SLASH);
        robot.write("kind=");
        type(KeyCode.ENTER);
        assertThat(session.view().filter()).isEqualTo("kind=drop");
        assertThat(robot.lookup("#remark").<Label>query().getText()).contains("expected a value");
    }

    @Test
    void allKeysAreListed() {
        robot.interact(() -> window.showKeys());
        assertThat(robot.lookup("#keys").tryQuery()).isPresent();
        type(KeyCode.DIGIT2);
        assertThat(session.view().pane()).as("keys rest while a sheet is open").isEqualTo(Pane.CLUSTER);
        type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#keys").tryQuery()).isEmpty();
    }

    @Test
    void commandsAreFoundByAFewLetters() {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        assertThat(robot.lookup("#command-search").<TextField>query().isFocused())
                .isTrue();
        robot.write("spti");
        type(KeyCode.ENTER);
        assertThat(session.view().pane()).isEqualTo(Pane.SPACE_TIME);
    }

    @Test
    void theLinkAndTheEventAreCopied() {
        robot.push(KeyCode.CONTROL, KeyCode.L);
        assertThat(clipboard()).startsWith("netsplit://view?scenario=sample&variant=correct&seed=42");
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).contains("netsplit replay sample --variant correct --seed 42");
    }

    @Test
    void thePaneIsExportedAsItIsShown() {
        Path png = folder.resolve("cluster.png");
        Path svg = folder.resolve("cluster.svg");
        for (Path file : new Path[] {png, svg}) {
            window.askForFile(file::toFile);
            robot.push(KeyCode.CONTROL, KeyCode.E);
        }
        assertThat(png).isNotEmptyFile();
        assertThat(svg).content().contains("TWO LEADERS");
    }

    @Test
    void operationsAreJudgedInTheBackgroundZoomedSelectedAndExported() throws TimeoutException {
        type(KeyCode.DIGIT6);
        PictureView lanes = robot.lookup("#consistency").query();
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> lanes.getAccessibleText().startsWith("Consistency: linearizable"));
        type(KeyCode.EQUALS, KeyCode.EQUALS, KeyCode.EQUALS, KeyCode.EQUALS);
        robot.clickOn(place(lanes, "c1: write 1 "));
        assertThat(session.view().selection()).isInstanceOf(Selection.Event.class);
        Path svg = folder.resolve("consistency.svg");
        window.askForFile(svg::toFile);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        assertThat(svg).content().contains("linearizable: an order explains");
    }

    @Test
    void themeAndTextSizeChange() {
        String light = window.styles();
        type(KeyCode.T);
        assertThat(window.styles()).isNotEqualTo(light);
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        type(KeyCode.T);
        assertThat(window.styles()).isEqualTo(light);
    }

    @Test
    void playingMovesTheCursorAndSpaceStopsIt() throws TimeoutException {
        type(KeyCode.HOME);
        type(KeyCode.CLOSE_BRACKET);
        type(KeyCode.SPACE);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> session.view().cursorNs() > 0);
        type(KeyCode.SPACE);
        long stopped = session.view().cursorNs();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.view().cursorNs()).isEqualTo(stopped);
    }

    @Test
    void everyPaneTellsInWordsWhatItShows() {
        for (String pane : new String[] {"#cluster", "#log", "#inspector", "#strip"}) {
            Node node = robot.lookup(pane).query();
            assertThat(node.getAccessibleText()).as(pane).isNotBlank();
            assertThat(node.isFocusTraversable()).as(pane).isTrue();
        }
        assertThat(robot.lookup("#cluster").query().getAccessibleText()).contains("led by n1 and n5");
    }

    private Point2D leader() {
        return place(robot.lookup("#cluster").query(), "n5: leader");
    }

    /** The middle of something that a picture shows, told by its words. */
    private static Point2D place(PictureView view, String words) {
        var target = Objects.requireNonNull(view.drawing()).shapes().stream()
                .filter(shape ->
                        shape instanceof Shape.Target one && one.words().startsWith(words))
                .map(shape -> (Shape.Target) shape)
                .findFirst()
                .orElseThrow();
        return view.localToScreen(target.x() + target.width() / 2, target.y() + target.height() / 2);
    }

    private String clipboard() {
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private void shifted(KeyCode key) {
        robot.push(KeyCode.SHIFT, key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(KeyCode... keys) {
        robot.type(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
