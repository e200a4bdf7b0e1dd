package io.netsplit.scenario.cli;

import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** One scenario from its file to its run folder. */
final class SweepJob {
    /** A sweep whose files are written. */
    record Done(SweepResult result, ReportContext context) {}

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

    Done run(SweepOptions options) {
        Path root;
        try {
            root = environment.directory().resolve(out);
        } catch (java.nio.file.InvalidPathException e) {
            throw UserMistake.usage("--out '" + out + "' is not a path.");
        }
        RunFolder folder =
                RunFolder.create(root, out, scenario.file().name(), LocalDateTime.now(ZoneId.systemDefault()));
        boolean finished = false;
        try {
            Done done = run(options, folder);
            finished = true;
            return done;
        } catch (IOException e) {
            throw RunFolder.cannotWrite(out, e);
        } catch (UncheckedIOException e) {
            throw RunFolder.cannotWrite(out, Reasons.cause(e));
        } finally {
            if (!finished) {
                folder.discard();
            }
        }
    }

    private Done run(SweepOptions options, RunFolder folder) throws IOException {
        SweepProgress progress = ProgressLine.of(terminal, scenario.file().name());
        SweepResult result;
        try {
            result = environment.engine().run(scenario.file(), options.withFolder(folder.partial()), progress);
        } finally {
            ProgressLine.clear(progress);
        }
        String shown = stripped(out) + "/" + scenario.file().name() + "/" + folder.name();
        ReportContext context =
                new ReportContext(environment.command(), scenario.source().name(), repeatedFlags, shown, charts());
        folder.write("scenario.yaml", scenario.source().text());
        ReportFiles.write(folder, result, context);
        folder.write("about.json", AboutRun.json(environment, result, context));
        folder.finish();
        return new Done(result, context);
    }

    private List<String> charts() {
        return scenario.file().report().charts().stream().map(Word::word).toList();
    }

    private static String stripped(String folder) {
        return folder.length() > 1 && (folder.endsWith("/") || folder.endsWith("\\"))
                ? folder.substring(0, folder.length() - 1)
                : folder;
    }
}
