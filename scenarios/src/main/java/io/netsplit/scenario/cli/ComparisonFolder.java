package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.EvidenceJson;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.SummaryJson;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Where a comparison is kept, for {@code view} and {@code report}: a folder like that of a run, without traces. */
final class ComparisonFolder {
    /** What {@code compare --json} prints. */
    static final String COMPARISON = "comparison.json";

    /** What {@code compare --on --json} prints. */
    static final String SIDE_BY_SIDE = "side-by-side.json";

    private final Environment environment;
    private final String out;

    /** @param out the folder that was asked for */
    ComparisonFolder(Environment environment, String out) {
        this.environment = environment;
        this.out = out;
    }

    /** Writes all of it or nothing, and says where it is. */
    void keep(SweepResult result, String scenario, List<String> flags, String baseline, String file, String json) {
        boolean sideBySide = file.equals(SIDE_BY_SIDE);
        RunFolder folder = RunFolder.create(root(), out, result.scenario(), LocalDateTime.now(ZoneId.systemDefault()));
        String shown = out + "/" + result.scenario() + "/" + folder.name();
        boolean written = false;
        try {
            folder.write(ReportFiles.SUMMARY, SummaryJson.of(result));
            folder.write(ReportFiles.DETAILS, EvidenceJson.details(result));
            folder.write(file, json);
            ReportContext context =
                    new ReportContext(environment.command(), scenario, flags, shown, List.of(), baseline, sideBySide);
            folder.write(AboutRun.FILE, AboutRun.json(environment, result, context));
            folder.finish();
            written = true;
        } catch (IOException e) {
            throw RunFolder.lost(out, e);
        } finally {
            if (!written) {
                folder.discard();
            }
        }
        environment
                .err()
                .println("Kept in " + shown + "; look at it with: " + environment.command() + " view " + shown);
    }

    private Path root() {
        try {
            return environment.directory().resolve(out);
        } catch (InvalidPathException e) {
            throw UserMistake.usage("--out '" + out + "' is not a path.");
        }
    }
}
