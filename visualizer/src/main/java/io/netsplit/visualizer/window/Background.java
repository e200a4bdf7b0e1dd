package io.netsplit.visualizer.window;

import javafx.application.Platform;

/** Work that takes longer than a frame: in a thread of its own, which keeps no program alive. */
final class Background {
    private Background() {}

    /** @param after in the thread of the window */
    static void run(Runnable work, Runnable after) {
        Thread thread = new Thread(
                () -> {
                    work.run();
                    Platform.runLater(after);
                },
                "netsplit-background");
        thread.setDaemon(true);
        thread.start();
    }
}
