package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;

/**
 * Annotations that GitHub Actions shows beside the lines of the scenario file: one per assertion that did not turn out as
 * expected. Everything else goes to the job summary, because only about ten annotations of a step are shown.
 */
public final class GitHubAnnotations {
    private static final int SHOWN_MAX = 10;

    private GitHubAnnotations() {}

    /** Lines for the log of a step; empty where everything is as expected. */
    public static String of(SweepResult result, ReportContext context) {
        StringBuilder lines = new StringBuilder();
        int shown = 0;
        for (VariantResult variant : result.variants()) {
            for (AssertionResult assertion : variant.assertions()) {
                if (assertion.verdict() != Verdict.PASS && shown < SHOWN_MAX) {
                    shown++;
                    lines.append(annotation(result, variant, assertion, context));
                }
            }
        }
        return lines.toString();
    }

    private static String annotation(
            SweepResult result, VariantResult variant, AssertionResult assertion, ReportContext context) {
        String level = assertion.verdict() == Verdict.FAIL ? "error" : "warning";
        String title = result.scenario() + "." + variant.name() + ": " + assertion.sentence();
        return line(
                level,
                result.file(),
                assertion.line(),
                assertion.column(),
                title,
                Story.text(assertion, variant.name(), context).stripTrailing());
    }

    /** One annotation; {@code level} is error, warning or notice. */
    public static String line(String level, String file, int line, int column, String title, String message) {
        return "::" + level + " file=" + property(file) + ",line=" + Math.max(1, line) + ",col=" + Math.max(1, column)
                + ",title=" + property(title) + "::" + data(message) + "\n";
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
