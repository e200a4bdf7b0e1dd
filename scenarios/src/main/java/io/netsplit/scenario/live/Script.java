package io.netsplit.scenario.live;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a scenario.
 *
 * @param name what messages call it, and a person types to name it
 * @param text what stands in it now
 * @param file where it lies, and is saved; empty where it has none, or none that may be written to
 */
public record Script(String name, String text, Optional<Path> file) {
    /** Reads it. */
    public ParseResult read() {
        return new ScenarioReader().read(name, text);
    }

    public Script withText(String other) {
        return new Script(name, other, file);
    }
}
