package io.netsplit.visualizer.app;

import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRefused.Reason;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.visualizer.live.Workbench;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.window.DashboardWindow;
import io.netsplit.visualizer.window.Toolkit;
import java.util.Locale;
import java.util.function.Consumer;

/** Is there a display to open a window on? */
final class Display {
    private Display() {}

    /** Before anything is read, so that nobody waits for a refusal. */
    static void check(ViewRequest request) throws ViewRefused {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean asksX = !system.contains("mac") && !system.contains("windows");
        boolean headless = !System.getProperty("glass.platform", "").isEmpty();
        String display = request.variables().getOrDefault("DISPLAY", "");
        if (asksX && !headless && display.isEmpty()) {
            boolean wayland =
                    !request.variables().getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
            throw noWindow(
                    request,
                    wayland
                            ? "$DISPLAY is not set: this Wayland session has no XWayland, which JavaFX needs"
                            : "$DISPLAY is not set");
        }
    }

    static void open(
            ViewRequest request, Session session, Workbench workbench, Looks looks, Consumer<DashboardWindow> then)
            throws ViewRefused {
        try {
            boolean closed = Toolkit.showAndWait(
                    session,
                    workbench,
                    looks.theme(),
                    looks.scale(),
                    looks.width(),
                    looks.height(),
                    then,
                    request.interrupted());
            workbench.close();
            workbench.awaitEnd();
            if (!closed) {
                throw new ViewRefused(Reason.INTERRUPTED, "Interrupted.");
            }
        } catch (IllegalStateException e) {
            workbench.close();
            workbench.awaitEnd();
            throw noWindow(request, String.valueOf(e.getMessage()));
        }
    }

    private static ViewRefused noWindow(ViewRequest request, String why) {
        return new ViewRefused(
                Reason.NO_WINDOW,
                "Cannot open a window: " + why + ".\n  To see a picture:  " + request.command() + " view "
                        + request.subject()
                        + " --export view.png\n  To read a report:  open report.html in the run's folder with a browser");
    }
}
