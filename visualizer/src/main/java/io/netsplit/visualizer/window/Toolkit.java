package io.netsplit.visualizer.window;

import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX, shows one window and waits until it is closed. */
public final class Toolkit {
    private Toolkit() {}

    /**
     * An {@link IllegalStateException} says why there can be no window here.
     *
     * @param then done with the window once it is there
     */
    public static void showAndWait(
            Session session,
            Workbench workbench,
            Theme theme,
            double text,
            double width,
            double height,
            Consumer<DashboardWindow> then) {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try {
            Platform.startup(() -> {
                try {
                    Stage stage = new Stage();
                    DashboardWindow window = new DashboardWindow(stage, session, workbench, theme, text, width, height);
                    window.show();
                    then.accept(window);
                    stage.addEventHandler(javafx.stage.WindowEvent.WINDOW_HIDDEN, event -> closed.countDown());
                } catch (RuntimeException | Error e) {
                    failure.set(e);
                    closed.countDown();
                }
            });
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError("the window could not be made", thrown);
        }
    }
}
