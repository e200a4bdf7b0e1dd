package io.netsplit.visualizer.window;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Hands that wait until the window has felt them. An X server hands events on when it likes, but in their order: once the window has
 * heard of a key that means nothing, it has heard of everything before it.
 */
final class PatientRobot extends FxRobot {
    private static final long PATIENCE_S = 60;

    @Override
    public FxRobot push(KeyCode... combination) {
        super.push(combination);
        return felt();
    }

    @Override
    public FxRobot type(KeyCode... keys) {
        for (KeyCode key : keys) {
            super.push(key);
            felt();
        }
        return this;
    }

    @Override
    public FxRobot write(String text) {
        super.write(text);
        return felt();
    }

    @Override
    public FxRobot clickOn(String query, MouseButton... buttons) {
        super.clickOn(query, buttons);
        return felt();
    }

    @Override
    public FxRobot clickOn(Point2D point, MouseButton... buttons) {
        super.clickOn(point, buttons);
        return felt();
    }

    @Override
    public FxRobot dropTo(Point2D point) {
        super.dropTo(point);
        return felt();
    }

    private FxRobot felt() {
        CountDownLatch heard = new CountDownLatch(1);
        EventHandler<KeyEvent> ear = event -> {
            if (event.getCode() == KeyCode.SHIFT) {
                heard.countDown();
            }
        };
        Scene scene = FxToolkit.toolkitContext().getRegisteredStage().getScene();
        interact(() -> scene.addEventFilter(KeyEvent.KEY_RELEASED, ear));
        super.push(KeyCode.SHIFT);
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, () -> heard.getCount() == 0);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the window does not hear of keys", e);
        }
        interact(() -> scene.removeEventFilter(KeyEvent.KEY_RELEASED, ear));
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }
}
