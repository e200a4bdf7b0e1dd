package io.netsplit.visualizer.window;

import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Theme;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX, shows one window and waits until it is closed. */
public final class Toolkit {
    private static final long LOOK_MS = 50;

    private Toolkit() {}

    /**
     * An {@link IllegalStateException} says why there can be no window here.
     *
     * @param then done with the window once it is there
     * @param interrupted true closes the window
     * @return whether a person closed it
     */
    public static boolean showAndWait(
            Session session,
            Workbench workbench,
            Theme theme,
            double text,
            double width,
            double height,
            Consumer<DashboardWindow> then,
            BooleanSupplier interrupted) {
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
        boolean byPerson = await(closed, interrupted);
        if (byPerson) {
            Platform.exit();
        }
        // Else the virtual machine is ending: JavaFX has stopped drawing by itself, and to ask it for that would wait
        // for ever.
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError("the window could not be made", thrown);
        }
        return byPerson;
    }

    private static boolean await(CountDownLatch closed, BooleanSupplier interrupted) {
        try {
            while (!closed.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                if (interrupted.getAsBoolean()) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
