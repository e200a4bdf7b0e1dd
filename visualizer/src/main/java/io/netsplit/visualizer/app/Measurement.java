package io.netsplit.visualizer.app;

import com.sun.management.OperatingSystemMXBean;
import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.visualizer.drawing.Painter;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.picture.Times;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Measures what a person waits for: to open a run, and to see it at another instant. Beside the time of the wall it tells that of the
 * processor, which other work on the machine does not lengthen.
 */
final class Measurement {
    /** Opens the run that is measured. */
    interface Opening {
        OpenedRun open() throws ViewRefused;
    }

    private static final int SCRUBS = 40;

    private Measurement() {}

    static void print(ViewRequest request, Looks looks, Opening opening) throws ViewRefused {
        long cpu = processNs();
        long wall = System.nanoTime();
        OpenedRun run = opening.open();
        Session session = new Session(run);
        Pictures pictures = new Pictures(session);
        wall = System.nanoTime() - wall;
        cpu = processNs() - cpu;
        looks.apply(session);
        request.err()
                .println("opened " + Times.count(run.recording().messages().count()) + " messages and "
                        + Times.count(run.recording().events().count()) + " events in " + both(wall, cpu));
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        request.err().println("heap after that: " + (used >> 20) + " MiB");
        for (Pane pane : new Pane[] {Pane.CLUSTER, Pane.SPACE_TIME, Pane.LOG, Pane.WINDOW}) {
            request.err().println("scrub, " + pane.word() + ": " + scrub(session, pictures, pane, looks));
        }
    }

    /** Instants all over the run, in an order that jumps. */
    private static String scrub(Session session, Pictures pictures, Pane pane, Looks looks) {
        BufferedImage image =
                new BufferedImage((int) looks.width(), (int) looks.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        long[] walls = new long[SCRUBS];
        long[] cpus = new long[SCRUBS];
        for (int i = -SCRUBS; i < SCRUBS; i++) {
            long timeNs = session.recording().endNs() / SCRUBS * Math.floorMod(i * 17, SCRUBS);
            long cpu = cpuNs();
            long wall = System.nanoTime();
            session.moveTo(timeNs);
            Painter.paint(pictures.draw(pane, looks.width(), looks.height()), looks.theme(), 1, image);
            if (i >= 0) {
                walls[i] = System.nanoTime() - wall;
                cpus[i] = cpuNs() - cpu;
            }
        }
        Arrays.sort(walls);
        Arrays.sort(cpus);
        return "median " + both(walls[SCRUBS / 2], cpus[SCRUBS / 2]) + ", worst "
                + both(walls[SCRUBS - 1], cpus[SCRUBS - 1]);
    }

    private static String both(long wallNs, long cpuNs) {
        return Times.length(wallNs) + " (processor " + Times.length(cpuNs) + ")";
    }

    /** Of all threads: to read, to parse, to compile and to collect. */
    private static long processNs() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : cpuNs();
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
