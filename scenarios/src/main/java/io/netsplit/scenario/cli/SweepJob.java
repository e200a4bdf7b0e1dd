package io.netsplit.scenario.cli;

import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.scenario.runner.UnwrittenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One scenario from its file to its run folder. */
final class SweepJob {
    /**
     * A sweep that was run and judged.
     *
     * @param unwritten why there is no run folder, where there should be one
     */
    record Done(SweepResult result, ReportContext context, Optional<UserMistake> unwritten) {}

    private final Environment environment;
    private final Terminal terminal;
    private final Loaded scenario;
    private final List<String> repeatedFlags;
    private final String out;

    SweepJob(Environment environment, Terminal terminal, Loaded scenario, List<String> repeatedFlags, String out) {
        this.environment = environment;
        this.terminal = terminal;
        this.scenario = scenario;
        this.repeatedFlags = repeatedFlags;
        this.out = out;
    }

    /** Runs it and writes its folder: the whole of it, or nothing. */
    Done run(SweepOptions options) {
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        RunFolder folder = RunFolder.create(root(), out, scenario.file().name(), now);
        boolean written = false;
        try {
            Done done = write(folder, sweep(options.withFolder(folder.partial())));
            written = done.unwritten().isEmpty();
            return done;
        } catch (UnwrittenException e) {
            return unwritten(e.result(), Reasons.cause(e));
        } finally {
            if (!written) {
                folder.discard();
            }
        }
    }

    /** Runs it for its verdicts alone. */
    Done runUnwritten(SweepOptions options) {
        return new Done(sweep(options.withTraceAll(false)), context(""), Optional.empty());
    }

    private SweepResult sweep(SweepOptions options) {
        SweepProgress progress = ProgressLine.of(terminal, scenario.file().name());
        try {
            return environment.engine().run(scenario.file(), options, progress);
        } finally {
            ProgressLine.clear(progress);
        }
    }

    private Done write(RunFolder folder, SweepResult result) {
        ReportContext context = context(stripped(out) + "/" + scenario.file().name() + "/" + folder.name());
        try {
            folder.write("scenario.yaml", scenario.source().text());
            ReportFiles.write(folder, result, context);
            folder.write(AboutRun.FILE, AboutRun.json(environment, result, context));
            folder.finish();
            return new Done(result, context, Optional.empty());
        } catch (IOException e) {
            return unwritten(result, e);
        } catch (UncheckedIOException e) {
            return unwritten(result, Reasons.cause(e));
        }
    }

    private Done unwritten(SweepResult result, IOException e) {
        return new Done(result, context(""), Optional.of(RunFolder.lost(out, e)));
    }

    private ReportContext context(String folder) {
        List<String> charts =
                scenario.file().report().charts().stream().map(Word::word).toList();
        String baseline = scenario.file().report().baseline().orElse("");
        return new ReportContext(
                environment.command(), scenario.source().name(), repeatedFlags, folder, charts, baseline);
    }

    private Path root() {
        try {
            return environment.directory().resolve(out);
        } catch (InvalidPathException e) {
            throw UserMistake.usage("--out '" + out + "' is not a path.");
        }
    }

    private static String stripped(String folder) {
        return folder.length() > 1 && (folder.endsWith("/") || folder.endsWith("\\"))
                ? folder.substring(0, folder.length() - 1)
                : folder;
    }
}
