package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;

/** Draws every pane of a session, and keeps what is the same from picture to picture. */
public final class Pictures {
    private static final Set<Pane> OF_TRACES =
            EnumSet.of(Pane.CLUSTER, Pane.SPACE_TIME, Pane.LOG, Pane.CONSISTENCY, Pane.SHARDING);

    private final Session session;
    private final LoadBalancingPicture balancing;
    private final ShardingPicture sharding;
    private final BesidePicture besides = new BesidePicture();
    private Recording recording;
    private Traffic traffic;
    private final LogIndex log;
    private final Judging judging;
    private final Rank rank = new Rank();

    public Pictures(Session session) {
        this(session, Runnable::run);
    }

    /** @param executor runs what takes seconds; listeners of the session are to be told afterwards by whoever gave it */
    public Pictures(Session session, Executor executor) {
        this.session = session;
        this.recording = session.recording();
        this.traffic = new Traffic(recording);
        this.log = new LogIndex(recording, traffic);
        this.judging = new Judging(session, executor);
        this.balancing = new LoadBalancingPicture(session);
        this.sharding = new ShardingPicture(session, executor);
    }

    /** What was kept is of no use once the session has gone on to another recording. */
    private void renew() {
        if (session.recording() != recording) {
            recording = session.recording();
            traffic = new Traffic(recording);
            log.turnTo(recording, traffic);
        }
    }

    /** A pane of a size in pixels; the title and the strip have heights of their own. */
    public Drawing draw(Pane pane, double width, double height) {
        renew();
        if (OF_TRACES.contains(pane) && !session.recording().isTraced()) {
            return untraced(pane, width, height);
        }
        return switch (pane) {
            case CLUSTER -> ClusterPicture.of(session, traffic, width, height);
            case SPACE_TIME -> SpaceTimePicture.of(session, traffic, width, height);
            case LOG -> LogPicture.of(session, log, traffic, width, height);
            case CONSISTENCY ->
                ConsistencyPicture.of(session, judging.operations(), judging.appraisal(), width, height);
            case INSPECTOR -> InspectorPicture.of(session, rank, width, height);
            case LOAD_BALANCING -> balancing.draw(width, height);
            case COMPARE ->
                session.beside()
                        .map(beside -> besides.draw(session, beside, traffic, width, height))
                        .orElseGet(() -> ComparePicture.of(session, width, height));
            case SHARDING -> sharding.draw(width, height);
            case STRIP -> StripPicture.of(session, width);
            case WINDOW -> window(width, height);
        };
    }

    /** The space-time diagram with every message as an arrow, however many there are. */
    public Drawing arrows(double width, double height) {
        return spaceTime(width, height, Integer.MAX_VALUE);
    }

    /** The space-time diagram with at most so many messages as arrows. */
    public Drawing spaceTime(double width, double height, int arrowsMax) {
        renew();
        return SpaceTimePicture.of(session, traffic, width, height, arrowsMax / width);
    }

    /** Whether a pane has time from left to right. */
    public boolean hasTime(Pane pane) {
        return pane == Pane.SPACE_TIME
                || pane == Pane.CONSISTENCY
                || pane == Pane.COMPARE && session.beside().isPresent();
    }

    /** Where the shown range lies in a pane that has time from left to right. */
    public Axis axis(Pane pane, double width) {
        renew();
        return switch (pane) {
            case CONSISTENCY -> ConsistencyPicture.axis(session, width);
            case COMPARE -> BesidePicture.axis(session.view(), width);
            default -> SpaceTimePicture.axis(session, traffic, width);
        };
    }

    private Drawing untraced(Pane pane, double width, double height) {
        return EmptyPicture.of(
                pane.title(),
                width,
                height,
                "No trace of this run was kept, so its nodes and messages are not known. Keep one with:",
                "  " + session.run().command() + " run "
                        + session.recording().header().scenario() + " --trace");
    }

    public Drawing title(double width) {
        return TitlePicture.of(session, width);
    }

    /** The rows of the log around the cursor: the event {@code steps} rows away from it that the filter lets through. */
    public int logNeighbour(int steps) {
        renew();
        LogIndex rows = log.of(session.view());
        if (rows.count() == 0) {
            return session.view().cursorEvent();
        }
        int place = rows.place(session.view().cursorEvent());
        boolean between = place < 0 || rows.event(place) != session.view().cursorEvent();
        int target = place + steps + (between && steps < 0 ? 1 : 0);
        return rows.event(Math.max(0, Math.min(rows.count() - 1, target)));
    }

    /** An event in one line, for a clipboard or a screen reader. */
    public String words(int event) {
        return event < 0 ? "" : new EventWords(session.recording()).line(event);
    }

    /** All of them, as the window arranges them. */
    private Drawing window(double width, double height) {
        Canvas canvas = new Canvas(width, height).ground(Tone.GROUND);
        WindowLayout layout = WindowLayout.of(session.view().pane(), width, height);
        StringBuilder words = new StringBuilder();
        Drawing title = title(width);
        canvas.add(title.framed(0, 0));
        words.append(title.words());
        for (WindowLayout.Place place : layout.places()) {
            Drawing drawing = draw(place.pane(), place.width(), place.height());
            canvas.add(drawing.framed(place.x(), place.y()));
            words.append(". ").append(drawing.words());
        }
        for (WindowLayout.Place place : layout.places()) {
            if (place.x() > 0) {
                canvas.line(place.x(), place.y(), place.x(), place.y() + place.height(), Pen.of(Tone.LINE, 1));
            }
            canvas.line(place.x(), place.y(), place.x() + place.width(), place.y(), Pen.of(Tone.LINE, 1));
        }
        return canvas.done(words.toString());
    }
}
