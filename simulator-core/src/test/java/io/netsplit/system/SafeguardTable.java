package io.netsplit.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One system's part of docs/safeguards.md: which safeguard was switched off, which checker noticed, and how many seeds that
 * took. A test measures the rows and holds the page to them; with {@code -Dnetsplit.update=true} it writes them instead.
 */
public final class SafeguardTable {
    private static final Path PAGE = Path.of("..", "docs", "safeguards.md");
    private static final String NEWLINE = "\n";

    /**
     * @param safeguard the option and its value, as "quorum: 2"
     * @param checker what noticed, as "linearizable" or the name of an invariant
     * @param firstSeed the first that betrayed it, counted from 1
     */
    public record Row(String safeguard, String checker, long firstSeed) {}

    private SafeguardTable() {}

    /** Holds the section of {@code protocol} to these rows, in this order. */
    public static synchronized void hold(String protocol, List<Row> rows) {
        StringBuilder text = new StringBuilder(begin(protocol)).append(NEWLINE).append(NEWLINE);
        text.append("## ").append(protocol).append(NEWLINE).append(NEWLINE);
        text.append("| safeguard off | noticed by | first seed |").append(NEWLINE);
        text.append("|---|---|--:|").append(NEWLINE);
        for (Row row : rows) {
            text.append("| `")
                    .append(row.safeguard())
                    .append("` | ")
                    .append(row.checker())
                    .append(" | ");
            text.append(row.firstSeed()).append(" |").append(NEWLINE);
        }
        text.append(NEWLINE).append(end(protocol));
        String page = read();
        if (Boolean.getBoolean("netsplit.update")) {
            write(replaced(page, protocol, text.toString()));
        } else {
            assertThat(page)
                    .as("docs/safeguards.md; run this test with -Dnetsplit.update=true to write it anew")
                    .contains(text);
        }
    }

    private static String begin(String protocol) {
        return "<!-- begin " + protocol + " -->";
    }

    private static String end(String protocol) {
        return "<!-- end " + protocol + " -->";
    }

    private static String replaced(String page, String protocol, String section) {
        int from = page.indexOf(begin(protocol));
        int to = page.indexOf(end(protocol));
        return from < 0
                ? page.stripTrailing() + NEWLINE + NEWLINE + section + NEWLINE
                : page.substring(0, from)
                        + section
                        + page.substring(to + end(protocol).length());
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String page) {
        try {
            Files.writeString(PAGE, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
