package io.netsplit.scenario.report;

import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.Reached;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a sweep as a terminal shows it: a line per assertion with its measured figure, the story of what failed, and
 * one last verdict. Plain output depends on the result alone, so that it can be kept and compared.
 */
public final class SummaryText {
    /** How much to say. */
    public enum Amount {
        /** Only what is not as expected, and the verdict. */
        QUIET,
        NORMAL,
        /** Also the figures of every run. */
        VERBOSE
    }

    private static final int KIND_WIDTH = 13;
    private static final String STORY_INDENT = " ".repeat(6 + KIND_WIDTH);
    private static final int SENTENCES_MAX = 12;
    private static final int TEXT_WIDTH_MIN = 22;
    private static final int TEXT_WIDTH_MAX = 60;

    private final SweepResult result;
    private final ReportContext context;
    private final Style style;
    private final Amount amount;
    private final StringBuilder text = new StringBuilder();
    private final int textWidth;
    private final int windowWidth;

    private SummaryText(SweepResult result, ReportContext context, Style style, Amount amount) {
        this.result = result;
        this.context = context;
        this.style = style;
        this.amount = amount;
        this.textWidth = width(result, TEXT_WIDTH_MIN, false);
        this.windowWidth = width(result, 0, true);
    }

    /** The whole summary without the last line, which names the folder and the real time. */
    public static String of(SweepResult result, ReportContext context, Style style, Amount amount) {
        return new SummaryText(result, context, style, amount).write();
    }

    /** Where the files are, and how long it really took: the only line that differs from machine to machine. */
    public static String lastLine(SweepResult result, ReportContext context, Style style) {
        String wall = Figures.significant(result.wallNs() / 1e9) + " s";
        if (context.folder().isEmpty()) {
            return style.faint(" ".repeat(72) + wall);
        }
        String folder = context.folder() + "/";
        return folder + style.faint(pad("", 72 - folder.length()) + "  " + wall);
    }

    private String write() {
        if (amount != Amount.QUIET) {
            line(style.strong(result.scenario()) + " · " + shape());
            line("");
        }
        result.variants().forEach(this::variant);
        if (amount != Amount.QUIET) {
            reached();
        }
        verdict();
        return style.symbols(text.toString());
    }

    private String shape() {
        String variants = result.variants().size() > 1
                ? result.variants().size() + " variants × "
                        + Figures.counted(result.seeds().size(), "seed")
                : Figures.counted(result.seeds().size(), "seed");
        return variants + " · " + Figures.span(result.durationNs()) + " " + context.manner() + " each";
    }

    private void variant(VariantResult variant) {
        List<AssertionResult> shown = variant.assertions().stream()
                .filter(assertion -> amount != Amount.QUIET || assertion.verdict() != Verdict.PASS)
                .toList();
        if (shown.isEmpty() && amount == Amount.QUIET) {
            return;
        }
        String name = variant.name() + (variant.canary() ? " (canary)" : "");
        String seeds =
                variant.runs().size() + "/" + Figures.counted(result.seeds().size(), "seed");
        line("  " + style.strong(name) + pad(name, 4 + KIND_WIDTH + textWidth + windowWidth) + seeds);
        if (shown.isEmpty()) {
            line("    " + style.faint("no assertion applies to it"));
        }
        shown.forEach(assertion -> assertion(variant, assertion));
        if (amount != Amount.QUIET) {
            SplitBrainText.of(variant).forEach(each -> line("    " + style.faint(each)));
            RealTimeText.clockError(variant).ifPresent(error -> line("    " + style.faint(error)));
            RealTimeText.overtime(variant).ifPresent(longer -> line("    " + style.faint(longer)));
        }
        if (amount == Amount.VERBOSE) {
            variant.runs().forEach(run -> line("      " + style.faint(RunLine.of(run))));
        }
        line("");
    }

    private void assertion(VariantResult variant, AssertionResult assertion) {
        String window = window(assertion);
        line("    " + sign(assertion.verdict()) + " " + column(assertion.kind().word(), KIND_WIDTH)
                + column(assertion.text(), textWidth) + column(window, windowWidth)
                + emphasised(assertion.verdict(), assertion.measured()));
        if (assertion.verdict() != Verdict.PASS) {
            story(variant, assertion);
        }
    }

    private void story(VariantResult variant, AssertionResult assertion) {
        line(STORY_INDENT + style.faint(assertion.source()));
        if (assertion.verdict() == Verdict.FAIL && assertion.expectFail()) {
            line(STORY_INDENT + "it was expected to fail, and did not");
        }
        if (!assertion.because().isEmpty()) {
            line(STORY_INDENT + "because: " + assertion.because());
        }
        int shown = Math.min(assertion.evidence().size(), SENTENCES_MAX);
        Long seed = assertion.firstFailingSeed();
        String head = seed == null ? "" : "seed " + seed + ": ";
        for (String sentence : assertion.evidence().subList(0, shown)) {
            for (String part : sentence.lines().toList()) {
                line(STORY_INDENT + head + part);
                head = "";
            }
        }
        if (shown < assertion.evidence().size()) {
            line(STORY_INDENT + "… and " + (assertion.evidence().size() - shown) + " more");
        }
        if (seed != null && !isFirst(variant, assertion)) {
            line(STORY_INDENT + "again: " + context.replay(variant.name(), seed));
        }
    }

    /** The first failure's command stands below the verdict. */
    private boolean isFirst(VariantResult variant, AssertionResult assertion) {
        return Verdicts.firstFailure(result)
                .filter(first -> first.variant().equals(variant.name())
                        && first.assertion().equals(assertion))
                .isPresent();
    }

    private void reached() {
        Map<String, int[]> states = new LinkedHashMap<>();
        boolean onlyCanaries = result.variants().stream().allMatch(VariantResult::canary);
        for (VariantResult variant : result.variants()) {
            if (variant.canary() && !onlyCanaries) {
                continue;
            }
            for (Reached state : variant.reached()) {
                int[] counts = states.computeIfAbsent(state.name(), name -> new int[2]);
                counts[0] += state.runs();
                counts[1] += state.of();
            }
        }
        List<String> words = new ArrayList<>();
        states.forEach((name, counts) -> words.add(
                name + " " + counts[0] + "/" + counts[1] + (counts[0] == 0 && counts[1] > 1 ? " (never)" : "")));
        if (!words.isEmpty()) {
            wrapped("  reached: ", words);
            line("");
        }
    }

    private void wrapped(String first, List<String> words) {
        StringBuilder line = new StringBuilder(first);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i + 1 < words.size() ? "," : "");
            if (line.length() + word.length() > 110) {
                line(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(first.length()));
            }
            line.append(word).append(' ');
        }
        line(line.toString().stripTrailing());
    }

    private void verdict() {
        String left = Verdicts.headline(result, context);
        String word = left.substring(0, left.indexOf(' '));
        String rest = left.substring(word.length());
        if (amount == Amount.QUIET) {
            rest = "  " + result.scenario() + ":" + rest.substring(1);
            left = word + rest;
        }
        String painted = switch (result.exit()) {
            case PASS -> style.good(word);
            case FAIL -> style.bad(word);
            default -> style.doubtful(word);
        };
        line(painted + rest + pad(left, 56) + "  " + Figures.seedWord(result.seeds()) + ", engine " + result.engine());
        Verdicts.firstFailure(result).ifPresent(failure -> {
            line("  again:  " + context.replay(failure.variant(), failure.seed()));
            if (!context.folder().isEmpty()) {
                line("  look:   " + context.folder() + "/report.html");
            }
        });
    }

    private static String window(AssertionResult assertion) {
        List<String> parts = new ArrayList<>();
        if (!assertion.window().isEmpty()) {
            parts.add(assertion.window());
        }
        if (!assertion.filter().isEmpty()) {
            parts.add(assertion.filter());
        }
        if (assertion.expectFail()) {
            parts.add("expected to fail");
        }
        return String.join(", ", parts);
    }

    private static int width(SweepResult result, int least, boolean windows) {
        int width = least;
        for (VariantResult variant : result.variants()) {
            for (AssertionResult assertion : variant.assertions()) {
                String cell = windows ? window(assertion) : assertion.text();
                width = Math.max(width, Math.min(cell.length() + 2, TEXT_WIDTH_MAX));
            }
        }
        return width;
    }

    private String sign(Verdict verdict) {
        return switch (verdict) {
            case PASS -> style.good("✓");
            case FAIL -> style.bad("✗");
            case UNKNOWN -> style.doubtful("?");
        };
    }

    private String emphasised(Verdict verdict, String figure) {
        return switch (verdict) {
            case PASS -> figure;
            case FAIL -> style.bad(figure);
            case UNKNOWN -> style.doubtful(figure);
        };
    }

    /** The cell and at least two spaces. */
    private static String column(String cell, int width) {
        return width == 0 ? "" : cell + (cell.length() > width - 2 ? "  " : pad(cell, width));
    }

    private static String pad(String cell, int width) {
        return " ".repeat(Math.max(0, width - cell.length()));
    }

    private void line(String content) {
        text.append(content.stripTrailing()).append('\n');
    }
}
