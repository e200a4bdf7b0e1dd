package io.netsplit.visualizer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.visualizer.drawing.Shape;
import io.netsplit.visualizer.live.SampleWorkshop;
import io.netsplit.visualizer.live.Studio;
import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A run that takes place in the window, and hands on it. */
class LiveWindowTest {
    private static final long SECOND = 1_000_000_000;
    private static final long PATIENCE_S = 60;

    private final FxRobot robot = new PatientRobot();
    private Session session;
    private Studio studio;
    private DashboardWindow window;

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void open() throws TimeoutException {
        SampleWorkshop workshop = new SampleWorkshop();
        studio = new Studio(workshop, SampleWorkshop.SCRIPT, "", Optional.empty());
        studio.start();
        studio.want(SECOND);
        OpenedRun[] first = new OpenedRun[1];
        await(() -> {
            studio.pump(null).ifPresent(run -> first[0] = run);
            return first[0] != null && first[0].recording().endNs() >= SECOND;
        });
        session = new Session(first[0]);
        session.moveTo(SECOND);
        FxToolkit.setupStage(stage -> {
            window = new DashboardWindow(
                    stage, session, new Workbench(session, workshop, studio), Theme.LIGHT, 1, 1280, 800);
            window.show();
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

    @Test
    void aBranchIsHeldAgainstTheRunThatItComesFrom() throws TimeoutException {
        type(KeyCode.DOWN, KeyCode.K);
        awaitFault("kill-by-hand-1");
        await(() -> session.beside().isPresent());
        robot.push(KeyCode.SHIFT, KeyCode.D);
        await(() -> session.view().pane() == Pane.COMPARE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.view().cursorNs()).isEqualTo(SECOND);
        PictureView both = robot.lookup("#compare").query();
        assertThat(both.getAccessibleText()).contains("in branch 1 fault kill-by-hand-1 begins");
        type(KeyCode.B);
        await(() -> session.beside().isEmpty());
    }

    private void awaitFault(String name) throws TimeoutException {
        await(() -> session.recording().faultsAt(session.view().cursorNs()).stream()
                .anyMatch(fault -> fault.name().equals(name)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void playingLetsTheRunGoOn() throws TimeoutException {
        type(KeyCode.SPACE);
        await(() -> session.recording().endNs() > SECOND + SECOND / 10);
        type(KeyCode.SPACE);
        assertThat(session.view().cursorNs()).isGreaterThan(SECOND);
        assertThat(session.recording().isGrowing()).isTrue();
    }

    @Test
    void anArrowBeyondTheLastEventIsAStepOfTheRun() throws TimeoutException {
        type(KeyCode.END);
        int before = session.recording().events().count();
        type(KeyCode.RIGHT);
        await(() -> session.recording().events().count() > before);
        await(() -> session.view().cursorEvent() >= before);
    }

    @Test
    void keysKillAndRestart() throws TimeoutException {
        type(KeyCode.DOWN, KeyCode.K);
        awaitFault("kill-by-hand-1");
        assertThat(label("#branch")).isEqualTo("branch 1 (2 of 2)");
        assertThat(label("#remark")).contains("{ at: 1s, name: kill-by-hand-1, crash: n1 }");
        assertThat(session.recording().condition(0, SECOND))
                .map(Condition::state)
                .contains(Condition.State.DOWN);
        type(KeyCode.K);
        await(() -> session.recording().faultsAt(session.view().cursorNs()).isEmpty());
        assertThat(session.recording().condition(0, SECOND))
                .map(Condition::state)
                .contains(Condition.State.UP);
        type(KeyCode.B);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(studio.current().name()).isEqualTo("main");
    }

    @Test
    void pauseSlowAndSkewAreHealedByTheSameKeysAndAllAtOnce() throws TimeoutException {
        type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.Z);
        awaitFault("pause-by-hand-1");
        type(KeyCode.W);
        awaitFault("slow-by-hand-2");
        type(KeyCode.D);
        awaitFault("skew-by-hand-3");
        type(KeyCode.W);
        await(() -> session.recording().faultsAt(SECOND).size() == 2);
        assertThat(session.recording().faultsAt(SECOND))
                .extracting(FaultSpan::name)
                .containsExactly("pause-by-hand-1", "skew-by-hand-3");
        type(KeyCode.A);
        await(() -> session.recording().faultsAt(SECOND).isEmpty());
    }

    @Test
    void aDragFromNodeToNodeCutsAndHeals() throws TimeoutException {
        robot.drag(node("n1"), MouseButton.PRIMARY).dropTo(node("n2"));
        awaitFault("cut-by-hand-1");
        assertThat(studio.current().deeds().get(0).step()).contains("partition: [[n1], [n2]]");
        robot.drag(node("n2"), MouseButton.PRIMARY).dropTo(node("n1"));
        await(() -> studio.current().deeds().size() == 2 && !studio.isCatchingUp());
        assertThat(studio.current().deeds().get(1).step()).contains("heal: cut-by-hand-1");
    }

    @Test
    void marksAndALassoChooseASide() throws TimeoutException {
        type(KeyCode.DOWN, KeyCode.S);
        assertThat(session.marked()).containsExactly(0);
        type(KeyCode.S);
        assertThat(session.marked()).isEmpty();
        Point2D n1 = node("n1");
        robot.drag(n1.subtract(70, 70), MouseButton.PRIMARY).dropTo(n1.add(70, 70));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session.marked()).containsExactly(0);
        robot.push(KeyCode.SHIFT, KeyCode.X);
        awaitFault("cut-by-hand-1");
        assertThat(studio.current().deeds().get(0).step())
                .contains("partition: [[n1], [rest]], direction: first-to-second");
        assertThat(session.marked()).isEmpty();
    }

    @Test
    void theOtherButtonHasEverything() throws TimeoutException {
        robot.clickOn(node("n3"), MouseButton.SECONDARY);
        assertThat(session.view().selection()).isEqualTo(new Selection.Node(2));
        robot.clickOn("Pause the selected node, or let it go on   z");
        awaitFault("pause-by-hand-1");
    }

    @Test
    void aBranchIsSavedAndRunsToItsEnd() throws TimeoutException {
        type(KeyCode.DOWN, KeyCode.K);
        awaitFault("kill-by-hand-1");
        Path file = folder.resolve("mine.yaml");
        window.askForFile(file::toFile);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(file).content().contains("- { at: 1s, name: kill-by-hand-1, crash: n1 }");
        assertThat(label("#remark")).contains("netsplit run mine.yaml --variant usual --seed 7");
        robot.push(KeyCode.CONTROL, KeyCode.END);
        await(() -> !session.recording().isGrowing());
        await(() -> session.view().cursorNs() == 3 * SECOND);
        assertThat(session.run().findings()).hasSize(2);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        await(() -> session.recording().isGrowing() && session.recording().endNs() < SECOND);
    }

    @Test
    void aLessonIsChosenFromTheGalleryAndTurnedByArrowsAndAClicker() throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.O);
        await(() ->
                robot.lookup("#gallery-list").<ListView<?>>query().getItems().size() == 1);
        robot.write("leader");
        type(KeyCode.ENTER);
        await(() -> robot.lookup("#lesson").query().isVisible());
        assertThat(session.recording().header().variant()).isEqualTo("calm");
        assertThat(session.recording().header().seed()).isEqualTo(8);
        assertThat(label("#caption")).isEqualTo("First words.");
        assertThat(session.view().cursorNs()).isEqualTo(SECOND);
        type(KeyCode.RIGHT);
        assertThat(label("#caption")).isEqualTo("Second words.");
        assertThat(session.view().pane()).isEqualTo(Pane.SPACE_TIME);
        assertThat(session.view().toNs() - session.view().fromNs()).isEqualTo(SECOND / 2);
        type(KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
        assertThat(label("#caption")).isEqualTo("Last words.");
        assertThat(session.view().pane()).isEqualTo(Pane.SPACE_TIME);
        type(KeyCode.PAGE_UP, KeyCode.LEFT);
        assertThat(label("#caption")).isEqualTo("First words.");
        type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#lesson").query().isVisible()).isFalse();
        type(KeyCode.F11);
        assertThat(robot.lookup("#lesson").query().isVisible()).isTrue();
    }

    @Test
    void theScenarioIsChangedBesideItsRunAndRunWhenSaved() throws TimeoutException, IOException {
        robot.push(KeyCode.CONTROL, KeyCode.T);
        TextArea text = robot.lookup("#scenario-text").query();
        ListView<Diagnostic> mistakes = robot.lookup("#mistakes").query();
        assertThat(mistakes.getItems()).isEmpty();
        String whole = text.getText();
        robot.interact(() -> text.setText(whole.replace("protocol: raft", "protocol: rafd") + "\n".repeat(60)));
        await(() -> mistakes.getItems().size() == 1);
        Region underlines = robot.lookup("#underlines").query();
        await(() -> underlines.getChildrenUnmodifiable().size() == 1);
        Bounds wave = underlines.getChildrenUnmodifiable().get(0).getBoundsInParent();
        assertThat(wave.getMaxX()).isLessThan(text.getWidth());
        assertThat(wave.getWidth()).as("under four letters").isBetween(20.0, 60.0);
        robot.interact(() -> text.setScrollTop(10));
        await(() -> !underlines.getChildrenUnmodifiable().isEmpty()
                && underlines
                                .getChildrenUnmodifiable()
                                .get(0)
                                .getBoundsInParent()
                                .getMaxY()
                        < wave.getMaxY() - 5);
        type(KeyCode.F8);
        assertThat(text.getSelectedText()).isEqualTo("rafd");
        Path file = folder.resolve("mine.yaml");
        window.askForFile(file::toFile);
        robot.interact(() -> text.setText(whole.replace("duration: 3s", "duration: 4s")));
        await(() -> mistakes.getItems().isEmpty()
                && underlines.getChildrenUnmodifiable().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await(() -> session.recording().header().durationNs() == 4 * SECOND);
        assertThat(file).content().contains("duration: 4s");
        Files.writeString(file, whole.replace("duration: 3s", "duration: 5s"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        await(() -> session.recording().header().durationNs() == 5 * SECOND);
        assertThat(text.getText()).contains("duration: 5s");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(robot.lookup("#scenario-text").tryQuery()).isEmpty();
    }

    @Test
    void withoutANodeNothingHappensAndThatIsTold() {
        type(KeyCode.K);
        assertThat(label("#remark")).contains("Select a node first");
        assertThat(studio.branches()).hasSize(1);
    }

    private String label(String id) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(id).<Label>query().getText();
    }

    private Point2D node(String name) {
        PictureView view = robot.lookup("#cluster").query();
        var target = Objects.requireNonNull(view.drawing()).shapes().stream()
                .filter(shape -> shape instanceof Shape.Target one
                        && List.of(one.words().split("[:,]", -1)).get(0).equals(name))
                .map(shape -> (Shape.Target) shape)
                .findFirst()
                .orElseThrow();
        return view.localToScreen(target.x() + target.width() / 2, target.y() + target.height() / 2);
    }

    private void type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.type(key);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }
}
