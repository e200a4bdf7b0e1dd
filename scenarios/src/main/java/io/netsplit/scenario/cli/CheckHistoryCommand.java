package io.netsplit.scenario.cli;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.history.format.FailedCas;
import io.netsplit.history.format.HistoryFormat;
import io.netsplit.history.format.ReadOptions;
import io.netsplit.scenario.report.evidence.EvidencePage;
import io.netsplit.system.OptionText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit check-history}: judges histories of any origin. */
@Command(
        name = "check-history",
        header = "Judge recorded histories: is there an order that explains what the clients saw?",
        description = {
            "Reads histories of Jepsen, of Porcupine's tests and of netsplit, and says of each whether it is linearizable to "
                    + "a model; docs/check-history.md describes the formats.",
            "Exits with 0 where all are linearizable, 1 where some are not, 2 where some are unknown, 3 where some cannot be "
                    + "read; of several, 3 before 1 before 2."
        })
final class CheckHistoryCommand implements Callable<Integer> {
    private static final long BUDGET = 10_000_000;

    private final Environment environment;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A history, a folder of histories, or - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            description =
                    "What the clients used: register, cas-register, multi-register, mutex, kv, set, counter, queue, "
                            + "stack or list.")
    private String model = "";

    @Option(
            names = "--initial",
            paramLabel = "V",
            description = "The state before the first operation, as 0, '[1 2]' or '{\"x\": 0}'; default: nothing.")
    private @Nullable String initial;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "netsplit, jepsen-edn, jepsen-json, jepsen-text (history.txt), jepsen-log or porcupine-kv; "
                    + "default: recognised by the content.")
    private String format = "";

    @Option(
            names = "--failed-cas",
            paramLabel = "observed|ignored",
            description =
                    "A cas that failed saw another value than the expected one (observed), or did not happen (ignored); "
                            + "default: observed in jepsen-log, else ignored.")
    private String failedCas = "";

    @Option(
            names = "--time-limit",
            paramLabel = "T",
            description = "Give a history up, as unknown, after so much real time, as 10s; default: 60s.")
    private String timeLimit = "60s";

    @Option(
            names = "--checker-budget",
            paramLabel = "N",
            description =
                    "Give a history up, as unknown, after N states of the search: the bound on memory; default: 10000000.")
    private long checkerBudget = BUDGET;

    @Option(names = "--json", description = "Write one JSON array with an object for each history.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write a page that shows why histories are not linearizable, with nothing else needed to read it.")
    private String html = "";

    @Mixin
    private final CommonFlags common = new CommonFlags();

    CheckHistoryCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = common.terminal(environment);
        HistoryJudges judges =
                new HistoryJudges(environment, ModelChoice.of(model, initial), options(), budget(), limitNs());
        HistoryFinder finder = new HistoryFinder(environment.directory());
        List<HistorySource> sources = finder.find(files);
        keepHistories(sources);
        finder.skipped().forEach(name -> environment.err().println("skipped, as it is no history: " + name));
        HistoryVerdicts verdicts = new HistoryVerdicts(terminal, json, sources.size() == 1);
        EvidencePage page = new EvidencePage();
        verdicts.begin();
        int exitCode = judges.judge(sources, outcome -> {
            verdicts.write(outcome);
            if (!html.isEmpty()) {
                show(page, outcome);
            }
        });
        verdicts.end();
        if (!html.isEmpty()) {
            OutputFile.write(environment, html, page.html());
        }
        return exitCode;
    }

    private void show(EvidencePage page, HistoryOutcome outcome) {
        if (outcome.exhibit() != null) {
            page.add(outcome.exhibit());
        } else {
            String where =
                    outcome.place().isEmpty() ? "" : "line " + outcome.place().substring(1) + ": ";
            page.addUnreadable(outcome.name(), model, where + outcome.error());
        }
    }

    /** The page must not take the place of a history, whose file may be the only one there is. */
    private void keepHistories(List<HistorySource> sources) {
        if (html.isEmpty() || html.equals(OutputFile.STANDARD_OUTPUT)) {
            return;
        }
        for (HistorySource source : sources) {
            boolean same = source.file()
                    .filter(file ->
                            OutputFile.isSame(file, environment.directory().resolve(html)))
                    .isPresent();
            if (same) {
                throw UserMistake.usage("--html " + html + " is the history itself, and the page would replace it. "
                        + "Name another file, as " + html + ".html.");
            }
        }
    }

    private ReadOptions options() {
        ReadOptions options = ReadOptions.DEFAULT;
        if (!format.isEmpty()) {
            List<String> words = Arrays.stream(HistoryFormat.values())
                    .map(HistoryFormat::word)
                    .toList();
            options = options.withFormat(HistoryFormat.named(format)
                    .orElseThrow(() -> UserMistake.usage("--format: there is no format '" + format + "'."
                            + Suggestion.sentence(format, words) + " There are " + String.join(", ", words) + ".")));
        }
        return switch (failedCas) {
            case "" -> options;
            case "observed" -> options.withFailedCas(FailedCas.OBSERVED);
            case "ignored" -> options.withFailedCas(FailedCas.IGNORED);
            default -> throw UserMistake.usage("--failed-cas takes observed or ignored, not '" + failedCas + "'.");
        };
    }

    private Budget budget() {
        if (checkerBudget < 1) {
            throw UserMistake.usage("--checker-budget takes a number from 1 up, not " + checkerBudget + ".");
        }
        return new Budget(checkerBudget);
    }

    private long limitNs() {
        try {
            long limit = OptionText.durationNs(timeLimit);
            if (limit > 0) {
                return limit;
            }
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--time-limit: " + e.getMessage() + ".");
        }
        throw UserMistake.usage("--time-limit must be longer than nothing.");
    }
}
