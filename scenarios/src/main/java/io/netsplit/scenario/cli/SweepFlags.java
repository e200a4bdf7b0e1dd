package io.netsplit.scenario.cli;

import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.system.OptionText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Flags of every verb that runs something: what is changed, and how far it may go. */
final class SweepFlags {
    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change the scenario, as --set run.duration=10s; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Run N seeds at the same time; default: the number of CPUs. Results do not depend on it.")
    private int jobs = SweepOptions.DEFAULT.threads();

    @Option(
            names = "--max-events",
            paramLabel = "N",
            description = "Give a run up, as unknown, after N simulator events; default: 1000000000.")
    private long maxEvents = SweepOptions.DEFAULT.maxEvents();

    @Option(
            names = "--max-pending",
            paramLabel = "N",
            description =
                    "Give a run up, as unknown, when N events are pending: the bound on memory; default: 20000000.")
    private long maxPending = SweepOptions.DEFAULT.maxPending();

    @Option(
            names = "--time-budget",
            paramLabel = "DURATION",
            description = "Give up what is not done, as unknown, after this real time, as 5m; default: none.")
    private String timeBudget = "";

    List<String> settings() {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0) {
                throw UserMistake.usage("--set takes PATH=VALUE, as --set run.duration=10s, not '" + setting + "'.");
            }
        }
        return List.copyOf(settings);
    }

    /** The same flags, to be repeated in a command that shows a run again. */
    List<String> repeated() {
        List<String> flags = new ArrayList<>();
        for (String setting : settings) {
            flags.add("--set");
            flags.add(setting);
        }
        return flags;
    }

    /** {@code defaults} with these limits. */
    SweepOptions options(Environment environment) {
        if (jobs < 1) {
            throw UserMistake.usage("--jobs takes a number from 1 up, not " + jobs + ".");
        }
        if (maxEvents < 1 || maxPending < 1) {
            throw UserMistake.usage("--max-events and --max-pending take a number from 1 up.");
        }
        return SweepOptions.DEFAULT
                .withLimits(maxEvents, maxPending, budgetNs())
                .withInterrupted(environment.interrupted())
                .withThreads(jobs);
    }

    private long budgetNs() {
        if (timeBudget.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            long budget = OptionText.durationNs(timeBudget);
            if (budget > 0) {
                return budget;
            }
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--time-budget: " + e.getMessage() + ".");
        }
        throw UserMistake.usage("--time-budget must be longer than nothing.");
    }
}
