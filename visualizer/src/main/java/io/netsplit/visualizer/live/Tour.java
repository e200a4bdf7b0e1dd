package io.netsplit.visualizer.live;

import io.netsplit.scenario.format.model.Lesson;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;

/** A lesson under way: a caption, and the session where the caption wants it. */
public final class Tour {
    private final Session session;
    private final Lesson lesson;
    private int place;

    /** Begins with the first caption. */
    public Tour(Session session, Lesson lesson) {
        this.session = session;
        this.lesson = lesson;
        show();
    }

    /** Goes so many captions on, or back; stays at the first and at the last. */
    public void go(int steps) {
        place = Math.max(0, Math.min(lesson.steps().size() - 1, place + steps));
        show();
    }

    public String caption() {
        return lesson.steps().get(place).say();
    }

    /** As "3 of 8". */
    public String place() {
        return (place + 1) + " of " + lesson.steps().size();
    }

    private void show() {
        Lesson.Step step = lesson.steps().get(place);
        session.change(view -> view.withPane(pane()).withLocked(false));
        long half = step.aroundNs().orElse(Long.MAX_VALUE) / 2;
        boolean whole = step.aroundNs().isEmpty();
        session.showRange(whole ? 0 : step.atNs() - half, whole ? Long.MAX_VALUE : step.atNs() + half);
        session.moveTo(step.atNs());
    }

    /** That of the caption, else of the newest one before it that names one. */
    private Pane pane() {
        for (int i = place; i >= 0; i--) {
            if (lesson.steps().get(i).pane().isPresent()) {
                return Pane.of(lesson.steps().get(i).pane().get().word()).orElseThrow();
            }
        }
        return Pane.CLUSTER;
    }
}
