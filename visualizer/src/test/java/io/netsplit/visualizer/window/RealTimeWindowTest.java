package io.netsplit.visualizer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.visualizer.live.SampleWorkshop;
import io.netsplit.visualizer.live.Studio;
import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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

/** A run that the wall clock drives, as one on real nodes, in the window: chosen there, looked at, broken by hand, saved. */
class RealTimeWindowTest {
    private static final long SECOND = 1_000_000_000;
    private static final long PATIENCE_S = 60;

    private final FxRobot robot = new PatientRobot();
    private Session session;
    private Workbench workbench;
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
        Studio studio = new Studio(workshop, SampleWorkshop.SCRIPT.withText(text("1h")), "calm", Optional.empty());
        studio.start();
        studio.want(1);
        OpenedRun[] first = new OpenedRun[1];
        await(() -> {
            studio.pump(null).ifPresent(run -> first[0] = run);
            return first[0] != null;
        });
        session = new Session(first[0]);
        workbench = new Workbench(session, workshop, studio);
        FxToolkit.setupStage(stage -> {
            window = new DashboardWindow(stage, session, workbench, Theme.LIGHT, 1, 1280, 800);
            window.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String text(String duration) {
        return SampleWorkshop.SCRIPT.text().replace("duration: 3s", "duration: " + duration);
    }

    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.setupStage(Stage::hide);
        workbench.awaitEnd();
    }

    private static void await(Callable<Boolean> what) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, what);
    }

    /** Chooses in the window where the scenario runs, and waits until it does. */
    private void onNodes() throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.B);
        await(() -> robot.lookup("#place-" + SampleWorkshop.WALL).tryQuery().isPresent());
        robot.clickOn("#place-" + SampleWorkshop.WALL);
        await(() -> workbench.isInRealTime() && session.recording().endNs() > SECOND / 4);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitFaults(int count) throws TimeoutException {
        await(() -> session.recording().faultsAt(session.recording().endNs()).size() == count);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aPlaceThatCannotBeChosenSaysWhy() throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.B);
        await(() -> robot.lookup("#place-other").tryQuery().isPresent());
        assertThat(robot.lookup("#place-other").<Button>query().isDisabled()).isTrue();
        assertThat(robot.lookup("Not here: it does not know Raft").tryQuery()).isPresent();
        assertThat(label("#places-state")).startsWith("Real nodes run in real time");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#places").tryQuery()).isEmpty();
    }

    @Test
    void theRunComesInByItselfAndIsFollowedOrNot() throws TimeoutException {
        onNodes();
        assertThat(label("#branch")).isEqualTo("on wall");
        await(() -> session.view().cursorNs() > SECOND / 4);
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        long stays = session.view().cursorNs();
        long came = session.recording().endNs();
        await(() -> session.recording().endNs() > came + SECOND / 10);
        assertThat(session.view().cursorNs()).isEqualTo(stays);
        robot.type(KeyCode.SPACE);
        await(() -> session.view().cursorNs() > came);
    }

    @Test
    void whatRealNodesDoNotHaveIsGreyAndSaysWhy() throws TimeoutException {
        onNodes();
        assertThat(label("#speed")).isEqualTo("real time");
        Node faster = robot.lookup("+").queryButton();
        assertThat(faster.getStyleClass()).contains("grey");
        assertThat(faster.getAccessibleHelp()).contains("real time");
        robot.push(KeyCode.CONTROL, KeyCode.END);
        assertThat(label("#remark")).contains("no steps, no other speed and no branches");
        robot.push(KeyCode.CONTROL, KeyCode.B);
        robot.clickOn("#place-simulator");
        await(() -> !workbench.isInRealTime());
        await(() -> !faster.getStyleClass().contains("grey"));
        assertThat(label("#speed")).isEqualTo("×1/8");
    }

    @Test
    void handsAreLaidOnTheRunAtOnceAndSavedAsLines() throws Exception {
        onNodes();
        robot.type(KeyCode.DOWN, KeyCode.K);
        awaitFaults(1);
        assertThat(session.recording().condition(0, session.recording().endNs()))
                .map(Condition::state)
                .contains(Condition.State.DOWN);
        await(() -> label("#remark").startsWith("done: - { at: "));
        robot.type(KeyCode.K);
        awaitFaults(0);
        robot.type(KeyCode.X);
        awaitFaults(1);
        robot.type(KeyCode.A);
        awaitFaults(0);
        await(() -> workbench.studio().orElseThrow().current().deeds().size() == 4);
        Path file = folder.resolve("mine.yaml");
        window.askForFile(file::toFile);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        assertThat(label("#remark"))
                .isEqualTo("wrote mine.yaml: netsplit run mine.yaml --variant calm --seed 7 --on wall");
        assertThat(Files.readString(file))
                .contains(
                        "name: kill-by-hand-1, crash: n1 }",
                        "name: heal-by-hand-2, heal: kill-by-hand-1 }",
                        "name: cut-by-hand-3, partition: [[n1], [rest]] }",
                        "name: heal-by-hand-4, heal: all }");
    }

    @Test
    void closingTheWindowEndsTheRun() throws TimeoutException {
        onNodes();
        FxToolkit.setupStage(Stage::hide);
        workbench.awaitEnd();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("live-nodes")));
    }

    private String label(String id) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(id).<Label>query().getText();
    }
}
