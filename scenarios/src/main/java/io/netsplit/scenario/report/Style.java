package io.netsplit.scenario.report;

/**
 * How text is dressed: with colours or without, with symbols or with plain ASCII. Meaning never hangs on colour alone: every
 * verdict has a sign of its own.
 *
 * @param colours true to write ANSI colours
 * @param symbols true to write ✓ ✗ · and the like, false for ASCII
 */
public record Style(boolean colours, boolean symbols) {
    /** No colours, all symbols: what files and pipes get. */
    public static final Style PLAIN = new Style(false, true);

    private static final String ESCAPE = "\u001b[";
    private static final String[][] ASCII = {
        {"✓", "+"}, {"✗", "x"}, {"·", "-"}, {"×", "x"}, {"…", "..."}, {"→", "->"}, {"≥", ">="}, {"≤", "<="}, {"–", "-"},
        {"│", "|"}, {"─", "-"}, {"├", "|"}, {"┤", "|"}, {"▒", "#"}, {"█", "#"}, {"⇢", "~>"}, {"⚡", "!"}, {"│", "|"},
        {"↯", "!"}, {"└", "`"}, {"┬", "+"}, {"┴", "+"}, {"┼", "+"}, {"±", "+/-"}, {"“", "\""}, {"”", "\""}, {"’", "'"}
    };

    public static Style of(boolean colours, boolean symbols) {
        return new Style(colours, symbols);
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("31;1", text);
    }

    public String doubtful(String text) {
        return paint("33", text);
    }

    public String strong(String text) {
        return paint("1", text);
    }

    public String faint(String text) {
        return paint("2", text);
    }

    /** {@code text} as this style can show it. */
    public String symbols(String text) {
        if (symbols) {
            return text;
        }
        String plain = text;
        for (String[] pair : ASCII) {
            plain = plain.replace(pair[0], pair[1]);
        }
        return plain;
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
