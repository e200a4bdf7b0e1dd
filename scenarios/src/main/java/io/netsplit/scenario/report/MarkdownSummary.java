package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;

/** The result as Markdown, for job summaries and pull requests. */
public final class MarkdownSummary {
    private final SweepResult result;
    private final ReportContext context;
    private final StringBuilder text = new StringBuilder();

    private MarkdownSummary(SweepResult result, ReportContext context) {
        this.result = result;
        this.context = context;
    }

    public static String of(SweepResult result, ReportContext context) {
        return new MarkdownSummary(result, context).write();
    }

    private String write() {
        line("## " + sign(result) + " " + escape(result.scenario()));
        line("");
        if (!result.title().isEmpty()) {
            line(escape(result.title()));
            line("");
        }
        line("**" + Verdicts.headline(result, context) + "** · " + Figures.seedWord(result.seeds()) + " · engine "
                + escape(result.engine()));
        line("");
        Verdicts.firstFailure(result).ifPresent(failure -> {
            fence(context.replay(failure.variant(), failure.seed()));
        });
        result.variants().forEach(this::variant);
        return text.toString();
    }

    private void variant(VariantResult variant) {
        line("### " + escape(variant.name()) + (variant.canary() ? " (canary)" : "") + " · "
                + variant.runs().size() + "/" + Figures.counted(result.seeds().size(), "seed"));
        line("");
        if (variant.assertions().isEmpty()) {
            line("No assertion applies to it.");
            line("");
            return;
        }
        line("| | assertion | measured |");
        line("|---|---|---|");
        for (AssertionResult assertion : variant.assertions()) {
            line("| " + sign(assertion.verdict()) + " | " + escape(assertion.sentence())
                    + (assertion.expectFail() ? " *(expected to fail)*" : "") + " | " + escape(assertion.measured())
                    + " |");
        }
        line("");
        variant.assertions().stream()
                .filter(assertion -> assertion.verdict() != Verdict.PASS)
                .forEach(assertion -> story(variant, assertion));
    }

    private void story(VariantResult variant, AssertionResult assertion) {
        line("<details open><summary>" + XmlText.escape(Story.headline(assertion)) + "</summary>");
        line("");
        fence(Story.text(assertion, variant.name(), context).stripTrailing());
        line("</details>");
        line("");
    }

    /** A fence longer than any run of backticks within. */
    private void fence(String content) {
        String fence = "```";
        while (content.contains(fence)) {
            fence += "`";
        }
        line(fence + "text");
        line(content);
        line(fence);
        line("");
    }

    private static String sign(SweepResult result) {
        return switch (result.exit()) {
            case PASS -> "✅";
            case FAIL -> "❌";
            default -> "❔";
        };
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✅";
            case FAIL -> "❌";
            case UNKNOWN -> "❔";
        };
    }

    private static String escape(String content) {
        return content.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace('\n', ' ');
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
