package io.netsplit.scenario.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A history that the user named.
 *
 * @param name as the user would type it
 * @param file where it lies; none for standard input
 * @param problem why it cannot be read, where that is known already; else empty
 */
record HistorySource(String name, Optional<Path> file, String problem) {
    /** What stands for standard input. */
    static final String STANDARD_INPUT = "-";

    static HistorySource of(String name, Path file) {
        return new HistorySource(name, Optional.of(file), "");
    }

    static HistorySource standardInput() {
        return new HistorySource(STANDARD_INPUT, Optional.empty(), "");
    }

    static HistorySource unreadable(String name, String problem) {
        return new HistorySource(name, Optional.empty(), problem);
    }
}
