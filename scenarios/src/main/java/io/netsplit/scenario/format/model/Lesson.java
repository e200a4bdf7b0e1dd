package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.word.LessonPane;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario tells about one of its runs, step by step, to whoever looks at it in the dashboard.
 *
 * @param variant of the run that is told about
 * @param seed of that run
 * @param steps in the order in which they are shown
 */
public record Lesson(String variant, long seed, List<Step> steps) {
    /**
     * One caption.
     *
     * @param atNs the instant that is shown with it
     * @param say the caption
     * @param pane where to look; empty where that does not change
     * @param aroundNs how much of the run is shown; empty for all of it
     */
    public record Step(long atNs, String say, Optional<LessonPane> pane, Optional<Long> aroundNs, Span span) {}

    public Lesson {
        steps = List.copyOf(steps);
    }
}
