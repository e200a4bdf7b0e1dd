package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.CsvRuns;
import io.netsplit.scenario.report.HtmlReport;
import io.netsplit.scenario.report.JUnitXml;
import io.netsplit.scenario.report.MarkdownSummary;
import io.netsplit.scenario.report.Picture;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.SummaryJson;
import io.netsplit.scenario.report.SummaryText;
import io.netsplit.scenario.report.VariantPicture;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit report}: a result folder, told again in another form. */
@Command(
        name = "report",
        header = "Write a report from a result folder, without running anything again.",
        description = "FOLDER is a run folder, or the folder of a scenario: then it is the latest run.")
final class ReportCommand implements Callable<Integer> {
    /** What can be written. */
    enum Format {
        html,
        markdown,
        junit,
        json,
        csv,
        svg,
        text
    }

    private final Environment environment;

    @Parameters(paramLabel = "FOLDER", description = "As out/raft-split-brain/latest.")
    private String folder = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "html, markdown, junit, json, csv (one row per run), svg (the space-time diagram) or text; "
                    + "default: html.")
    private Format format = Format.html;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; default: report.html in the folder for html, else standard output (-).")
    private String output = "";

    @Option(names = "--variant", paramLabel = "NAME", description = "Whose diagram; default: the last variant's.")
    private String variant = "";

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description =
                    "Instead of a report: a picture of every variant, NAME.svg in this folder, with its latencies "
                            + "beside the baseline's and the queues of its servers.")
    private String pictures = "";

    @Mixin
    private final CommonFlags common = new CommonFlags();

    ReportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Path results = ResultFolder.find(environment.directory(), folder);
        SweepResult result = ResultFolder.read(results, folder);
        ReportContext context = ResultFolder.context(results, environment.command(), folder);
        if (!pictures.isEmpty()) {
            return draw(result, context.baseline());
        }
        String content = switch (format) {
            case html -> HtmlReport.of(result, context, DrawnRuns.of(results, result));
            case markdown -> MarkdownSummary.of(result, context);
            case junit -> JUnitXml.of(List.of(result), List.of(), List.of(context));
            case json -> SummaryJson.of(result);
            case csv -> CsvRuns.of(result);
            case svg -> Picture.spaceTime(detail(result));
            case text ->
                SummaryText.of(result, context, common.terminal(environment).outStyle(), SummaryText.Amount.NORMAL);
        };
        boolean intoFolder = output.isEmpty() && format == Format.html;
        String target = intoFolder ? results.resolve("report.html").toString() : output.isEmpty() ? "-" : output;
        OutputFile.write(environment, target, content);
        if (!target.equals(OutputFile.STANDARD_OUTPUT)) {
            environment
                    .err()
                    .println("wrote "
                            + environment
                                    .directory()
                                    .relativize(environment.directory().resolve(target)));
        }
        return ExitCode.OK;
    }

    private int draw(SweepResult result, String baseline) {
        int drawn = 0;
        for (VariantResult each : result.variants()) {
            String picture = VariantPicture.of(result, each, baseline);
            if (!picture.isEmpty() && (variant.isEmpty() || each.name().equals(variant))) {
                OutputFile.write(environment, pictures + "/" + each.name() + ".svg", picture);
                drawn++;
            }
        }
        if (drawn == 0) {
            throw UserMistake.nothing("There is nothing to draw"
                    + (variant.isEmpty() ? "" : " of variant '" + variant + "'") + " in " + folder + ".");
        }
        environment.err().println("wrote " + drawn + (drawn == 1 ? " picture" : " pictures") + " into " + pictures);
        return ExitCode.OK;
    }

    private RunDetail detail(SweepResult result) {
        List<VariantResult> drawn = result.variants().stream()
                .filter(candidate -> candidate.detail() != null)
                .filter(candidate -> variant.isEmpty() || candidate.name().equals(variant))
                .toList();
        if (drawn.isEmpty()) {
            throw UserMistake.nothing("There is no diagram "
                    + (variant.isEmpty() ? "" : "of variant '" + variant + "' ") + "in " + folder + ".");
        }
        return Objects.requireNonNull(drawn.get(drawn.size() - 1).detail());
    }
}
