package io.netsplit.scenario.format.diagnostic;

/**
 * What {@code netsplit explain CODE} shows.
 *
 * @param code which mistake
 * @param explanation why it is one, and what to do
 * @param wrong sections of a scenario file that make it
 * @param right the same, put right
 */
public record ErrorPage(ErrorCode code, String explanation, String wrong, String right) {
    /** The page as plain text. */
    public String text() {
        return code + ": " + code.title() + " (" + code.severity().word() + ")\n\n" + explanation.strip()
                + "\n\nWrong:\n\n" + indented(wrong) + "\nRight:\n\n" + indented(right);
    }

    private static String indented(String example) {
        StringBuilder out = new StringBuilder();
        example.strip()
                .lines()
                .forEach(line ->
                        out.append(line.isEmpty() ? "" : "    ").append(line).append('\n'));
        return out.toString();
    }
}
