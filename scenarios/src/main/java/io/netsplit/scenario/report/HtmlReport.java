package io.netsplit.scenario.report;

import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparisons;
import io.netsplit.scenario.comparison.Samples;
import io.netsplit.scenario.comparison.SideBySide;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.ExitStatus;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * The result as one page that needs nothing else: no network, no script, no font. The verdict and the command that shows it
 * again come first, then the pictures. The same result makes the same bytes.
 */
public final class HtmlReport {
    /** The page stays smaller than this, in characters: what a mail or a review tool still takes. */
    static final int SIZE_MAX = 2_800_000;

    private static final int MESSAGES_MAX = 1_500;
    private static final int MESSAGES_MIN = 50;
    private static final int RUNS_MAX = 1_000;
    private static final List<Metric> COMPARED = List.of(CommonMetric.LATENCY_P99, CommonMetric.AVAILABILITY);

    private final SweepResult result;
    private final ReportContext context;
    private final RunDrawings drawings;
    private final int messagesMax;
    private final StringBuilder html = new StringBuilder(1 << 16);

    private HtmlReport(SweepResult result, ReportContext context, RunDrawings drawings, int messagesMax) {
        this.result = result;
        this.context = context;
        this.drawings = drawings;
        this.messagesMax = messagesMax;
    }

    /** The page with what the details hold. */
    public static String of(SweepResult result, ReportContext context) {
        return of(result, context, RunDrawings.NONE);
    }

    /**
     * The page; where it would grow too large, the diagrams show fewer messages.
     *
     * @param drawings as the dashboard makes them; where there is none of a run the page draws what its details hold
     */
    public static String of(SweepResult result, ReportContext context, RunDrawings drawings) {
        int messages = MESSAGES_MAX;
        String page = new HtmlReport(result, context, drawings, messages).write();
        while (page.length() > SIZE_MAX && messages > MESSAGES_MIN) {
            messages /= 2;
            page = new HtmlReport(result, context, drawings, messages).write();
        }
        return page;
    }

    private String write() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        html.append(text(result.scenario() + ": " + Verdicts.headline(result, context)))
                .append("</title>\n<style>\n");
        html.append(Resources.text("report.css"))
                .append(drawings.style())
                .append("</style>\n</head>\n<body>\n")
                .append(Resources.text("patterns.svg"));
        header();
        html.append("<main>\n");
        assertions();
        scorecard();
        comparison();
        inOrder(result).forEach(variant -> {
            if (variant.detail() != null) {
                html.append(VariantSection.of(
                        variant, variant.detail(), context, drawings.of(variant.name()), messagesMax));
            }
        });
        runs();
        html.append("</main>\n").append(footer()).append("</body>\n</html>\n");
        return html.toString();
    }

    /** The variants as the page has them: whoever opens it because something failed wants to see that first. */
    public static List<VariantResult> inOrder(SweepResult result) {
        Comparator<VariantResult> failures = Comparator.comparing(variant -> variant.count(Verdict.FAIL) == 0);
        return result.variants().stream().sorted(failures).toList();
    }

    private void header() {
        String state = result.exit().name().toLowerCase(java.util.Locale.ROOT);
        html.append("<header class=\"").append(state).append("\">\n<p class=\"brand\">netsplit</p>\n<h1>");
        html.append(text(result.scenario())).append("</h1>\n");
        if (!result.title().isEmpty()) {
            html.append("<p class=\"title\">").append(text(result.title())).append("</p>\n");
        }
        String headline = Verdicts.headline(result, context);
        int space = headline.indexOf(' ');
        html.append("<p class=\"verdict\"><strong>").append(sign(result.exit())).append(' ');
        html.append(text(headline.substring(0, space))).append("</strong> ");
        html.append(text(headline.substring(space).trim())).append("</p>\n");
        Verdicts.firstFailure(result).ifPresent(failure -> {
            html.append("<p class=\"story\">")
                    .append(text(Story.headline(failure.assertion())))
                    .append("</p>\n");
        });
        command();
        html.append("<p class=\"facts\">").append(text(Figures.seedWord(result.seeds())));
        html.append(" · ")
                .append(Figures.span(result.durationNs()))
                .append(' ')
                .append(text(context.manner()))
                .append(" each · engine ");
        html.append(text(result.engine())).append("</p>\n");
        if (!result.hypothesis().isBlank()) {
            html.append("<p class=\"hypothesis\"><b>Expected:</b> ")
                    .append(text(result.hypothesis().strip()));
            html.append("</p>\n");
        }
        html.append("</header>\n");
    }

    private void command() {
        String line = Verdicts.firstFailure(result)
                .map(failure -> context.replay(failure.variant(), failure.seed()))
                .orElseGet(this::anyReplay);
        if (!line.isEmpty()) {
            html.append("<p class=\"command\"><span>see it again</span> <code>").append(text(line));
            html.append("</code></p>\n");
        }
    }

    /** Where nothing failed, the most telling run is worth seeing. */
    private String anyReplay() {
        String line = "";
        for (VariantResult variant : result.variants()) {
            RunDetail detail = variant.detail();
            if (detail != null) {
                line = context.replay(variant.name(), detail.summary().seed());
            }
        }
        return line;
    }

    /** Variants beside each other where there are several, and the servers of a single one. */
    private void comparison() {
        if (context.sideBySide()) {
            html.append(SideBySideSection.of(SideBySide.of(result, SideBySide.USUAL)));
            return;
        }
        List<VariantResult> variants = result.variants();
        boolean hasServers = variants.stream()
                .anyMatch(variant -> !variant.charts().servers().isEmpty());
        if (variants.size() < 2 && !hasServers) {
            return;
        }
        String baseline = variants.stream().anyMatch(variant -> variant.name().equals(context.baseline()))
                ? context.baseline()
                : variants.get(0).name();
        List<Comparison> found =
                variants.size() < 2 ? List.of() : Comparisons.of(result, COMPARED, baseline, Samples.SEEDS);
        html.append(ComparisonSection.of(result, found, ComparisonNotes.seeds(result, found), context.charts()));
    }

    private void scorecard() {
        ScorecardText table = new ScorecardText(result);
        if (table.isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>CAP scorecard</h2>\n<p>").append(text(ended(table.caption())));
        html.append("</p>\n<table class=\"scorecard\">\n<tr>");
        table.headings().forEach(heading -> html.append("<th>").append(heading).append("</th>"));
        html.append("</tr>\n");
        for (ScorecardText.Line line : table.lines()) {
            html.append("<tr>");
            line.cells().forEach(cell -> html.append("<td>").append(text(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</table>\n</section>\n");
    }

    private static String ended(String caption) {
        return Character.toUpperCase(caption.charAt(0)) + caption.substring(1) + ".";
    }

    private void assertions() {
        html.append("<section>\n<h2>Assertions</h2>\n");
        for (VariantResult variant : result.variants()) {
            html.append("<h3>").append(text(variant.name())).append(variant.canary() ? " <em>canary</em>" : "");
            html.append("<small>").append(variant.runs().size()).append("/");
            html.append(Figures.counted(result.seeds().size(), "seed")).append("</small></h3>\n");
            if (variant.assertions().isEmpty()) {
                html.append("<p>No assertion applies to it.</p>\n");
                continue;
            }
            html.append("<table class=\"assertions\">\n");
            variant.assertions().forEach(assertion -> assertion(variant, assertion));
            html.append("</table>\n");
        }
        html.append("</section>\n");
    }

    private void assertion(VariantResult variant, AssertionResult assertion) {
        String state = assertion.verdict().name().toLowerCase(java.util.Locale.ROOT);
        html.append("<tr class=\"")
                .append(state)
                .append("\"><td class=\"sign\">")
                .append(sign(assertion.verdict()));
        html.append("</td><td class=\"kind\">").append(assertion.kind().word()).append("</td><td>");
        html.append(text(assertion.text()));
        String rest = (assertion.window() + (assertion.filter().isEmpty() ? "" : " · " + assertion.filter())).trim();
        html.append("</td><td class=\"window\">").append(text(rest));
        html.append(assertion.expectFail() ? " <em>expected to fail</em>" : "").append("</td><td class=\"measured\">");
        html.append(text(assertion.measured())).append("</td></tr>\n");
        if (assertion.verdict() != Verdict.PASS) {
            html.append("<tr class=\"evidence\"><td></td><td colspan=\"4\"><pre>");
            html.append(text(Story.text(assertion, variant.name(), context).stripTrailing()));
            html.append("</pre></td></tr>\n");
        }
    }

    private void runs() {
        html.append("<section>\n<details><summary>All runs and their digests</summary>\n<table class=\"runs\">\n");
        html.append("<tr><th>variant</th><th>seed</th><th>digest</th><th>events</th><th>operations</th>");
        html.append("<th>availability</th><th>p99</th></tr>\n");
        int room = RUNS_MAX;
        for (VariantResult variant : result.variants()) {
            List<RunSummary> shown =
                    variant.runs().subList(0, Math.min(room, variant.runs().size()));
            shown.forEach(run -> run(variant.name(), run));
            room -= shown.size();
        }
        html.append("</table>\n</details>\n</section>\n");
    }

    private void run(String variant, RunSummary run) {
        html.append("<tr><td>").append(text(variant)).append("</td><td>").append(run.seed());
        html.append("</td><td><code>").append(text(run.digest())).append("</code></td><td>");
        html.append(Figures.count(run.events())).append("</td><td>").append(Figures.count(run.operations()));
        html.append("</td><td>").append(metric(run.metrics().get("availability"), "share"));
        html.append("</td><td>").append(metric(run.metrics().get("latency.p99"), "ns"));
        html.append("</td></tr>\n");
    }

    private static String metric(@org.jspecify.annotations.Nullable Double value, String unit) {
        return value == null ? "–" : text(Figures.inUnit(value, unit));
    }

    private String footer() {
        return "<footer>netsplit " + text(result.engine())
                + " · times are virtual · the same scenario, seed and version "
                + "make the same run on every machine</footer>\n";
    }

    private static String sign(ExitStatus exit) {
        return switch (exit) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case UNKNOWN -> "?";
            case INTERRUPTED -> "■";
        };
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case UNKNOWN -> "?";
        };
    }

    private static String text(String content) {
        return XmlText.escape(content);
    }
}
