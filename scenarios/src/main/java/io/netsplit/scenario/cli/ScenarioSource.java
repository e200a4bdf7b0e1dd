package io.netsplit.scenario.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A scenario that was asked for.
 *
 * @param name what messages, reports and replay commands call it: a path as the user would type it, or a library name
 * @param file where it lies; empty for one that is only in the jar
 * @param entry its place in the library; empty for a file
 */
record ScenarioSource(String name, Optional<Path> file, Optional<ScenarioLibrary.Entry> entry) {
    /** Reads it; {@code shown} is what messages call it. */
    Engine.Parsed parse(Engine engine, String shown, List<String> settings) {
        if (file.isPresent()) {
            return engine.read(shown, file.get(), settings);
        }
        return engine.read(shown, text(), settings);
    }

    /** The text of a scenario that was read before. */
    String text() {
        try {
            return file.isPresent()
                    ? Files.readString(file.get(), StandardCharsets.UTF_8)
                    : ScenarioLibrary.text(entry.orElseThrow());
        } catch (IOException e) {
            throw new UserMistake(ExitCode.INVALID_SCENARIO, name + " cannot be read: " + Reasons.of(e) + ".");
        }
    }
}
