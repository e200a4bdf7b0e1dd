package io.netsplit.scenario.live;

import io.netsplit.scenario.format.model.ScenarioFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a dashboard needs in order to run scenarios; the command line provides it. */
public interface Workshop {
    /**
     * A scenario that somebody may want to see.
     *
     * @param name what to ask {@link #script} for
     * @param topic where it belongs; empty where it belongs nowhere
     * @param title one line
     * @param sentence what there is to be seen
     * @param isLesson whether it explains itself step by step
     */
    record Exhibit(String name, String topic, String title, String sentence, boolean isLesson) {
        /** Lessons first, then by topic and name. */
        public static final Comparator<Exhibit> ORDER = Comparator.comparing((Exhibit one) -> !one.isLesson())
                .thenComparing(Exhibit::topic)
                .thenComparing(Exhibit::name);

        /** A scenario with the first sentence of what it expects. */
        public static Exhibit of(String name, String topic, ScenarioFile file) {
            String first = file.hypothesis().replaceAll("\\s+", " ").strip().replaceFirst("(?<=[.!?]) [A-Z].*$", "");
            String sentence = first.isEmpty() ? file.title() : first;
            return new Exhibit(
                    name, topic, file.title(), sentence, file.lesson().isPresent());
        }
    }

    /** Those that come with netsplit, in their order. */
    List<Exhibit> gallery();

    /** What to show to somebody who names nothing. */
    String first();

    /** The scenario that a person calls so: one that comes with netsplit, or a file. */
    Optional<Script> script(String name);

    /**
     * Real nodes on which a scenario may be run.
     *
     * @param name of the back end
     * @param summary what it is, in a sentence
     * @param objections why a run cannot take place there; empty where it can
     */
    record RealPlace(String name, String summary, List<String> objections) {}

    /** Where the variant of a scenario may be run beside the simulator; may take a moment. */
    List<RealPlace> places(ScenarioFile file, String variant);

    /** Runs a variant of a scenario on the simulator; it waits at its beginning until it is let go on. */
    LiveRun start(ScenarioFile file, String variant, long seed, LiveWatcher watcher);

    /** Runs a variant of a scenario on real nodes; where that cannot be the watcher is told why. */
    RealTimeRun start(ScenarioFile file, String variant, long seed, String on, LiveWatcher watcher);

    /** How netsplit was called, for what a person can paste. */
    String command();
}
