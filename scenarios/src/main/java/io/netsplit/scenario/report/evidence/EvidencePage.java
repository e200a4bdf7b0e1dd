package io.netsplit.scenario.report.evidence;

import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.scenario.report.PageParts;
import java.util.ArrayList;
import java.util.List;

/**
 * Judged histories as one page that needs nothing else: no network, no script, no font. First a line for each history with
 * its verdict, or with the reason why it cannot be read, then a section for each that is not linearizable. The same
 * histories make the same bytes. The page is written piece by piece, so that nobody has to hold all histories at once; what
 * would make it too large is left out, and the page says so.
 */
public final class EvidencePage {
    /** The page stays smaller than this, in characters. */
    static final int SIZE_MAX = 2_000_000;

    private static final int ROWS_MAX = 2_000;
    private static final int TITLE_MAX = 300;
    private static final String UNREADABLE = "!";

    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder sections = new StringBuilder();
    private final int[] counts = new int[Verdict.Answer.values().length];
    private int files;
    private int unreadable;
    private String onlyTitle = "";
    private int rowsLeftOut;
    private int sectionsLeftOut;
    private final List<String> firstErrors = new ArrayList<>();

    /** A page of all these. */
    public static String of(List<Exhibit> exhibits) {
        EvidencePage page = new EvidencePage();
        exhibits.forEach(page::add);
        return page.html();
    }

    /** Draws one history; afterwards the page keeps no hold of it. */
    public EvidencePage add(Exhibit exhibit) {
        files++;
        onlyTitle = cut(exhibit.title());
        Verdict verdict = exhibit.verdict();
        counts[verdict.answer().ordinal()]++;
        String link = "";
        Violation violation = verdict.violation();
        if (violation != null) {
            String name = "history-" + files;
            String section = sectionsLeftOut > 0 ? "" : EvidenceSection.of(exhibit, violation, name);
            if (!section.isEmpty() && sections.length() + section.length() < SIZE_MAX * 3 / 4) {
                sections.append(section);
                link = name;
                if (firstErrors.isEmpty()) {
                    firstErrors.add(name + EvidenceSection.ERROR);
                }
            } else {
                sectionsLeftOut++;
            }
        }
        row(exhibit, link);
        return this;
    }

    /** Lists a file that holds no history that could be read; {@code why} says where and what is wrong. */
    public EvidencePage addUnreadable(String title, String model, String why) {
        files++;
        unreadable++;
        onlyTitle = cut(title);
        StringBuilder row = new StringBuilder("<tr class=\"unknown\"><td class=\"sign\">").append(UNREADABLE);
        row.append("</td><td>").append(text(cut(title))).append("</td><td>").append(text(model));
        row.append("</td><td>cannot be read</td><td class=\"number\"></td><td>");
        list(row.append(text(cut(why))).append("</td></tr>\n"));
        return this;
    }

    private void row(Exhibit exhibit, String link) {
        Verdict verdict = exhibit.verdict();
        StringBuilder row =
                new StringBuilder("<tr class=\"").append(look(verdict)).append("\"><td class=\"sign\">");
        row.append(sign(verdict)).append("</td><td>");
        String title = text(cut(exhibit.title()));
        row.append(link.isEmpty() ? title : "<a href=\"#" + link + "\">" + title + "</a>");
        row.append("</td><td>")
                .append(text(exhibit.model()))
                .append("</td><td>")
                .append(words(verdict.answer()));
        row.append("</td><td class=\"number\">")
                .append(PageParts.count(exhibit.history().size()))
                .append("</td><td>");
        Violation violation = verdict.violation();
        String why = violation == null ? verdict.reason() : violation.sentence();
        list(row.append(text(cut(why))).append("</td></tr>\n"));
    }

    private void list(StringBuilder row) {
        if (rows.length() + row.length() < SIZE_MAX / 5 && files <= ROWS_MAX) {
            rows.append(row);
        } else {
            rowsLeftOut++;
        }
    }

    /** The page of all that was added. */
    public String html() {
        StringBuilder html = new StringBuilder(rows.length() + sections.length() + 20_000);
        String headline = headline();
        html.append(PageParts.head(headline))
                .append("<header class=\"")
                .append(state())
                .append("\">\n");
        html.append("<p class=\"brand\">netsplit</p>\n<h1>Linearizability</h1>\n<p class=\"verdict\"><strong>");
        html.append(files == 0 ? "" : firstSign())
                .append("</strong> ")
                .append(text(headline))
                .append("</p>\n");
        firstErrors.forEach(anchor -> html.append("<p class=\"jump\"><a href=\"#")
                .append(anchor)
                .append("\">Jump to the first error</a></p>\n"));
        html.append("</header>\n<main>\n<table class=\"judged\">\n<tr><th></th><th>history</th><th>model</th>");
        html.append("<th>verdict</th><th class=\"number\">operations</th><th></th></tr>\n")
                .append(rows);
        html.append("</table>\n");
        note(html, rowsLeftOut, "more history is", "more histories are", "not listed");
        note(html, sectionsLeftOut, "violated history is", "violated histories are", "listed but not drawn");
        html.append(sections).append("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private static void note(StringBuilder html, int count, String one, String many, String what) {
        if (count > 0) {
            html.append("<p class=\"left-out\">").append(PageParts.count(count)).append(' ');
            html.append(count == 1 ? one : many).append(' ').append(what);
            html.append(", so that this page stays under 2 MB. Judge fewer files at a time to see all.</p>\n");
        }
    }

    private String headline() {
        int violated = counts[Verdict.Answer.NOT_LINEARIZABLE.ordinal()];
        int unknown = counts[Verdict.Answer.UNKNOWN.ordinal()];
        int good = counts[Verdict.Answer.LINEARIZABLE.ordinal()];
        if (files == 1) {
            return onlyTitle + ": " + (unreadable == 1 ? "cannot be read" : words(worst()));
        }
        List<String> parts = new ArrayList<>();
        if (violated > 0) {
            parts.add(PageParts.count(violated) + " not linearizable");
        }
        if (unknown > 0) {
            parts.add(PageParts.count(unknown) + " unknown");
        }
        if (good > 0) {
            parts.add(PageParts.count(good) + " linearizable");
        }
        if (unreadable > 0) {
            parts.add(PageParts.count(unreadable) + " cannot be read");
        }
        return PageParts.count(files) + " histories: " + String.join(", ", parts);
    }

    private Verdict.Answer worst() {
        if (counts[Verdict.Answer.NOT_LINEARIZABLE.ordinal()] > 0) {
            return Verdict.Answer.NOT_LINEARIZABLE;
        }
        return unreadable + counts[Verdict.Answer.UNKNOWN.ordinal()] > 0
                ? Verdict.Answer.UNKNOWN
                : Verdict.Answer.LINEARIZABLE;
    }

    private String state() {
        return look(worst());
    }

    private String firstSign() {
        return unreadable == files ? UNREADABLE : sign(worst());
    }

    private static String look(Verdict verdict) {
        return look(verdict.answer());
    }

    private static String look(Verdict.Answer answer) {
        return switch (answer) {
            case LINEARIZABLE -> "pass";
            case NOT_LINEARIZABLE -> "fail";
            case UNKNOWN -> "unknown";
        };
    }

    private static String sign(Verdict verdict) {
        return sign(verdict.answer());
    }

    private static String sign(Verdict.Answer answer) {
        return switch (answer) {
            case LINEARIZABLE -> "✓";
            case NOT_LINEARIZABLE -> "✗";
            case UNKNOWN -> "?";
        };
    }

    private static String words(Verdict.Answer answer) {
        return switch (answer) {
            case LINEARIZABLE -> "linearizable";
            case NOT_LINEARIZABLE -> "not linearizable";
            case UNKNOWN -> "unknown";
        };
    }

    private static String cut(String text) {
        return text.length() <= TITLE_MAX ? text : text.substring(0, TITLE_MAX - 1) + "…";
    }

    private static String text(String content) {
        return PageParts.escape(content);
    }
}
