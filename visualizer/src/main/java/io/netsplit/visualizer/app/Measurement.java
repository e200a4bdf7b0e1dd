package io.netsplit.visualizer.app;

import com.sun.management.OperatingSystemMXBean;
import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Painter;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.picture.Times;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Measures what a person waits for: to open a run, and to see it at another instant. Beside the time of the wall it tells that of the
 * processor, which other work on the machine does not lengthen.
 */
final class Measurement {
    /** Opens the run that is measured. */
    interface Opening {
        OpenedRun open() throws ViewRefused;
    }

    private static final int ROUNDS = 40;
    private static final int ARROWS = 10_000;

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
        frames(request, looks, session, pictures);
    }

    /**
     * Frames of the space-time diagram while it moves along: as it is shown, which is a density where there are many messages,
     * and with each of them as an arrow.
     */
    private static void frames(ViewRequest request, Looks looks, Session session, Pictures pictures) {
        Messages messages = session.recording().messages();
        int first = Math.max(0, messages.count() / 2 - ARROWS / 2);
        int last = Math.min(messages.count() - 1, first + ARROWS);
        if (last <= first) {
            return;
        }
        session.showRange(messages.sentNs(first), messages.sentNs(last));
        String size = (int) looks.width() + "x" + (int) looks.height();
        for (boolean every : new boolean[] {false, true}) {
            String frame = timed(looks, i -> {
                long step = (session.view().toNs() - session.view().fromNs()) / 1_000;
                session.showRange(session.view().fromNs() + step, session.view().toNs() + step);
                return every
                        ? pictures.arrows(looks.width(), looks.height())
                        : pictures.draw(Pane.SPACE_TIME, looks.width(), looks.height());
            });
            request.err()
                    .println("frame of " + Times.count(last - first) + " messages at " + size
                            + (every ? ", each an arrow: " : ", as shown: ") + frame);
        }
    }

    /** Instants all over the run, in an order that jumps. */
    private static String scrub(Session session, Pictures pictures, Pane pane, Looks looks) {
        return timed(looks, i -> {
            session.moveTo(session.recording().endNs() / ROUNDS * Math.floorMod(i * 17, ROUNDS));
            return pictures.draw(pane, looks.width(), looks.height());
        });
    }

    /** Draws and paints often enough to be warm, then as often again, and tells the middle and the worst. */
    private static String timed(Looks looks, IntFunction<Drawing> drawing) {
        BufferedImage image =
                new BufferedImage((int) looks.width(), (int) looks.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        long[] walls = new long[ROUNDS];
        long[] cpus = new long[ROUNDS];
        for (int i = -ROUNDS; i < ROUNDS; i++) {
            long cpu = cpuNs();
            long wall = System.nanoTime();
            Painter.paint(drawing.apply(i), looks.theme(), 1, image);
            if (i >= 0) {
                walls[i] = System.nanoTime() - wall;
                cpus[i] = cpuNs() - cpu;
            }
        }
        Arrays.sort(walls);
        Arrays.sort(cpus);
        return "median " + both(walls[ROUNDS / 2], cpus[ROUNDS / 2]) + ", worst "
                + both(walls[ROUNDS - 1], cpus[ROUNDS - 1]);
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
