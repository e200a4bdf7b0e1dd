package io.netsplit.visualizer.app;

import io.netsplit.scenario.view.ViewRefused;
import io.netsplit.scenario.view.ViewRequest;
import io.netsplit.visualizer.drawing.Painter;
import io.netsplit.visualizer.live.Studio;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.picture.Times;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long the thread of a window is busy with a run that goes on at full speed: taking up what has come, putting the cursor
 * to its end, and drawing all of it.
 */
final class LiveMeasurement {
    private static final long FRAME_NS = 33_000_000;
    /** In so many first frames a Java that has just started compiles what it runs; they are told apart. */
    private static final int COLD_FRAMES = 10;

    private final Studio studio;
    private final Looks looks;
    private final BufferedImage image;
    private final List<Long> walls = new ArrayList<>();
    private final List<Long> cpus = new ArrayList<>();

    LiveMeasurement(Studio studio, Looks looks) {
        this.studio = studio;
        this.looks = looks;
        this.image = new BufferedImage((int) looks.width(), (int) looks.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    }

    /** @param first what there is of the run by now */
    void print(ViewRequest request, OpenedRun first) throws ViewRefused {
        Session session = new Session(first);
        looks.apply(session);
        Pictures pictures = new Pictures(session, LiveMeasurement::aside);
        long startNs = System.nanoTime();
        boolean more = true;
        while (more && !request.interrupted().getAsBoolean()) {
            more = studio.isLive();
            long wall = System.nanoTime();
            long cpu = cpuNs();
            Optional<OpenedRun> next = studio.pump(session.run());
            if (next.isPresent()) {
                session.goOn(next.get());
                session.moveTo(Long.MAX_VALUE);
                draw(pictures);
                walls.add(System.nanoTime() - wall);
                cpus.add(cpuNs() - cpu);
            }
            LockSupport.parkNanos(FRAME_NS - (System.nanoTime() - wall));
        }
        request.err()
                .println("live: " + Times.count(session.recording().messages().count()) + " messages and "
                        + Times.count(session.recording().events().count()) + " events came in "
                        + Times.length(System.nanoTime() - startNs));
        int cold = Math.min(COLD_FRAMES, walls.size());
        tell(request, "the first " + cold + " frames", walls.subList(0, cold), cpus.subList(0, cold));
        int rest = walls.size() - cold;
        tell(
                request,
                "the " + Times.count(rest) + " after that",
                walls.subList(cold, walls.size()),
                cpus.subList(cold, walls.size()));
    }

    /** As in a window. */
    private static void aside(Runnable work) {
        Thread thread = new Thread(work, "netsplit-background");
        thread.setDaemon(true);
        thread.start();
    }

    private void draw(Pictures pictures) {
        Painter.paint(pictures.draw(Pane.WINDOW, looks.width(), looks.height()), looks.theme(), 1, image);
    }

    private static void tell(ViewRequest request, String what, List<Long> wallsNs, List<Long> cpusNs) {
        if (!wallsNs.isEmpty()) {
            List<Long> walls = wallsNs.stream().sorted().toList();
            List<Long> cpus = cpusNs.stream().sorted().toList();
            int last = walls.size() - 1;
            request.err()
                    .println("the window is busy for each of " + what + ": median "
                            + both(walls.get(last / 2), cpus.get(last / 2)) + ", worst "
                            + both(walls.get(last), cpus.get(last)));
        }
    }

    private static String both(long wallNs, long cpuNs) {
        return Times.length(wallNs) + " (processor " + Times.length(cpuNs) + ")";
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
