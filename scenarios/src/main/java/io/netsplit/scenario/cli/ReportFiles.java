package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.EvidenceJson;
import io.netsplit.scenario.report.HtmlReport;
import io.netsplit.scenario.report.JUnitXml;
import io.netsplit.scenario.report.MarkdownSummary;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.SummaryJson;
import io.netsplit.scenario.result.SweepResult;
import java.io.IOException;
import java.util.List;

/** The files of a run folder that are made from the result. */
final class ReportFiles {
    static final String SUMMARY = "summary.json";
    static final String DETAILS = "details.json";

    private ReportFiles() {}

    static void write(RunFolder folder, SweepResult result, ReportContext context) throws IOException {
        folder.write(SUMMARY, SummaryJson.of(result));
        folder.write(DETAILS, EvidenceJson.details(result));
        folder.write("junit.xml", JUnitXml.of(List.of(result), List.of(), List.of(context)));
        folder.write("summary.md", MarkdownSummary.of(result, context));
        folder.write("report.html", HtmlReport.of(result, context, DrawnRuns.of(folder.partial(), result)));
    }
}
