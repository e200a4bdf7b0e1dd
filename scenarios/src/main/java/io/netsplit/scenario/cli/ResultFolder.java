package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.SummaryReader;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds and reads what a run has left. */
final class ResultFolder {
    private ResultFolder() {}

    static Path find(Path directory, String typed) {
        Path start = directory.resolve(typed);
        if (!Files.isDirectory(start)) {
            throw UserMistake.nothing("There is no folder " + typed + ". Results are in out/<scenario>/latest.");
        }
        for (Path candidate : List.of(start, start.resolve("latest"), start.resolve(latestName(start)))) {
            if (Files.isRegularFile(candidate.resolve(ReportFiles.SUMMARY))) {
                return candidate;
            }
        }
        throw UserMistake.nothing("There are no results in " + typed + ": it has no " + ReportFiles.SUMMARY
                + ". Results are in out/<scenario>/latest.");
    }

    static SweepResult read(Path results, String typed) {
        Path details = results.resolve(ReportFiles.DETAILS);
        try {
            String evidence = Files.exists(details) ? Files.readString(details, StandardCharsets.UTF_8) : "";
            return SummaryReader.read(Files.readString(results.resolve(ReportFiles.SUMMARY)), evidence);
        } catch (IOException e) {
            throw UserMistake.nothing("The results in " + typed + " cannot be read: " + Reasons.of(e) + ".");
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new UserMistake(
                    ExitCode.INVALID_SCENARIO, "The results in " + typed + " are damaged: " + e.getMessage() + ".");
        }
    }

    static ReportContext context(Path results, String command, String typed) {
        Path about = results.resolve(AboutRun.FILE);
        try {
            return AboutRun.context(Files.readString(about, StandardCharsets.UTF_8), command);
        } catch (IOException | IllegalArgumentException e) {
            return new ReportContext(command, typed, List.of(), typed, List.of());
        }
    }

    /** The run folder that the folder of a scenario calls its latest, where it cannot link to it. */
    static String latestName(Path start) {
        try {
            return Files.readString(start.resolve("latest.txt"), StandardCharsets.UTF_8)
                    .trim();
        } catch (IOException e) {
            return "latest";
        }
    }
}
