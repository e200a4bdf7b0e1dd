package io.netsplit.scenario.cli;

import io.netsplit.scenario.runner.SweepLimits;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.system.OptionText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags of every verb that runs something: what is changed, and how far it may go. */
final class SweepFlags {
    private static final String SET = "--set";
    private static final String MAX_EVENTS = "--max-events";
    private static final String MAX_PENDING = "--max-pending";
    private static final String CHECKER_BUDGET = "--checker-budget";

    @Option(
            names = SET,
            paramLabel = "PATH=VALUE",
            description = "Change the scenario, as --set run.duration=10s; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Run N seeds at the same time; default: the number of CPUs. Results do not depend on it.")
    private int jobs = SweepOptions.DEFAULT.threads();

    @Option(
            names = MAX_EVENTS,
            paramLabel = "N",
            description = "Give a run up, as unknown, after N simulator events; default: 1000000000.")
    private @Nullable Long maxEvents;

    @Option(
            names = MAX_PENDING,
            paramLabel = "N",
            description =
                    "Give a run up, as unknown, when N events are pending: the bound on memory; default: 20000000.")
    private @Nullable Long maxPending;

    @Option(
            names = CHECKER_BUDGET,
            paramLabel = "N",
            description = "Give a history up, as unknown, after N states of the search for an order; default: 2000000.")
    private @Nullable Long checkerBudget;

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

    /**
     * Those flags on which a run depends, to be repeated in a command that shows it again. The time budget is not one of
     * them: real time repeats nothing, and one run takes less of it than the sweep did.
     */
    List<String> repeated() {
        List<String> flags = new ArrayList<>();
        settings.forEach(setting -> flags.addAll(List.of(SET, setting)));
        limit(MAX_EVENTS, maxEvents, flags);
        limit(MAX_PENDING, maxPending, flags);
        limit(CHECKER_BUDGET, checkerBudget, flags);
        return flags;
    }

    private static void limit(String flag, @Nullable Long limit, List<String> flags) {
        if (limit != null) {
            flags.addAll(List.of(flag, String.valueOf(limit)));
        }
    }

    /** With what {@link #repeated} said when a run was recorded, instead of what these flags say. */
    SweepFlags withRepeated(List<String> flags) {
        SweepFlags recorded = new SweepFlags();
        recorded.jobs = jobs;
        recorded.timeBudget = timeBudget;
        for (int i = 0; i + 1 < flags.size(); i += 2) {
            String value = flags.get(i + 1);
            switch (flags.get(i)) {
                case SET -> recorded.settings.add(value);
                case MAX_EVENTS -> recorded.maxEvents = Long.valueOf(value);
                case MAX_PENDING -> recorded.maxPending = Long.valueOf(value);
                case CHECKER_BUDGET -> recorded.checkerBudget = Long.valueOf(value);
                default -> throw new IllegalArgumentException("no flag to be repeated: " + flags.get(i));
            }
        }
        return recorded;
    }

    /** {@code defaults} with these limits. */
    SweepOptions options(Environment environment) {
        if (jobs < 1) {
            throw UserMistake.usage("--jobs takes a number from 1 up, not " + jobs + ".");
        }
        long events = orDefault(maxEvents, SweepLimits.DEFAULT.maxEvents());
        long pending = orDefault(maxPending, SweepLimits.DEFAULT.maxPending());
        long states = orDefault(checkerBudget, SweepLimits.DEFAULT.checkerBudget());
        if (events < 1 || pending < 1 || states < 1) {
            throw UserMistake.usage("--max-events, --max-pending and --checker-budget take a number from 1 up.");
        }
        return SweepOptions.DEFAULT
                .withLimits(new SweepLimits(events, pending, states, budgetNs()))
                .withInterrupted(environment.interrupted())
                .withThreads(jobs);
    }

    private static long orDefault(@Nullable Long given, long usual) {
        return given == null ? usual : given;
    }

    private long budgetNs() {
        if (timeBudget.isEmpty()) {
            return SweepLimits.NO_BUDGET;
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
