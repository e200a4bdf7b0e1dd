package io.netsplit.scenario.view;

import io.netsplit.scenario.live.Workshop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What somebody wants to see, as typed; an empty text leaves the choice to the dashboard.
 *
 * @param subject a trace file, a run folder, or the name of a scenario that was run
 * @param variant whose trace of a run folder
 * @param beside a trace or a run to hold against it; empty for none
 * @param look how to look at it
 * @param exports files to write, by their endings; empty for a window
 * @param live what to run, where nothing recorded is to be opened
 * @param workshop finds and runs scenarios
 * @param measure whether to tell how long it takes to open and to scrub, and to show nothing
 * @param directory where the command was started
 * @param command how netsplit was called, for what a person can paste
 * @param variables the environment variables
 * @param err progress and remarks
 * @param interrupted true once the user has asked to stop, by other means than those of a window
 */
public record ViewRequest(
        String subject,
        String variant,
        String beside,
        Look look,
        List<String> exports,
        Live live,
        Workshop workshop,
        boolean measure,
        Path directory,
        String command,
        Map<String, String> variables,
        PrintStream err,
        BooleanSupplier interrupted) {
    /**
     * How to look at a run.
     *
     * @param pane which pane, in its own word
     * @param at the instant, as 12.4s
     * @param from begin of the range
     * @param to end of the range
     * @param select a node, or message:NUMBER, or event:NUMBER
     * @param filter which events the log shows
     * @param link a link that was copied from a dashboard
     * @param theme light or dark
     * @param size WIDTHxHEIGHT in pixels
     * @param scale how much larger everything is, as 1.5
     * @param quiet whether client traffic and signs of life are hidden
     * @param cone whether causes and effects of the selection stand out
     */
    public record Look(
            String pane,
            String at,
            String from,
            String to,
            String select,
            String filter,
            String link,
            String theme,
            String size,
            double scale,
            boolean quiet,
            boolean cone) {}

    /**
     * Whether to run the subject, a scenario, while it is looked at.
     *
     * @param seed of the run; empty for the scenario's first
     * @param on the back end on whose real nodes; empty for the simulator
     */
    public record Live(boolean wanted, Optional<Long> seed, String on) {
        /** To open what was recorded. */
        public static final Live NOT = new Live(false, Optional.empty(), "");
    }

    public ViewRequest {
        exports = List.copyOf(exports);
    }
}
