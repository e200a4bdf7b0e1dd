package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.GitHubAnnotations;
import io.netsplit.scenario.report.MarkdownSummary;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Within GitHub Actions: annotations beside the lines of the scenario file, and the whole summary on the job's page. */
final class GitHub {
    private GitHub() {}

    static boolean isRunning(Environment environment) {
        return environment.variable("GITHUB_ACTIONS").equals("true");
    }

    static void tell(Environment environment, SweepResult result, ReportContext context) {
        if (!isRunning(environment)) {
            return;
        }
        environment.err().print(GitHubAnnotations.of(result, context));
        String summary = environment.variable("GITHUB_STEP_SUMMARY");
        if (summary.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    Path.of(summary),
                    MarkdownSummary.of(result, context),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            environment.err().println("netsplit: the job summary cannot be written: " + Reasons.of(e) + ".");
        }
    }
}
