package io.netsplit.validation;

import java.util.List;
import java.util.Locale;

/** The table at the head of the page: every area with the number of figures that are held. */
final class ValidationIndex {
    private static final String TITLE = "## ";
    private static final String SECTION = "### ";
    private static final String HEADING = "| case |";
    private static final String NOT_HELD = "| – |";

    /**
     * What one part of the page has.
     *
     * @param held figures that a test holds against a closed form or a publication
     * @param shown figures that stand beside them and are held against nothing
     */
    record Area(String title, int sections, int held, int shown) {}

    private ValidationIndex() {}

    /** Counts the rows of a part's tables. */
    static Area area(String part) {
        String title = "";
        int sections = 0;
        int held = 0;
        int shown = 0;
        for (String line : part.lines().toList()) {
            if (line.startsWith(TITLE)) {
                title = line.substring(TITLE.length());
            } else if (line.startsWith(SECTION)) {
                sections++;
            } else if (line.startsWith("| ") && !line.startsWith(HEADING)) {
                held += line.endsWith(NOT_HELD) ? 0 : 1;
                shown += line.endsWith(NOT_HELD) ? 1 : 0;
            }
        }
        return new Area(title, sections, held, shown);
    }

    static String markdown(List<Area> areas) {
        StringBuilder text = new StringBuilder("| area | sections | figures held | shown only |\n|---|--:|--:|--:|\n");
        int sections = 0;
        int held = 0;
        int shown = 0;
        for (Area area : areas) {
            text.append("| [")
                    .append(area.title)
                    .append("](#")
                    .append(anchor(area.title))
                    .append(") | ");
            text.append(area.sections)
                    .append(" | ")
                    .append(area.held)
                    .append(" | ")
                    .append(area.shown)
                    .append(" |\n");
            sections += area.sections;
            held += area.held;
            shown += area.shown;
        }
        text.append("| **all** | **")
                .append(sections)
                .append("** | **")
                .append(held)
                .append("** | **");
        return text.append(shown).append("** |\n\n").toString();
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
